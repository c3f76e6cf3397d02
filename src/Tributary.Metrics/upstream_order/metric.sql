with active as (
  select distinct scope, contributor
  from population
  where is_person
),
begun as (
  select presence.scope, presence.contributor, min(presence.day) as first_day
  from presence
  join active on active.scope = presence.scope and active.contributor = presence.contributor
  group by presence.scope, presence.contributor
),
pair as (
  select one.scope, other.scope as later,
         count(*) filter (where one.first_day < other.first_day) as first_here,
         count(*) filter (where one.first_day > other.first_day) as first_there,
         count(*) filter (where one.first_day = other.first_day) as same_day
  from begun one
  join begun other on other.contributor = one.contributor and other.scope <> one.scope
  group by one.scope, other.scope
  having count(*) >= $least
)
select pair.scope, scope.name as later,
       row_number() over (partition by pair.scope order by pair.first_here - pair.first_there desc, pair.first_here desc, scope.name) as place,
       pair.first_here as value, pair.first_there as back, pair.same_day
from pair
join scope on scope.scope = pair.later
