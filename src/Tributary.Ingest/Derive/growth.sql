-- A path is there after its last change by committer date, on whatever branch that was merged since, unless that deleted it; of two in one second, the one that wrote it is the last.
-- Vendored and generated paths don't count.
insert into growth (repository, day, paths)
with seen as (
  select ch.repository, ch.path, c.committer_time as time, ch.status <> 'D' as here
  from change ch
  join commit c on c.repository = ch.repository and c.commit = ch.commit
  where c.lost_at is null and c.committer_time <= 253402300799
    and ch.repository in (select repository from stale)
    and not exists (select 1 from excluded_path x where x.repository = ch.repository and x.path = ch.path)
),
deleted as (
  select distinct repository, path
  from seen
  where not here
),
state as (
  -- Only what was ever deleted has to be put in order.
  select seen.repository, seen.time, seen.here, lag(seen.here, 1, false) over (partition by seen.repository, seen.path order by seen.time, seen.here) as was_here
  from seen
  join deleted on deleted.repository = seen.repository and deleted.path = seen.path
),
turn as (
  select repository, time, case when here then 1 else -1 end as paths
  from state
  where here <> was_here
  union all
  select seen.repository, min(seen.time), 1
  from seen
  left join deleted on deleted.repository = seen.repository and deleted.path = seen.path
  where deleted.path is null
  group by seen.repository, seen.path
)
select repository, cast(date '1970-01-01' + cast(floor(greatest(time, 631152000) / 86400.0) as integer) as date) as day, cast(sum(paths) as integer)
from turn
group by repository, day
having sum(paths) <> 0
order by repository, day
