select scope, contributor, cast(sum(touches) as bigint) as amount
from (
  select scope, contributor, touches from population
  union all
  select scope, contributor, -touches from large
) as part
group by scope, contributor
