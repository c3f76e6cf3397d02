with depth as (
  select scope, contributor, count(distinct week) as weeks
  from population
  where is_person
  group by scope, contributor
)
select scope, count(*) as value
from depth
where weeks >= $weeks
group by scope
