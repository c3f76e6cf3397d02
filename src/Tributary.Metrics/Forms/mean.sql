select scope,
       cast(avg(amount) as double precision) as value,
       cast(percentile_cont(0.25) within group (order by amount) as double precision) as lower_quartile,
       cast(percentile_cont(0.5) within group (order by amount) as double precision) as median,
       cast(percentile_cont(0.75) within group (order by amount) as double precision) as upper_quartile,
       cast(max(amount) as bigint) as most,
       count(*) as contributors
from (
{statement}
) as part
group by scope
