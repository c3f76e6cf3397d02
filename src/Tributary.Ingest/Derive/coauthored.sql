-- Whom the stale repositories' commits name as co-authors: once per commit and contributor, however many of their addresses it names,
-- and not the author again, nor the agent that wrote for the author.
insert into coauthored (people, repository, commit, day, copy, contributor)
select distinct a.people, a.repository, a.commit, a.day, a.copy, i.contributor
from authored a
join stale on stale.repository = a.repository
join trailer t on t.repository = a.repository and t.commit = a.commit and t.key = 'co-authored-by'
join identity i on i.people = a.people and i.signature = t.signature
where i.contributor not in (a.contributor, a.writer)
order by a.people, a.repository, a.day, a.commit, i.contributor
