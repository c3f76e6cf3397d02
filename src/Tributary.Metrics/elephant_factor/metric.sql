with employed as (
  select p.scope, p.contributor, p.commits, coalesce(f.kind, 'unknown') as kind, f.organisation
  from population p
  left join affiliation f on f.people = $people and f.contributor = p.contributor and p.day >= f.from_day and p.day < f.until_day
  where p.is_person
),
known as (
  select scope, cast(sum(case when kind = 'unknown' then commits else 0 end) as double precision) / cast(sum(commits) as double precision) as unknown_share,
         count(distinct contributor) as contributors
  from employed
  group by scope
  having sum(commits) > 0
),
output as (
  select scope, organisation, sum(commits) as commits, count(distinct contributor) as people
  from employed
  where kind not in ('unknown', 'independent') and commits > 0
  group by scope, organisation
),
ranked as (
  select scope, commits, people,
         row_number() over (partition by scope order by commits desc, organisation) as number,
         sum(commits) over (partition by scope order by commits desc, organisation rows unbounded preceding) as running,
         sum(commits) over (partition by scope) as total
  from output
),
factor as (
  select scope,
         min(case when running * 100 >= total * $share then number end) as value,
         cast(max(commits) as double precision) / cast(max(total) as double precision) as largest_share,
         max(case when number = 1 then people end) as largest_people,
         count(*) as organisations
  from ranked
  group by scope
)
select known.scope, factor.value, factor.largest_share, factor.largest_people, factor.organisations, known.unknown_share, known.contributors
from known
left join factor on factor.scope = known.scope
