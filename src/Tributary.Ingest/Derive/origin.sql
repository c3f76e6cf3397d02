-- A commit that several repositories hold, under one id or rewritten, has its home in the first by precedence; the others get a row here.
-- A commit repeated within one repository is no copy: git counts both.
insert into origin (repository, commit, home)
with placed as (
  select c.repository, c.commit, c.fingerprint, r.precedence
  from commit c
  join repository r on r.repository = c.repository
  where c.lost_at is null and c.parent_count < 2 and r.precedence is not null
),
shared as (
  select fingerprint, min(precedence) as home
  from placed
  group by fingerprint
  having min(precedence) < max(precedence)
)
select placed.repository, placed.commit, home.repository
from placed
join shared on shared.fingerprint = placed.fingerprint
join repository home on home.precedence = shared.home
where placed.precedence > shared.home
