-- The people of a pool, with what they did in its place and period.
with place as (
  select repository, min(case when alone then 1 else 0 end) as alone
  from scope_member m
  where (cast($place as varchar) is null or m.scope = cast($place as varchar)){places}
  group by repository
),
presence as (
  select a.contributor, a.repository, a.day, a.week, a.commits, a.coauthored, a.copy and place.alone = 0 as is_copy
  from place
  join {activity} a on a.repository = place.repository
  where a.people = 'resolved' and a.is_person and a.day < cast($to as date) and (a.commits > 0 or not $authors_only){people}
),
depth as (
  select contributor, cast(sum(commits) as bigint) as commits, cast(sum(coauthored) as bigint) as coauthored,
         count(distinct week) as weeks, count(distinct repository) as repositories, max(day) as last_day
  from presence
  where not is_copy and day >= cast($from as date)
  group by contributor
),
begun as (
  select contributor, min(day) as first_day
  from presence
  group by contributor
)
select c.contributor, c.label, coalesce(f.organisation, 'unknown') as organisation, depth.commits, depth.coauthored, depth.weeks, depth.repositories, begun.first_day, depth.last_day
from depth
join contributor c on c.people = 'resolved' and c.contributor = depth.contributor
join begun on begun.contributor = depth.contributor
left join affiliation f on f.people = 'resolved' and f.contributor = depth.contributor and depth.last_day >= f.from_day and depth.last_day < f.until_day
where depth.weeks >= $weeks
  and begun.first_day >= cast($since as date)
  and (cast($organisation as varchar) is null or lower(coalesce(f.organisation, 'unknown')) = lower(cast($organisation as varchar)))
  and (cast($text as varchar) is null or position(lower(cast($text as varchar)) in lower(c.label)) > 0 or exists (
    select 1
    from identity i
    join signature s on s.signature = i.signature
    where i.people = 'resolved' and i.contributor = c.contributor
      and (position(lower(cast($text as varchar)) in lower(s.name)) > 0 or position(lower(cast($text as varchar)) in lower(s.address)) > 0)))
order by depth.weeks desc, depth.commits desc, c.label, c.contributor
