select scope, count(distinct repository) as value
from population
where commits > 0
group by scope
