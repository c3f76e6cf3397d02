with arrival as (
  select scope, contributor, min(day) as first_day
  from history
  where is_person
  group by scope, contributor
)
select scope, count(*) as value
from arrival
where first_day >= cast($from as date)
group by scope
