with output as (
  select scope, contributor, sum(commits) as commits
  from population
  where is_person and commits > 0
  group by scope, contributor
),
ranked as (
  select scope, commits,
         row_number() over (partition by scope order by commits desc, contributor) as number,
         sum(commits) over (partition by scope order by commits desc, contributor rows unbounded preceding) as running,
         sum(commits) over (partition by scope) as total
  from output
)
select scope,
       min(case when running * 100 >= total * $share then number end) as value,
       cast(max(commits) as double precision) / cast(max(total) as double precision) as largest_share,
       count(*) as contributors
from ranked
group by scope
