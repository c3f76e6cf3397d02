select scope, cast(sum(touches) as bigint) as value
from population
group by scope
