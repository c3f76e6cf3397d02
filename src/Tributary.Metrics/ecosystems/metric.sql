with output as (
  select p.scope, w.label, cast(sum(p.commits) as bigint) as commits, count(distinct p.contributor) as contributors
  from population p
  join work w on w.repository = p.repository and w.commit = p.commit and w.aspect = 'ecosystem' and w.about
  where p.is_person
  group by p.scope, w.label
),
total as (
  select scope, sum(commits) as commits
  from population
  where is_person
  group by scope
)
select output.scope, output.label as ecosystem,
       row_number() over (partition by output.scope order by output.commits desc, output.contributors desc, output.label) as place,
       output.commits as value,
       output.contributors,
       case when total.commits > 0 then cast(output.commits as double precision) / cast(total.commits as double precision) end as share
from output
join total on total.scope = output.scope
