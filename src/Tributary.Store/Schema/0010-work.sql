-- What commits are about. Derived from changed paths and subjects by the catalog's rules.

-- What there is to be about, as the catalog has it.
create table work_label (
  aspect varchar not null,                -- area, kind, ecosystem, layer
  label varchar not null,                 -- short name
  title varchar not null,                 -- as it is printed
  position integer not null,              -- place among those of its aspect, from 0
  counted boolean not null                -- false: an area whose paths are not the repository's own work (vendored, generated)
);

-- A non-merge commit has one or more areas, one kind, one layer, and any number of ecosystems.
create table work (
  repository integer not null,
  commit integer not null,
  aspect varchar not null,                -- area, kind, ecosystem, layer
  label varchar not null,
  share integer not null,                 -- ten-thousandths; those of a commit's areas add up to 10,000, and any other row has 10,000
  about boolean not null                  -- false: an area of less than a third of the paths, and of less than three of them
);

-- Paths that the rules take for vendored or generated: no footprint, no churn.
create table excluded_path (
  repository integer not null,
  path integer not null,
  area varchar not null                   -- by which it is left out
);

-- Who is named as a co-author of a dated non-merge commit, once a commit. Derived with authored.
create table coauthored (
  people varchar not null,
  repository integer not null,
  commit integer not null,
  day date not null,                      -- author date in UTC
  copy boolean not null,                  -- its home is another repository
  contributor bigint not null             -- not the author, nor the agent that wrote for the author
);

-- Each part in a commit: activity before it is added up by day.
create view credit as
select a.people, a.repository, a.commit, a.day, cast(date_trunc('week', a.day) as date) as week, a.utc_offset, a.copy, a.contributor,
       c.kind in ('human', 'address') as is_person, 1 as commits, 0 as coauthored, a.touches, a.assisted
from authored a
join contributor c on c.people = a.people and c.contributor = a.contributor
union all
select n.people, n.repository, n.commit, n.day, cast(date_trunc('week', n.day) as date), null, n.copy, n.contributor,
       c.kind in ('human', 'address'), 0, 1, 0, 0
from coauthored n
join contributor c on c.people = n.people and c.contributor = n.contributor;

delete from provenance where name in ('rules', 'program');
