worked as (
  -- The period's commits, each with the contributor whom it is credited to, as in activity.
  select member.scope, a.repository, a.commit, a.contributor
  from member
  join authored a on a.repository = member.repository{about}
  where member.included
    and a.people = $people
    and a.day >= cast($from as date) and a.day < cast($to as date)
    and (member.alone or not a.copy){people}
),
touched as (
  -- Vendored and generated paths are nobody's own work.
  select worked.scope, worked.repository, worked.contributor, ch.path
  from worked
  join change ch on ch.repository = worked.repository and ch.commit = worked.commit
  where not exists (select 1 from excluded_path x where x.repository = ch.repository and x.path = ch.path)
),
large as (
  select worked.scope, worked.repository, worked.contributor, bulk.id, bulk.touches, bulk.added
  from worked
  join bulk on bulk.people = $people and bulk.repository = worked.repository and bulk.commit = worked.commit
),
