with output as (
  select scope, coalesce(utc_offset, 100000) as minutes, sum(commits) as commits, count(distinct contributor) as contributors
  from population
  where is_person and commits > 0
  group by scope, coalesce(utc_offset, 100000)
)
select scope, minutes as place,
       case when minutes = 100000 then 'unknown'
            else (case when minutes < 0 then '-' else '+' end)
              || lpad(cast(cast(floor(abs(minutes) / 60.0) as integer) as varchar), 2, '0') || ':' || lpad(cast(abs(minutes) % 60 as varchar), 2, '0') end as "offset",
       cast(commits as bigint) as value,
       contributors,
       cast(commits as double precision) / cast(sum(commits) over (partition by scope) as double precision) as share
from output
