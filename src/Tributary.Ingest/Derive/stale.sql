-- The repositories of which authored and activity have to be made anew. All others hold the facts, the copies and the people that they held;
-- agents' marks follow from the facts alone.
insert into stale (repository)
with credit as (
  select people, signature, contributor, kind from credit_before
  union all
  select i.people, i.signature, i.contributor, c.kind
  from identity i
  join contributor c on c.people = i.people and c.contributor = i.contributor
),
turned as (
  -- What is there once was there before and is not now, or the other way round.
  select signature
  from credit
  group by people, signature, contributor, kind
  having count(*) = 1
),
placed as (
  select repository, commit from copy_before
  union all
  select repository, commit from origin
),
moved as (
  select repository
  from placed
  group by repository, commit
  having count(*) = 1
),
dated as (
  -- As in authored. What is covered may end on another day than before: of one state, as many commits are the same commits.
  select c.repository, count(*) as commits
  from commit c
  join coverage v on v.repository = c.repository
  where c.lost_at is null and c.parent_count < 2
    and case when c.author_time between 631152000 and 253402300799
             then cast(date '1970-01-01' + cast(floor(c.author_time / 86400.0) as integer) as date) end <= cast(v.covered_until as date)
  group by c.repository
),
held as (
  select repository, count(*) as commits
  from authored
  where people = 'raw'
  group by repository
)
select s.repository from signature s join turned on turned.signature = s.signature
union
select repository from moved
union
select v.repository
from coverage v
left join coverage_note n on n.repository = v.repository
left join dated on dated.repository = v.repository
left join held on held.repository = v.repository
where coalesce(dated.commits, held.commits) is not null
  and (n.sequence is distinct from v.sequence or dated.commits is distinct from held.commits)
