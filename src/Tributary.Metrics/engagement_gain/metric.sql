with half as (
  select scope, contributor, case when day >= cast($from as date) then 1 else 0 end as now, count(distinct week) as weeks, sum(commits) as commits
  from history
  where is_person
  group by scope, contributor, case when day >= cast($from as date) then 1 else 0 end
),
compared as (
  select scope,
         cast(avg(case when now = 1 then weeks end) as double precision) as weeks,
         cast(avg(case when now = 0 then weeks end) as double precision) as weeks_before,
         count(*) filter (where now = 1) as contributors,
         count(*) filter (where now = 0) as contributors_before,
         cast(sum(case when now = 1 then commits else 0 end) as bigint) as commits,
         cast(sum(case when now = 0 then commits else 0 end) as bigint) as commits_before
  from half
  group by scope
)
select scope, 1 as place,
       case when commits > commits_before and weeks < weeks_before and weeks < $builder then 'experimenters'
            when commits > commits_before and weeks > weeks_before then 'builders'
            else 'neither' end as gains,
       weeks as value, weeks_before, commits, commits_before, contributors, contributors_before
from compared
where weeks is not null and weeks_before is not null
