select scope, contributor, sum(touches) as amount
from (
  select scope, contributor, touches from population
  union all
  select scope, contributor, -touches from large
) as part
group by scope, contributor
