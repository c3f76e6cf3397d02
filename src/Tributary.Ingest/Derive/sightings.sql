with written as (
  select distinct signature, name, address
  from signature
),
dated as (
  -- As in activity: years 1990 to 9999 have days, and none counts after the history's end.
  select c.repository, c.commit, c.author, c.fingerprint,
         case when c.author_time between 631152000 and 253402300799
              then cast(date '1970-01-01' + cast(floor(c.author_time / 86400.0) as integer) as date) end as day,
         cast(v.covered_until as date) as last_day
  from commit c
  join coverage v on v.repository = c.repository
  where c.lost_at is null and c.parent_count < 2
),
counted as (
  select repository, commit, author, fingerprint, cast(date_trunc('month', day) as date) as month
  from dated
  where day <= last_day
),
used as (
  select author as signature, month, fingerprint
  from counted
  union
  -- A co-author's address is in use that month; a sign-off is only its author's own, for others add theirs years later.
  select t.signature, counted.month, counted.fingerprint
  from counted
  join trailer t on t.repository = counted.repository and t.commit = counted.commit
  join identity whose on whose.people = $people and whose.signature = t.signature
  join identity author on author.people = $people and author.signature = counted.author
  where t.key = 'co-authored-by' or (t.key = 'signed-off-by' and whose.contributor = author.contributor)
)
select i.contributor, c.label, written.name, written.address, used.month, cast(count(distinct used.fingerprint) as integer)
from used
join written on written.signature = used.signature
join identity i on i.people = $people and i.signature = used.signature
join contributor c on c.people = $people and c.contributor = i.contributor
where c.kind = 'human'
group by i.contributor, c.label, written.name, written.address, used.month
order by i.contributor, used.month, written.name, written.address
