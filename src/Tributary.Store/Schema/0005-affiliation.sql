-- Whom contributors work for, derived: made again from the facts, never edited.
-- A contributor's rows do not overlap; a day in none of them is one of which nothing is known.
create table affiliation (
  people varchar not null,                -- resolved: addresses alone have no history
  contributor bigint not null,
  organisation varchar not null,          -- independent and unknown where somebody stated that
  kind varchar not null,                  -- company, academic, other, independent, unknown
  from_day date not null,                 -- first day of a month
  until_day date not null,                -- first day of the first month no longer
  basis varchar not null,                 -- stated, domain, host, name tag, unlisted domain, login affix, between, carried
  evidence varchar not null               -- what was seen: a host, a login, a tag; where it is stated, the file and line
);
