select scope, contributor, sum(touches) as amount
from population
group by scope, contributor
