with part as (
  select p.scope, w.label, p.contributor, w.about, p.commits * w.share as share
  from population p
  join work w on w.repository = p.repository and w.commit = p.commit and w.aspect = 'area'
  where p.is_person
),
output as (
  select scope, label, cast(sum(share) as bigint) as shares,
         count(distinct case when about then contributor end) as contributors,
         count(distinct contributor) as touching
  from part
  group by scope, label
),
total as (
  select scope, sum(shares) as shares
  from output
  group by scope
)
select output.scope, output.label as area,
       row_number() over (partition by output.scope order by output.shares desc, output.contributors desc, output.label) as place,
       cast(output.shares as double precision) / 10000 as value,
       output.contributors, output.touching,
       case when total.shares > 0 then cast(output.shares as double precision) / cast(total.shares as double precision) end as share
from output
join total on total.scope = output.scope
