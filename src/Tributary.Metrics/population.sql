-- What every metric reads, before its own statement: the scopes asked about, their history up to the period's end, and the period's population.
with known as (
  -- Where the beginning is cut off, what happened before is not known, nor who was there.
  select m.scope, m.position, m.repository, m.alone, v.covered_until,
         coalesce(v.covered_from, timestamp '0001-01-01') as covered_from,
         (v.covered_from is null or not $whole_history)
           and (cast($comparable_to as date) is null
                or (v.covered_until >= cast($comparable_to as date) and (v.covered_from is null or v.covered_from <= cast($comparable_from as date)))) as usable
  from scope_member m
  left join coverage v on v.repository = m.repository
  where m.kind = $by
),
member as (
  select scope, position, repository, alone,
         coalesce(usable and covered_from <= cast($from as date) and covered_until >= cast($to as date), false) as covered,
         coalesce(usable and covered_from < cast($to as date) and covered_until > cast($from as date), false) as included
  from known
),
scope as (
  select scope, min(position) as position, count(*) as repositories,
         count(*) filter (where covered) as covered,
         count(*) filter (where included) as included
  from member
  group by scope
),
history as (
  -- A copy counts inside the single repository asked about; elsewhere a commit counts once, at its home.
  select member.scope, a.repository, a.contributor, a.day, a.week, a.is_person, a.commits, a.coauthored, a.touches
  from member
  join activity a on a.repository = member.repository
  where member.included
    and a.people = $people
    and a.day < cast($to as date)
    and (member.alone or not a.copy)
    and (a.commits > 0 or not $authors_only)
),
population as (
  select * from history where day >= cast($from as date)
),
measured as (
{metric}
)
select scope.scope, scope.repositories, scope.covered, scope.included, measured.*
from scope
left join measured on measured.scope = scope.scope
order by scope.position, scope.scope
