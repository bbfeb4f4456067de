-- Keys of tills, partners and the owner: a small reference table, read into memory.
create table api_key (
  id        text primary key,
  hash      bytea not null,               -- SHA-256 of the whole key
  name      text not null,
  role      text not null check (role in ('owner', 'programme', 'metrics')),
  programme text,                         -- a role of 'programme' opens this one only
  source    text not null,                -- whose names the keys of its activities are
  made      timestamptz not null,
  revoked   timestamptz,
  check ((role = 'programme') = (programme is not null))
);
