select scope, contributor, cast(sum(commits) as bigint) as amount
from population
group by scope, contributor
