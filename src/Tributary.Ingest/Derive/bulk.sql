-- The commits of the catalogued repositories that touch more paths than 999 of 1,000 of them do. Copies are listed, but count once for what is usual.
insert into bulk (people, repository, commit, id, day, contributor, copy, is_person, touches, added)
with catalogued as (
  select a.people, a.repository, a.commit, a.day, a.contributor, a.copy, a.touches, a.added
  from authored a
  join repository r on r.repository = a.repository
  where r.position is not null
),
usual as (
  select people, percentile_disc(0.999) within group (order by touches) as touches
  from catalogued
  where not copy
  group by people
)
select a.people, a.repository, a.commit, c.id, a.day, a.contributor, a.copy, person.kind in ('human', 'address'), a.touches, a.added
from catalogued a
join usual on usual.people = a.people and usual.touches < a.touches
join commit c on c.repository = a.repository and c.commit = a.commit
join contributor person on person.people = a.people and person.contributor = a.contributor
order by a.people, a.repository, a.day, a.commit
