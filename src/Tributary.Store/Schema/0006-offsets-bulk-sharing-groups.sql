-- When people work by their own clocks, commits of unusual size, what repositories share, and groups that a user makes.

-- Minutes east of UTC, as the author wrote it; null: unreadable, beyond 14 hours, or in rows that credit co-authors, whose clocks no commit tells.
alter table activity add column utc_offset integer;

-- Commits that touch more paths than 999 of 1,000 do. Derived.
create table bulk (
  people varchar not null,
  repository integer not null,
  commit integer not null,
  id blob not null,
  day date not null,                      -- author date in UTC
  contributor bigint not null,            -- credited as in activity
  copy boolean not null,                  -- its home is another repository
  is_person boolean not null,             -- false: a bot or a coding agent
  touches integer not null,               -- changed paths
  added integer not null                  -- of these: paths that it added
);

-- Repositories that hold commits whose home is another one. Derived from origin.
create table sharing (
  repository integer not null,            -- holds the copies
  home integer not null,                  -- repository
  commits integer not null,               -- copies, merges left out
  same_id integer not null,               -- of these: under the id that they have at home; the others were rewritten
  first_day date,                         -- author date in UTC of the first of them; null: none has a date that can be
  last_day date,
  declared boolean not null               -- the catalog's fork_of links the two, directly or through others
);

-- Groups of the catalog: scopes beside the categories. Their repositories are scope_member rows of kind 'group'.
create table scope_group (
  scope varchar not null,                 -- short name
  title varchar not null,                 -- as it is printed
  position integer not null               -- place in the catalog, from 0
);

delete from provenance where name = 'rules';
