select scope, cast(sum(commits) as bigint) as value
from population
group by scope
