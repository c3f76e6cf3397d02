-- Who is who, with the chain of reasons, and what was left open.

alter table identity add column joined bigint;         -- the signature to which the rule joined this one; null: the one that a contributor's others are joined to

-- Two signatures that a rule would have joined, and a guard left apart.
create table question (
  one bigint not null,                    -- signature
  other bigint not null,                  -- signature, of another contributor
  rule varchar not null,                  -- the strongest that would have joined them
  evidence varchar not null,
  guard varchar not null,                 -- what stopped it
  commits bigint not null                 -- authored by the lesser of the two contributors
);

-- What a repository's .mailmap says, at the commit up to which it is read.
create table mailmap (
  repository integer not null,
  content varchar not null
);
