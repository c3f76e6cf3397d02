-- How many paths a repository has, day by day: what churn is a share of. Derived from changes; their sum up to a day is how many there are at its end.
create table growth (
  repository integer not null,
  day date not null,                      -- committer date in UTC; what is dated before 1990 counts for its first day
  paths integer not null                  -- paths that came into being less those that ceased
);

delete from provenance where name in ('rules', 'program');
