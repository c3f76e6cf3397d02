select part.scope,
       cast(sum(part.amount) as double precision) / cast(sum(part.whole) as double precision) as value,
       cast(sum(part.amount) as bigint) as part,
       cast(sum(part.whole) as bigint) as whole,
       count(*) filter (where c.kind in ('human', 'address')) as contributors
from (
{statement}
) as part
left join contributor c on c.people = $people and c.contributor = part.contributor
group by part.scope
having sum(part.whole) > 0
