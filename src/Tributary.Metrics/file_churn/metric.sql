with stock as (
  select member.scope, sum(growth.paths) as paths
  from member
  join growth on growth.repository = member.repository
  where member.included and growth.day < cast($from as date)
  group by member.scope
  having sum(growth.paths) > 0
),
files as (
  -- A path is a repository's own.
  select scope, sum(paths) as paths
  from (select scope, repository, count(distinct path) as paths from touched group by scope, repository) as counted
  group by scope
)
select stock.scope,
       cast(coalesce(files.paths, 0) as double precision) / cast(stock.paths as double precision) as value,
       cast(coalesce(files.paths, 0) as bigint) as touched,
       cast(stock.paths as bigint) as existing
from stock
left join files on files.scope = stock.scope
