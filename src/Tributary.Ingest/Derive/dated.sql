-- The dated non-merge commits of the stale repositories, with what they touch: the same in whichever reading they are credited.
create or replace temp table dated as
with day_of as (
  -- Years 1990 to 9999 have days; what else stands in a commit must not reach a calendar.
  select c.repository, c.commit, c.author,
         case when author_time between 631152000 and 253402300799
              then cast(date '1970-01-01' + cast(floor(author_time / 86400.0) as integer) as date) end as day,
         case when author_offset ~ '^[+-][0-9][0-9][0-5][0-9]$'
              then case when substr(author_offset, 1, 1) = '-' then -1 else 1 end
                   * (cast(substr(author_offset, 2, 2) as integer) * 60 + cast(substr(author_offset, 4, 2) as integer)) end as utc_offset
  from commit c
  join stale on stale.repository = c.repository
  where c.lost_at is null and c.parent_count < 2
),
placed as (
  -- A date before 1990 or after the day up to which the history is known is a wrong clock: kept as a fact, left out of period figures.
  select c.repository, c.commit, c.author, c.day, o.home is not null as copy,
         -- No place on Earth is further from UTC.
         case when c.utc_offset between -840 and 840 then c.utc_offset end as utc_offset
  from day_of c
  join coverage v on v.repository = c.repository
  left join origin o on o.repository = c.repository and o.commit = c.commit
  where c.day <= cast(v.covered_until as date)
),
touched as (
  select x.repository, x.commit, count(*) as touches, count(*) filter (where x.status = 'A') as added
  from change x
  join stale on stale.repository = x.repository
  group by x.repository, x.commit
),
declared as (
  select distinct repository, commit
  from assistance
  where mark <> 'review'
)
select d.repository, d.commit, d.author, d.day, d.utc_offset, d.copy,
       cast(coalesce(t.touches, 0) as integer) as touches, cast(coalesce(t.added, 0) as integer) as added, case when m.commit is null then 0 else 1 end as assisted
from placed d
left join touched t on t.repository = d.repository and t.commit = d.commit
left join declared m on m.repository = d.repository and m.commit = d.commit
