-- Once per commit, agent and kind of mark, with the first line that says so. What a mark is, the program's rules have said:
-- signature_mark has each signature that is an agent's, line_mark each line that names one.
insert into assistance (repository, commit, agent, mark, evidence)
with declared as (
  select c.repository, c.commit, m.agent, m.mark, -1 as position, m.evidence
  from commit c
  join signature_mark m on m.signature = c.author and m.part = 'author'
  where c.lost_at is null
  union all
  select t.repository, t.commit, m.agent, m.mark, t.position, m.evidence
  from trailer t
  join signature_mark m on m.signature = t.signature and m.part = 'co-author'
  join commit c on c.repository = t.repository and c.commit = t.commit and c.lost_at is null
  where t.key in ('co-authored-by', 'co-developed-by')
  union all
  select t.repository, t.commit, m.agent, m.mark, t.position, m.evidence
  from trailer t
  join line_mark m on m.key = coalesce(t.key, '') and m.value = t.value
  join commit c on c.repository = t.repository and c.commit = t.commit and c.lost_at is null
),
numbered as (
  select *, row_number() over (partition by repository, commit, agent, mark order by position, evidence) as number
  from declared
)
select repository, commit, agent, mark, evidence
from numbered
where number = 1
order by repository, commit, agent, mark
