select scope, contributor, count(distinct week) as amount
from population
where is_person
group by scope, contributor
