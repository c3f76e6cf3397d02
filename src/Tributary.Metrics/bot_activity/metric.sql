select p.scope, p.contributor,
       sum(case when c.kind = 'bot' then p.commits else 0 end) as amount,
       sum(p.commits) as whole
from population p
join contributor c on c.people = $people and c.contributor = p.contributor
group by p.scope, p.contributor
