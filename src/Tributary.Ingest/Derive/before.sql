-- What authored and activity follow from beside the facts, as it is before it is derived anew: stale.sql compares.
create or replace temp table credit_before as
select i.people, i.signature, i.contributor, c.kind
from identity i
join contributor c on c.people = i.people and c.contributor = i.contributor;

create or replace temp table copy_before as
select repository, commit
from origin
