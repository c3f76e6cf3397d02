select scope, contributor
from population
where is_person
group by scope, contributor
having count(distinct week) >= $weeks
