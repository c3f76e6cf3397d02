select scope, contributor, sum(assisted) as amount, sum(commits) as whole
from population
where is_person
group by scope, contributor
