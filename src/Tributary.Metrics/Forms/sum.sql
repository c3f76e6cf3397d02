select part.scope,
       cast(sum(part.amount) as bigint) as value,
       count(*) filter (where c.kind in ('human', 'address')) as contributors
from (
{statement}
) as part
left join contributor c on c.people = $people and c.contributor = part.contributor
group by part.scope
