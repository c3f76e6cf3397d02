select scope, count(*) as value
from (
{statement}
) as member
group by scope
