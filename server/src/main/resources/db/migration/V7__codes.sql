-- Unique codes. Those that were made are not kept: they follow from a secret and from how many there are.

-- Small tables that every machine keeps whole.

create table code_seed (
  programme text  primary key,
  seed      bytea not null -- the secret of the codes' checksums
);

-- Which serials of an act have been made into codes, one run after the other.
create table code_run (
  programme text        not null,
  key       text        not null, -- the sender's
  act       text        not null,
  first     bigint      not null, -- serial of its first code
  count     bigint      not null check (count > 0),
  made      timestamptz not null,
  primary key (programme, key),
  unique (programme, act, first)
);

-- Codes that partners handed over to be given away. How many of them were is a counter.
create table pool (
  programme text   not null,
  reward    text   not null,
  size      bigint not null,
  primary key (programme, reward)
);

create table pool_code (
  programme text   not null,
  reward    text   not null,
  number    bigint not null, -- 1, 2, 3 … in the order in which they are given out
  code      text   not null,
  primary key (programme, reward, number),
  unique (programme, reward, code)
);

-- Spread by bucket, which is told by the code: whoever uses it holds the head of that bucket too.
create table code_use (
  bucket    smallint    not null,
  programme text        not null,
  code      text        not null,
  activity  bigint      not null, -- id
  occurred  timestamptz not null,
  primary key (bucket, programme, code)
);
