insert into coverage_note (repository, undated, copies, ahead, sequence, last_day)
with counted as (
  select repository, count(*) as commits
  from commit
  where lost_at is null and parent_count < 2
  group by repository
),
dated as (
  -- Every dated commit has one author, so the authored commits of the plain reading are all of them.
  select repository, sum(commits) as commits, max(day) as last_day
  from activity
  where people = 'raw'
  group by repository
),
early as (
  -- Dated after the end of what is covered: they come into a period once it reaches their day.
  select c.repository, count(*) as commits
  from commit c
  join coverage v on v.repository = c.repository
  where c.lost_at is null and c.parent_count < 2
    and c.author_time between 631152000 and 253402300799
    and cast(date '1970-01-01' + cast(floor(c.author_time / 86400.0) as integer) as date) > cast(v.covered_until as date)
  group by c.repository
),
copied as (
  select repository, count(*) as copies
  from origin
  group by repository
)
select counted.repository,
       cast(counted.commits - coalesce(dated.commits, 0) as integer),
       cast(coalesce(copied.copies, 0) as integer),
       cast(coalesce(early.commits, 0) as integer),
       v.sequence, dated.last_day
from counted
join coverage v on v.repository = counted.repository
left join dated on dated.repository = counted.repository
left join early on early.repository = counted.repository
left join copied on copied.repository = counted.repository
order by counted.repository
