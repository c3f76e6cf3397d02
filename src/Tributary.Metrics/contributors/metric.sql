select scope, count(distinct contributor) as value
from population
where is_person
group by scope
