with depth as (
  select scope, contributor, count(distinct week) as weeks, sum(commits) as commits
  from population
  where is_person
  group by scope, contributor
),
class as (
  select scope, contributor, commits, case when weeks >= $builder then 1 when weeks >= $regular then 2 else 3 end as place
  from depth
),
output as (
  select scope, place, count(*) as contributors, sum(commits) as commits
  from class
  group by scope, place
)
select scope, place,
       case place when 1 then 'builder' when 2 then 'regular' else 'experimenter' end as depth,
       contributors as value,
       cast(contributors as double precision) / cast(sum(contributors) over (partition by scope) as double precision) as share,
       cast(commits as bigint) as commits
from output
