with files as (
  -- A path is a repository's own.
  select scope, sum(paths) as paths
  from (select scope, repository, count(distinct path) as paths from touched group by scope, repository) as counted
  group by scope
),
team as (
  select scope, count(distinct contributor) as contributors
  from population
  where is_person
  group by scope
)
select files.scope, cast(files.paths as bigint) as value, team.contributors,
       cast(files.paths as double precision) / cast(team.contributors as double precision) as files_per_contributor
from files
left join team on team.scope = files.scope
