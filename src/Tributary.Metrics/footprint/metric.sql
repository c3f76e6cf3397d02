with files as (
  select scope, count(*) as paths
  from (select distinct scope, repository, path from touched) as file
  group by scope
),
team as (
  select scope, count(distinct contributor) as contributors
  from population
  where is_person
  group by scope
)
select files.scope, files.paths as value, team.contributors,
       cast(files.paths as double precision) / cast(team.contributors as double precision) as files_per_contributor
from files
left join team on team.scope = files.scope
