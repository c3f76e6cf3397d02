-- What commits declare about coding agents. Derived; most of what agents write bears no mark, so what is counted of it is a lower bound.
create table assistance (
  repository integer not null,
  commit integer not null,
  agent varchar not null,                 -- an account's name: Claude, Copilot
  mark varchar not null,                  -- author, co-author, trailer, session, line; review: an accepted suggestion, no assistance
  evidence varchar not null               -- the signature or the line that says so, cut at 200 characters
);

-- Non-merge commits authored that carry an agent's mark. 0 in rows of an older program, until the next sync derives them anew.
alter table activity add column assisted integer default 0;
alter table activity alter column assisted set not null;

delete from provenance where name = 'rules';
