-- Who made which commit, for what the cube of activity can't tell: which paths, which commits. Derived: the dated non-merge commits that are reachable.
create table authored (
  people varchar not null,
  repository integer not null,
  commit integer not null,
  day date not null,                      -- author date in UTC
  utc_offset integer,                     -- as in activity
  copy boolean not null,                  -- its home is another repository
  writer bigint not null,                 -- contributor that the author's signature is
  contributor bigint not null,            -- whom it is credited to: of what an agent wrote, the first person that it names; else the writer
  touches integer not null,               -- changed paths
  added integer not null,                 -- of these: paths that it added
  assisted integer not null               -- 1 where it carries an agent's mark, else 0
);

delete from provenance where name = 'rules';
