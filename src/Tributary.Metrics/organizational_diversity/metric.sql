with employed as (
  select p.scope, p.contributor, p.commits, coalesce(f.organisation, 'unknown') as organisation, coalesce(f.kind, 'unknown') as kind
  from population p
  left join affiliation f on f.people = $people and f.contributor = p.contributor and p.day >= f.from_day and p.day < f.until_day
  where p.is_person
),
output as (
  select scope, organisation, kind, sum(commits) as commits, count(distinct contributor) as contributors
  from employed
  group by scope, organisation, kind
),
total as (
  select scope, sum(commits) as commits, sum(case when kind = 'unknown' then 0 else commits end) as known
  from output
  group by scope
)
select output.scope, output.organisation,
       row_number() over (partition by output.scope order by output.commits desc, output.contributors desc, output.organisation, output.kind) as place,
       cast(output.commits as bigint) as value,
       output.contributors,
       case when total.commits > 0 then cast(output.commits as double precision) / cast(total.commits as double precision) end as share_at_least,
       case when output.kind <> 'unknown' and total.known > 0 then cast(output.commits as double precision) / cast(total.known as double precision) end as share_of_known
from output
join total on total.scope = output.scope
