select distinct scope, cast(repository as bigint) as repository
from population
where commits > 0
