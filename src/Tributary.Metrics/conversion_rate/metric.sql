select arrival.scope, arrival.contributor,
       case when count(distinct case when h.day < cast($to as date) then h.week end) >= $weeks or max(h.day) >= cast($to as date) then 1 else 0 end as amount,
       1 as whole
from arrival
join history h on h.scope = arrival.scope and h.contributor = arrival.contributor
group by arrival.scope, arrival.contributor
