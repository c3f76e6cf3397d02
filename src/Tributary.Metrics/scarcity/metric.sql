with depth as (
  select scope, contributor, case when day >= cast($from as date) then 1 else 0 end as now, count(distinct week) as weeks
  from history
  where is_person
  group by scope, contributor, case when day >= cast($from as date) then 1 else 0 end
),
pool as (
  select one.scope, other.scope as other, one.contributor, max(one.now) as now, min(one.now) as earliest
  from depth one
  join depth other on other.contributor = one.contributor and other.now = one.now and other.scope <> one.scope
  where one.weeks >= $weeks and other.weeks >= $other_weeks
  group by one.scope, other.scope, one.contributor
)
select pool.scope, scope.name as other,
       row_number() over (partition by pool.scope order by sum(now) desc, count(*) desc, scope.name) as place,
       count(*) filter (where now = 1) as value,
       count(*) filter (where earliest = 0) as before,
       count(*) filter (where earliest = 1) as entered,
       count(*) filter (where now = 0) as departed
from pool
join scope on scope.scope = pool.other
group by pool.scope, scope.name
