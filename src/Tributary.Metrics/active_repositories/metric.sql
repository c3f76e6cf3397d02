select distinct scope, repository
from population
where commits > 0
