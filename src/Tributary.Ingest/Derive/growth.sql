-- A path is there after its last change by committer date, on whatever branch that was merged since, unless that deleted it; of two in one second, the one that wrote it is the last.
-- Vendored and generated paths don't count.
insert into growth (repository, day, paths)
with state as (
  select ch.repository,
         cast(date '1970-01-01' + cast(floor(greatest(c.committer_time, 631152000) / 86400.0) as integer) as date) as day,
         ch.status <> 'D' as here,
         lag(ch.status <> 'D') over (partition by ch.repository, ch.path order by c.committer_time, case when ch.status = 'D' then 0 else 1 end) as was_here
  from change ch
  join commit c on c.repository = ch.repository and c.commit = ch.commit
  where c.lost_at is null and c.committer_time <= 253402300799
    and ch.repository in (select repository from stale)
    and not exists (select 1 from excluded_path x where x.repository = ch.repository and x.path = ch.path)
),
turn as (
  select repository, day, case when here and not coalesce(was_here, false) then 1 when not here and coalesce(was_here, false) then -1 else 0 end as paths
  from state
)
select repository, day, cast(sum(paths) as integer)
from turn
group by repository, day
having sum(paths) <> 0
order by repository, day
