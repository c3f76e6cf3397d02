-- The dated commits, each with the contributor whom it is credited to.
insert into authored (people, repository, commit, day, utc_offset, copy, writer, contributor, touches, added, assisted)
with written as (
  select d.repository, d.commit, d.day, d.utc_offset, d.copy, d.touches, d.added, d.assisted, i.contributor, person.kind
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
select $people, w.repository, w.commit, w.day, w.utc_offset, w.copy, w.contributor, coalesce(p.contributor, w.contributor), w.touches, w.added, w.assisted
from written w
left join prompted p on p.repository = w.repository and p.commit = w.commit and p.number = 1
order by w.repository, w.day, w.commit
