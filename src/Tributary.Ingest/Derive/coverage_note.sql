insert into coverage_note (repository, undated, copies)
with counted as (
  select repository, count(*) as commits
  from commit
  where lost_at is null and parent_count < 2
  group by repository
),
dated as (
  -- Every dated commit has one author, so the authored commits of the plain reading are all of them.
  select repository, sum(commits) as commits
  from activity
  where people = 'raw'
  group by repository
),
copied as (
  select repository, count(*) as copies
  from origin
  group by repository
)
select counted.repository,
       cast(counted.commits - coalesce(dated.commits, 0) as integer),
       cast(coalesce(copied.copies, 0) as integer)
from counted
left join dated on dated.repository = counted.repository
left join copied on copied.repository = counted.repository
order by counted.repository
