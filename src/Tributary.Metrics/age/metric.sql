select scope, cast(cast($to as date) - min(day) as bigint) as value
from history
where day < cast($to as date)
group by scope
