with depth as (
  select scope, contributor, count(distinct week) as weeks
  from population
  where is_person
  group by scope, contributor
)
select scope, weeks as place, cast(weeks as varchar) as weeks, count(*) as value
from depth
group by scope, depth.weeks
