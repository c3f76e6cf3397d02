with here as (
  select distinct scope, contributor
  from population
  where is_person
),
three as (
  select one.scope, two.scope as second, three.scope as third, count(*) as shared
  from here one
  join here two on two.contributor = one.contributor and two.scope > one.scope
  join here three on three.contributor = two.contributor and three.scope > two.scope
  group by one.scope, two.scope, three.scope
)
select three.scope, two.name as second, last.name as third,
       row_number() over (partition by three.scope order by three.shared desc, three.second, three.third) as place,
       three.shared as value
from three
join scope two on two.scope = three.second
join scope last on last.scope = three.third
where three.shared >= $least
