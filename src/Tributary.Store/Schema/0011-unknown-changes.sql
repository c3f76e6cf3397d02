-- A partial clone may lack folders: what a commit changed is then not known, which is something else than nothing.
create table unknown_change (
  repository integer not null,
  commit integer not null                 -- no row of change is of it
);
