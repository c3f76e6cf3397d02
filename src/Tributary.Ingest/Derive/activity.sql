insert into activity (people, day, week, repository, contributor, copy, is_person, commits, coauthored, touches, assisted, utc_offset)
select people, day, week, credit.repository, contributor, copy, is_person,
       cast(sum(commits) as integer), cast(sum(coauthored) as integer), cast(sum(touches) as integer), cast(sum(assisted) as integer), utc_offset
from credit
join stale on stale.repository = credit.repository
group by people, day, week, credit.repository, contributor, copy, is_person, utc_offset
order by people, day, credit.repository, contributor, copy, utc_offset nulls last
