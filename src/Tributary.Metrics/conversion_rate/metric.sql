select arrival.scope, arrival.contributor,
       cast(case when count(distinct case when h.day < cast($to as date) then h.week end) >= $weeks or max(h.day) >= cast($to as date) then 1 else 0 end as bigint) as amount,
       cast(1 as bigint) as whole
from arrival
join history h on h.scope = arrival.scope and h.contributor = arrival.contributor
group by arrival.scope, arrival.contributor
