-- The catalog, as it was at the last sync ---------------------------------------------------------

create table category (
  category varchar not null,              -- short name, as in the catalog: gpu-kernels
  title varchar not null,                 -- as it is printed
  position integer not null               -- place in the catalog, from 0
);

create table repository (
  repository integer not null,            -- given when first seen, never reused
  name varchar not null,                  -- owner/name
  category varchar not null,
  vendor varchar not null,
  fork_of integer,                        -- the declared upstream, where that is catalogued
  position integer,                       -- place in the catalog, from 0; null: no longer catalogued
  precedence integer                      -- as position, but each upstream stands before its first fork: decides a commit's home
);

-- Which repositories a scope covers. 'alone': the scope is this single repository, where copies count too.
create table scope_member (
  kind varchar not null,                  -- repository, category, catalog
  scope varchar not null,
  position integer not null,              -- the order in which scopes of one kind are printed
  repository integer not null,
  alone boolean not null
);

create table provenance (
  name varchar not null,                  -- catalog, catalog_fingerprint, contents (facts or aggregates)
  value varchar not null
);

-- Raw facts: what git says. Append-only, each repository's rows its own -----------------------------

-- Read up to where, and with what outcome. A row for each change; the last one holds.
create table tip (
  repository integer not null,
  sequence integer not null,              -- from 0
  outcome varchar not null,               -- read, empty, missing, broken
  reason varchar,                         -- one sentence, where the outcome is not 'read'
  branch varchar,                         -- the default branch's full ref name; null: detached or unknown
  id blob,                                -- the commit up to which facts are held; null: none
  committed bigint,                       -- its commit date, seconds since 1970
  covered_until timestamp,                -- UTC; the history is complete up to here; null: nothing is covered
  commits integer not null                -- commits held, merges included
);

create table signature (
  repository integer not null,
  signature bigint not null,              -- first 8 bytes of SHA-256 of name, NUL, address (NUL, raw): equal in all repositories
  name varchar not null,
  address varchar not null,
  raw blob                                -- name, NUL, address as written, where that is not UTF-8 even by what the commit declares
);

create table commit (
  repository integer not null,
  commit integer not null,                -- number within the repository, without meaning
  id blob not null,                       -- 20 or 32 bytes
  parents blob not null,                  -- their ids, one after the other
  parent_count integer not null,          -- 2 or more: a merge
  author bigint not null,                 -- signature
  author_time bigint,                     -- seconds since 1970, as written; null: no number
  author_offset varchar not null,         -- UTC offset as git prints it: +0530
  committer bigint not null,              -- signature
  committer_time bigint,
  committer_offset varchar not null,
  subject varchar not null,
  fingerprint bigint not null,            -- first 8 bytes of SHA-256 of author address, NUL, author time, NUL, subject
  lost_at integer                         -- the tip's sequence number from which this commit is no longer reachable
);

create table path (
  repository integer not null,
  path integer not null,                  -- number within the repository
  name varchar not null,                  -- bytes that are not UTF-8 stand as U+FFFD
  raw blob                                -- as written, where that is not UTF-8
);

create table change (
  repository integer not null,
  commit integer not null,
  path integer not null,
  status varchar not null                 -- against the first parent: A added, M modified, D deleted, T type changed
);

-- Lines of a message that say who or what took part: trailers, and marks that tools leave.
create table trailer (
  repository integer not null,
  commit integer not null,
  position integer not null,              -- order within the message, from 0
  key varchar,                            -- lower case: co-authored-by; null: a mark, such as 'Generated with ...'
  value varchar not null,
  signature bigint                        -- where the value is a name and an <address>
);

-- Derived: made again from the facts, never edited --------------------------------------------------

create table contributor (
  people varchar not null,                -- raw (addresses as written) or resolved
  contributor bigint not null,
  label varchar not null,                 -- an address, a login, or a pseudonym
  kind varchar not null                   -- address (raw only), human, bot, agent
);

create table identity (
  people varchar not null,
  signature bigint not null,
  contributor bigint not null,
  rule varchar not null,
  evidence varchar not null
);

-- Only copies have a row: commits whose home is another repository.
create table origin (
  repository integer not null,
  commit integer not null,
  home integer not null                   -- repository
);

-- What was noticed about a repository's commits.
create table coverage_note (
  repository integer not null,
  undated integer not null,               -- non-merge commits dated before 1990, after the history's end, or not at all: in no period
  copies integer not null                 -- non-merge commits whose home is another repository
);

create table activity (
  people varchar not null,
  day date not null,                      -- author date in UTC
  week date not null,                     -- the Monday of its ISO week
  repository integer not null,
  contributor bigint not null,
  copy boolean not null,                  -- commits whose home is another repository
  is_person boolean not null,             -- false: a bot or a coding agent
  commits integer not null,               -- non-merge commits authored
  coauthored integer not null,            -- non-merge commits of others that name this contributor in Co-authored-by
  touches integer not null                -- (commit, changed path) pairs of the commits authored
);

-- The state of each repository now.
create view coverage as
select t.repository, t.outcome, t.reason, t.branch, t.id, t.committed, t.covered_until, t.commits
from tip t
join (select repository, max(sequence) as sequence from tip group by repository) latest
  on latest.repository = t.repository and latest.sequence = t.sequence;
