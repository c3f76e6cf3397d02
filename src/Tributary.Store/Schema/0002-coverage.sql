-- Coverage says more: from when, since when, and under which other names.

alter table tip add column noted_at timestamp;        -- UTC; when the repository was first seen in this state; null: by an older program
alter table tip add column covered_from timestamp;    -- UTC; what is older is cut off; null: complete from the first commit
alter table tip add column boundary blob;             -- digest of the commits whose parents are cut off; null: there are none

alter table coverage_note add column ahead integer;   -- of the undated: commits dated after the history's end, which may come into a period yet

-- Other names by which a repository is or was known: the facts are one repository's under each of them.
create table alias (
  repository integer not null,
  name varchar not null,                  -- owner/name
  origin varchar not null,                -- host: the host sends us there; catalog: the catalog listed it so once
  noted_at timestamp not null
);

-- The state of each repository now; 'since': when it was first seen with this outcome.
drop view coverage;
create view coverage as
with latest as (
  select repository, max(sequence) as sequence
  from tip
  group by repository
),
turned as (
  -- The last state with another outcome than now.
  select t.repository, max(t.sequence) as sequence
  from tip t
  join latest on latest.repository = t.repository
  join tip now on now.repository = latest.repository and now.sequence = latest.sequence
  where t.outcome <> now.outcome
  group by t.repository
)
select t.repository, t.sequence, t.outcome, t.reason, t.branch, t.id, t.committed, t.covered_from, t.covered_until, t.commits, t.boundary, t.noted_at, entered.noted_at as since
from tip t
join latest on latest.repository = t.repository and latest.sequence = t.sequence
left join turned on turned.repository = t.repository
join tip entered on entered.repository = t.repository and entered.sequence = coalesce(turned.sequence + 1, 0);

-- Each quarter of a repository's life, from its first commit or the start of what is covered to the end of what is covered.
-- 'coverage': whole, part (some of the quarter is cut off or not yet read).
create view quarter_coverage as
with life as (
  select v.repository, v.covered_from, v.covered_until, v.id, v.committed, v.outcome, v.reason,
         cast(date_trunc('quarter', coalesce(v.covered_from, min(cast(a.day as timestamp)), v.covered_until)) as date) as first_quarter,
         cast(date_trunc('quarter', v.covered_until) as date) as last_quarter
  from coverage v
  left join activity a on a.repository = v.repository and a.people = 'resolved'
  where v.covered_until is not null
  group by v.repository, v.covered_from, v.covered_until, v.id, v.committed, v.outcome, v.reason
)
select life.repository, cast(q.quarter as date) as quarter,
       case when (life.covered_from is null or life.covered_from <= q.quarter) and life.covered_until >= q.quarter + interval '3 months' then 'whole' else 'part' end as coverage,
       life.covered_from, life.covered_until, life.id, life.committed, life.outcome, life.reason
from life
cross join lateral generate_series(cast(life.first_quarter as timestamp), cast(life.last_quarter as timestamp), interval '3 months') as q(quarter);
