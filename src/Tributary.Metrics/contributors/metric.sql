select distinct scope, contributor
from population
where is_person
