with told as (
  -- People's commits of the period and of the year before it.
  select member.scope, a.repository, a.commit, a.contributor, cast(a.day - cast($from as date) as integer) as days
  from member
  join authored a on a.repository = member.repository{about}
  join contributor c on c.people = a.people and c.contributor = a.contributor
  where member.included
    and a.people = $people and c.kind in ('human', 'address')
    and a.day >= cast($since as date) and a.day < cast($to as date)
    and (member.alone or not a.copy){people}
),
folder as (
  select distinct ch.repository, ch.commit, regexp_replace(p.name, '[^/]*$', '') as name
  from (select distinct repository, commit from told) as it
  join change ch on ch.repository = it.repository and ch.commit = it.commit
  join path p on p.repository = ch.repository and p.path = ch.path
  left join excluded_path e on e.repository = ch.repository and e.path = ch.path
  where $folders > 0 and e.path is null
),
folders as (
  -- Each ends with a slash, and no path has two on end: they can be told apart again.
  select repository, commit, string_agg(name, '/' order by name) as names
  from folder
  where name <> ''
  group by repository, commit
)
select told.scope,
       row_number() over (partition by told.scope order by told.repository, told.commit) as place,
       repository.name as repository, told.commit, told.contributor, told.days, co.subject, folders.names as folders
from told
join repository on repository.repository = told.repository
join commit co on co.repository = told.repository and co.commit = told.commit
left join folders on folders.repository = told.repository and folders.commit = told.commit
