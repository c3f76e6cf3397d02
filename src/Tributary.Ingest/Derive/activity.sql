insert into activity (people, day, week, repository, contributor, copy, is_person, commits, coauthored, touches, assisted)
with day_of as (
  -- Years 1990 to 9999 have days; what else stands in a commit must not reach a calendar.
  select repository, commit, author,
         case when author_time between 631152000 and 253402300799
              then cast(date '1970-01-01' + cast(floor(author_time / 86400.0) as integer) as date) end as day
  from commit
  where lost_at is null and parent_count < 2
),
dated as (
  -- A date before 1990 or after the day up to which the history is known is a wrong clock: kept as a fact, left out of period figures.
  select c.repository, c.commit, c.author, o.home is not null as copy, c.day
  from day_of c
  join coverage v on v.repository = c.repository
  left join origin o on o.repository = c.repository and o.commit = c.commit
  where c.day <= cast(v.covered_until as date)
),
touched as (
  select repository, commit, count(*) as touches
  from change
  group by repository, commit
),
declared as (
  select distinct repository, commit
  from assistance
  where mark <> 'review'
),
written as (
  select d.repository, d.commit, d.day, d.copy, i.contributor, person.kind
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
),
authored as (
  select w.repository, w.commit, w.day, w.copy, w.contributor as writer, coalesce(p.contributor, w.contributor) as contributor,
         coalesce(t.touches, 0) as touches, case when m.commit is null then 0 else 1 end as assisted
  from written w
  left join prompted p on p.repository = w.repository and p.commit = w.commit and p.number = 1
  left join touched t on t.repository = w.repository and t.commit = w.commit
  left join declared m on m.repository = w.repository and m.commit = w.commit
),
named as (
  -- Once per commit and contributor, however many of their addresses it names, and not the author again, nor the agent that wrote for the author.
  select distinct a.repository, a.commit, a.day, a.copy, i.contributor
  from authored a
  join trailer t on t.repository = a.repository and t.commit = a.commit and t.key = 'co-authored-by'
  join identity i on i.people = $people and i.signature = t.signature
  where i.contributor not in (a.contributor, a.writer)
),
credited as (
  select repository, day, copy, contributor, 1 as commits, 0 as coauthored, touches, assisted from authored
  union all
  select repository, day, copy, contributor, 0, 1, 0, 0 from named
)
select $people, day, cast(date_trunc('week', day) as date), credited.repository, credited.contributor, copy,
       person.kind in ('human', 'address'),
       cast(sum(commits) as integer), cast(sum(coauthored) as integer), cast(sum(touches) as integer), cast(sum(assisted) as integer)
from credited
join contributor person on person.people = $people and person.contributor = credited.contributor
group by day, credited.repository, credited.contributor, copy, person.kind
order by day, credited.repository, credited.contributor, copy
