-- What is left to chance while members wait: the secret that decides it. A small table that every
-- machine keeps whole.
create table chance (
  programme text        not null,
  name      text        not null, -- what it decides: "offer paid-with-lovin"
  seed      bytea       not null, -- told only once it decides nothing more
  committed timestamptz not null, -- when its SHA-256 was first shown
  told      timestamptz not null, -- from when on the seed is told
  primary key (programme, name)
);
