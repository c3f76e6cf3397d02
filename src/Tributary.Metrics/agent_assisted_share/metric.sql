select scope, contributor, cast(sum(assisted) as bigint) as amount, cast(sum(commits) as bigint) as whole
from population
where is_person
group by scope, contributor
