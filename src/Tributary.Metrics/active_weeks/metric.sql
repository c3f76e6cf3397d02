with depth as (
  select scope, contributor, count(distinct week) as weeks
  from population
  where is_person
  group by scope, contributor
)
select scope,
       cast(avg(weeks) as double precision) as value,
       cast(percentile_cont(0.5) within group (order by weeks) as double precision) as median,
       count(*) as contributors
from depth
group by scope
