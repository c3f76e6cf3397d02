select p.scope, p.contributor,
       cast(sum(case when c.kind = 'bot' then p.commits else 0 end) as bigint) as amount,
       cast(sum(p.commits) as bigint) as whole
from population p
join contributor c on c.people = $people and c.contributor = p.contributor
group by p.scope, p.contributor
