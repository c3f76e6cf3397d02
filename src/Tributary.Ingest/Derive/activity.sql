insert into activity (people, day, week, repository, contributor, copy, is_person, commits, coauthored, touches, assisted, utc_offset)
with fresh as (
  select a.repository, a.commit, a.day, a.utc_offset, a.copy, a.writer, a.contributor, a.touches, a.assisted
  from authored a
  join stale on stale.repository = a.repository
  where a.people = $people
),
named as (
  -- Once per commit and contributor, however many of their addresses it names, and not the author again, nor the agent that wrote for the author.
  select distinct a.repository, a.commit, a.day, a.copy, i.contributor
  from fresh a
  join trailer t on t.repository = a.repository and t.commit = a.commit and t.key = 'co-authored-by'
  join identity i on i.people = $people and i.signature = t.signature
  where i.contributor not in (a.contributor, a.writer)
),
credited as (
  select repository, day, utc_offset, copy, contributor, 1 as commits, 0 as coauthored, touches, assisted from fresh
  union all
  select repository, day, null, copy, contributor, 0, 1, 0, 0 from named
)
select $people, day, cast(date_trunc('week', day) as date), credited.repository, credited.contributor, copy,
       person.kind in ('human', 'address'),
       cast(sum(commits) as integer), cast(sum(coauthored) as integer), cast(sum(touches) as integer), cast(sum(assisted) as integer), utc_offset
from credited
join contributor person on person.people = $people and person.contributor = credited.contributor
group by day, credited.repository, credited.contributor, copy, person.kind, utc_offset
order by day, credited.repository, credited.contributor, copy, utc_offset nulls last
