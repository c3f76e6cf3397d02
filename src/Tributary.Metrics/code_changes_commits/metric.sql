select scope, contributor, sum(commits) as amount
from population
group by scope, contributor
