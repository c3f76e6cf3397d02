-- The dated non-merge commits of the stale repositories, each with the contributor whom it is credited to.
insert into authored (people, repository, commit, day, utc_offset, copy, writer, contributor, touches, added, assisted)
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
dated as (
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
),
written as (
  select d.repository, d.commit, d.day, d.utc_offset, d.copy, i.contributor, person.kind
  from dated d
  join identity i on i.people = $people and i.signature = d.author
  join contributor person on person.people = $people and person.contributor = i.contributor
),
prompted as (
  -- What an agent authored is the work of the person who had it do it: the first that it names. In the plain reading there are no agents.
  select w.repository, w.commit, i.contributor, row_number() over (partition by w.repository, w.commit order by t.position) as number
  from written w
  join trailer t on t.repository = w.repository and t.commit = w.commit and t.key = 'co-authored-by'
  join identity i on i.people = $people and i.signature = t.signature
  join contributor person on person.people = $people and person.contributor = i.contributor and person.kind = 'human'
  where w.kind = 'agent'
)
select $people, w.repository, w.commit, w.day, w.utc_offset, w.copy, w.contributor, coalesce(p.contributor, w.contributor),
       cast(coalesce(t.touches, 0) as integer), cast(coalesce(t.added, 0) as integer), case when m.commit is null then 0 else 1 end
from written w
left join prompted p on p.repository = w.repository and p.commit = w.commit and p.number = 1
left join touched t on t.repository = w.repository and t.commit = w.commit
left join declared m on m.repository = w.repository and m.commit = w.commit
order by w.repository, w.day, w.commit
