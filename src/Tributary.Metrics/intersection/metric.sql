with here as (
  select distinct population.scope, scope.position, contributor
  from population
  join scope on scope.scope = population.scope
  where is_person
),
three as (
  select one.scope, two.scope as second, three.scope as third, two.position as second_position, three.position as third_position, count(*) as shared
  from here one
  join here two on two.contributor = one.contributor and two.position > one.position
  join here three on three.contributor = two.contributor and three.position > two.position
  group by one.scope, two.scope, three.scope, two.position, three.position
)
select scope, second, third,
       row_number() over (partition by scope order by shared desc, second_position, third_position) as place,
       shared as value
from three
where shared >= $least
