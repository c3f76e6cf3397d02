-- What every metric reads, before its own statement: the scopes asked about, their history, and the period's population.
with latest as (
  select repository, max(sequence) as sequence
  from tip
  group by repository
),
known as (
  -- Where the beginning is cut off, what happened before is not known, nor who was there.
  -- Scopes go by number up to the last line: texts are slow to group by.
  select dense_rank() over (order by m.position, m.scope) as scope, m.scope as name, m.repository, m.alone, v.covered_until,
         coalesce(v.covered_from, timestamp '0001-01-01') as covered_from,
         (v.covered_from is null or not $whole_history)
           and (cast($comparable_to as date) is null
                or (v.covered_until >= cast($comparable_to as date) and (v.covered_from is null or v.covered_from <= cast($comparable_from as date)))) as usable
  from {scopes} m
  left join latest on latest.repository = m.repository
  left join tip v on v.repository = latest.repository and v.sequence = latest.sequence
  where m.kind = $by{places}
),
{moments}reading as (
  select {scope} as scope, name, repository, alone, covered_until,{first}
         coalesce(usable and covered_from <= {reach} and covered_until >= {follow}, false) as covered,
         coalesce(usable and covered_from < {to} and covered_until > {from}, false) as begun
  from known{each}
),
member as (
  select scope, name, repository, alone, covered_until, covered,{first}
         case when $whole_span then covered else begun end as included
  from reading
),
scope as (
  select scope, min(name) as name, count(*) as repositories,
         count(*) filter (where covered) as covered,
         count(*) filter (where included) as included,
         cast(min(covered_until) filter (where included) as date) as observed_until
  from member
  group by scope
),
presence as (
  select member.scope, a.repository,{commit} a.contributor, a.day, a.week, a.utc_offset, a.is_person, a.commits, a.coauthored, a.touches, a.assisted,
         -- A copy counts inside the single repository asked about; elsewhere a commit counts once, at its home.
         member.alone or not a.copy as counts
  from member
  join {activity} a on a.repository = member.repository{at}{about}
  where member.included
    and a.people = $people
    and a.day >= cast($since as date) and a.day < cast($until as date)
    and (a.commits > 0 or not $authors_only){people}
),
history as (
  select * from presence where counts
),
population as (
  select * from history where day >= cast($from as date) and day < cast($to as date)
),
arrival as (
  -- Who comes to the scope in the period. An imported history brings nobody: whose older commits it holds, as copies, has been there before.
  select scope, contributor, min(day) as first_day
  from presence
  where is_person
  group by scope, contributor
  having min(day) >= cast($from as date) and min(day) < cast($to as date)
     and count(*) filter (where counts and day < cast($to as date)) > 0
),
{facts}measured as (
{metric}
)
select scope.name as scope, scope.repositories, scope.covered, scope.included, measured.*
from scope
left join measured on measured.scope = scope.scope
order by scope.scope{order}
