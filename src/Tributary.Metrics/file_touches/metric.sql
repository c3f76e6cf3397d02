select scope, contributor, cast(sum(touches) as bigint) as amount
from population
group by scope, contributor
