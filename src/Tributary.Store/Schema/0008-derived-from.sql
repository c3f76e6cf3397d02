-- The state of the repository that all that is derived of it follows from: a tip's sequence number. Null: by an older program.
alter table coverage_note add column sequence integer;
alter table coverage_note add column last_day date;   -- of the commits in periods; null: there are none

delete from provenance where name = 'rules';
