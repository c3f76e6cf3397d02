with weekly as (
  select scope, repository, contributor, week, case when day >= cast($year_from as date) then 1 else 0 end as now
  from history
  where is_person
),
spell as (
  select scope, contributor, now, count(distinct week) as weeks
  from weekly
  group by scope, contributor, now
),
total as (
  select contributor, now, sum(weeks) as weeks
  from spell
  group by contributor, now
),
home as (
  select spell.scope, spell.contributor, spell.now
  from spell
  join total on total.contributor = spell.contributor and total.now = spell.now
  where total.weeks >= $weeks and spell.weeks * 100 >= total.weeks * $share
),
moved as (
  select was.scope, home.scope as destination, was.contributor
  from home was
  join home on home.contributor = was.contributor and home.now = 1
  where was.now = 0 and home.scope <> was.scope
),
-- The repository in which each is most, in either year, whatever the places are.
stay as (
  select repository, contributor, now, count(distinct week) as weeks
  from weekly
  group by repository, contributor, now
),
seat as (
  select repository, contributor, now
  from (select stay.*, row_number() over (partition by contributor, now order by weeks desc, repository) as number from stay) ranked
  where number = 1
),
left_together as (
  select was.repository, seat.repository as destination, count(*) as people
  from seat was
  join seat on seat.contributor = was.contributor and seat.now = 1
  where was.now = 0
  group by was.repository, seat.repository
),
crew as (
  select repository, sum(people) as people
  from left_together
  group by repository
),
company as (
  select left_together.repository, left_together.destination
  from left_together
  join crew on crew.repository = left_together.repository
  where left_together.destination <> left_together.repository and left_together.people >= $group and left_together.people * 2 >= crew.people
),
flow as (
  select moved.scope, moved.destination,
         count(*) filter (where company.repository is null) as people,
         count(*) filter (where company.repository is not null) as as_group
  from moved
  join seat was on was.contributor = moved.contributor and was.now = 0
  join seat on seat.contributor = moved.contributor and seat.now = 1
  left join company on company.repository = was.repository and company.destination = seat.repository
  group by moved.scope, moved.destination
)
select flow.scope, scope.name as destination,
       row_number() over (partition by flow.scope order by flow.people desc, flow.as_group desc, scope.name) as place,
       flow.people as value,
       coalesce(opposite.people, 0) as back,
       flow.people - coalesce(opposite.people, 0) as net,
       flow.as_group
from flow
join scope on scope.scope = flow.destination
left join flow opposite on opposite.scope = flow.destination and opposite.destination = flow.scope
