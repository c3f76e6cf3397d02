with here as (
  select distinct scope, contributor
  from population
  where is_person
),
size as (
  select scope, count(*) as contributors
  from here
  group by scope
),
pair as (
  select one.scope, other.scope as other, count(*) as shared
  from here one
  join here other on other.contributor = one.contributor and other.scope <> one.scope
  group by one.scope, other.scope
)
select pair.scope, scope.name as other,
       row_number() over (partition by pair.scope order by pair.shared desc, pair.other) as place,
       pair.shared as value,
       cast(pair.shared as double precision) / cast(least(mine.contributors, theirs.contributors) as double precision) as share_of_smaller,
       cast(pair.shared as double precision) / cast(mine.contributors + theirs.contributors - pair.shared as double precision) as jaccard
from pair
join size mine on mine.scope = pair.scope
join size theirs on theirs.scope = pair.other
join scope on scope.scope = pair.other
where pair.shared >= $least
