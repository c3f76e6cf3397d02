with latest as (
  select ch.repository, ch.path,
         max(case when ch.status = 'D' then c.committer_time end) as deleted,
         max(case when ch.status <> 'D' then c.committer_time end) as written
  from change ch
  join commit c on c.repository = ch.repository and c.commit = ch.commit
  where c.lost_at is null and c.committer_time < 86400 * cast(cast($from as date) - date '1970-01-01' as bigint)
  group by ch.repository, ch.path
),
stock as (
  select member.scope, count(*) as paths
  from member
  join latest on latest.repository = member.repository
  where member.included and latest.written is not null and latest.written >= coalesce(latest.deleted, latest.written)
  group by member.scope
),
files as (
  select scope, count(*) as paths
  from (select distinct scope, repository, path from touched) as file
  group by scope
)
select stock.scope,
       cast(coalesce(files.paths, 0) as double precision) / cast(stock.paths as double precision) as value,
       coalesce(files.paths, 0) as touched,
       stock.paths as existing
from stock
left join files on files.scope = stock.scope
