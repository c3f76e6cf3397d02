with checkpoint (weeks) as (
  values (0), (4), (13), (26), (39), (52), (78), (104), (156), (208)
),
visit as (
  select distinct h.scope, h.contributor, arrival.first_day, h.day, scope.observed_until
  from arrival
  join history h on h.scope = arrival.scope and h.contributor = arrival.contributor
  join scope on scope.scope = h.scope
  where h.day <= scope.observed_until and arrival.first_day <= scope.observed_until - cast(7 * $silence as integer)
),
gap as (
  select visit.*, coalesce(lead(day) over (partition by scope, contributor order by day), observed_until) as next_day
  from visit
),
fate as (
  select scope, contributor, first_day, observed_until, min(case when next_day - day >= 7 * $silence then day end) as last_day
  from gap
  group by scope, contributor, first_day, observed_until
),
observed as (
  select scope,
         cast(floor((coalesce(last_day, observed_until - cast(7 * $silence as integer)) - first_day) / 7.0) as integer) as weeks,
         case when last_day is null then 0 else 1 end as has_left
  from fate
),
moment as (
  select scope, weeks, sum(has_left) as leaving, count(*) as ending
  from observed
  group by scope, weeks
),
risk as (
  select scope, weeks, leaving, ending, sum(ending) over (partition by scope order by weeks desc rows unbounded preceding) as at_risk
  from moment
),
curve as (
  select risk.scope, checkpoint.weeks,
         case when max(case when leaving = at_risk then 1 else 0 end) = 1 then 0
              else exp(sum(ln(case when leaving = at_risk then 1 else 1 - cast(leaving as double precision) / cast(at_risk as double precision) end))) end as survival,
         sum(case when leaving = at_risk then 0 else cast(leaving as double precision) / (cast(at_risk as double precision) * cast(at_risk - leaving as double precision)) end) as variance
  from checkpoint
  join risk on risk.weeks <= checkpoint.weeks
  group by risk.scope, checkpoint.weeks
),
watched as (
  select observed.scope, checkpoint.weeks,
         count(*) filter (where observed.weeks >= checkpoint.weeks) as at_risk,
         count(*) as cohort
  from checkpoint
  cross join observed
  group by observed.scope, checkpoint.weeks
)
select watched.scope, watched.weeks as place, cast(watched.weeks as varchar) as weeks,
       coalesce(curve.survival, 1) as value,
       greatest(0, coalesce(curve.survival * (1 - 1.96 * sqrt(curve.variance)), 1)) as low,
       least(1, coalesce(curve.survival * (1 + 1.96 * sqrt(curve.variance)), 1)) as high,
       watched.at_risk, watched.cohort
from watched
left join curve on curve.scope = watched.scope and curve.weeks = watched.weeks
where watched.at_risk >= $least
