insert into sharing (repository, home, commits, same_id, first_day, last_day, declared)
with recursive link as (
  select repository as one, fork_of as other from repository where fork_of is not null and position is not null
  union
  select fork_of, repository from repository where fork_of is not null and position is not null
),
linked as (
  -- Forks of one upstream are linked through it.
  select one, other from link
  union
  select linked.one, link.other
  from linked
  join link on link.one = linked.other
),
copied as (
  select o.repository, o.home, c.id,
         case when c.author_time between 631152000 and 253402300799
              then cast(date '1970-01-01' + cast(floor(c.author_time / 86400.0) as integer) as date) end as day
  from origin o
  join commit c on c.repository = o.repository and c.commit = o.commit
)
select copied.repository, copied.home, cast(count(*) as integer), cast(count(same.id) as integer), min(copied.day), max(copied.day), linked.one is not null
from copied
left join commit same on same.repository = copied.home and same.id = copied.id and same.lost_at is null
left join linked on linked.one = copied.repository and linked.other = copied.home
group by copied.repository, copied.home, linked.one
order by copied.repository, copied.home
