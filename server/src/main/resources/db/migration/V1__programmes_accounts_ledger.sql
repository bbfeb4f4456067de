-- Where everything lies that must not be lost. docs/ARCHITECTURE.md tells how it is used.
--
-- Tables that belong to one account can be spread over machines by `bucket`: it is part of every
-- primary and unique key of theirs, never changes, and every statement on them names it. Ids and
-- moments are made by the application. There is no trigger, and no default that asks the clock.

-- A number for every server that starts, so that no two make the same id.
create sequence node as int minvalue 0 maxvalue 1023 cycle;

----------------------------------------------------------------------------------------------------
-- Small tables that every machine keeps whole.

-- The published texts. A version is never changed or removed.
create table version (
  programme text        not null,
  number    int         not null, -- 1, 2, 3 … in a programme
  release   bigint      not null, -- 1, 2, 3 … over all programmes: the newest tells what is new
  in_force  timestamptz not null, -- from when on
  published timestamptz not null,
  hash      text        not null, -- SHA-256 of the text, hexadecimal
  text      text        not null,
  primary key (programme, number),
  unique (release)
);

-- What members are found by.
create table identifier (
  programme text   not null,
  kind      text   not null, -- card, phone, email, external
  value     text   not null, -- in its one normal form
  account   bigint not null,
  primary key (programme, kind, value)
);

create index identifier_account on identifier (account);

-- Personal data, apart from all else so that it can be destroyed without touching the ledger.
create table person (
  account bigint primary key,
  name    text
);

-- What all members of a programme together have used: of a budget, of a reward's stock. Raised by
-- the last statement of a batch and only as far as the text allows.
create table counter (
  programme text   not null,
  name      text   not null, -- budget:<id>, stock:<id>
  used      bigint not null,
  primary key (programme, name)
);

----------------------------------------------------------------------------------------------------
-- Spread by key: which account's history decides about a sender's key. Written before the batch; a
-- claim whose activity is not there is worth nothing and may be taken over by whoever holds the head
-- of the account's bucket.

create table key_claim (
  programme text   not null,
  source    text   not null, -- who sends
  key       text   not null,
  account   bigint not null,
  activity  bigint not null, -- the id that it has, or will have
  body      bytea  not null, -- SHA-256 of what was sent
  primary key (programme, source, key)
);

----------------------------------------------------------------------------------------------------
-- Spread by bucket.

-- One row a bucket. It is the bucket's lock, the order of its history and the mark of every reader.
create table bucket_head (
  bucket   smallint primary key,
  position bigint   not null -- of the newest activity; 0: none yet
) with (fillfactor = 10);

insert into bucket_head (bucket, position)
select bucket, 0 from generate_series(0, 63) bucket;

-- What each account holds now: a cache. The effects stored in `activity` are the truth, from which it
-- can always be made again.
create table account (
  bucket    smallint    not null,
  id        bigint      not null,
  programme text        not null,
  opened    timestamptz not null,
  position  bigint      not null, -- of its newest activity
  due       timestamptz,          -- when time alone next changes something; null: never
  state     bytea       not null, -- compact, in a form that names its edition
  primary key (bucket, id)
) with (fillfactor = 70);

create index account_due on account (bucket, due) where due is not null;

-- The history: everything that was taken, with what was decided. Only ever added to.
create table activity (
  bucket    smallint    not null,
  position  bigint      not null, -- 1, 2, 3 … without a gap
  id        bigint      not null,
  account   bigint      not null,
  programme text        not null,
  source    text        not null, -- who sent it; empty: due by itself
  key       text        not null,
  type      text        not null, -- purchase, return, act …
  version   int         not null, -- of the programme, by which it was decided
  occurred  timestamptz not null,
  recorded  timestamptz not null,
  activity  json        not null, -- as it was sent
  decision  json        not null, -- effects, reasons, what was known
  primary key (bucket, position)
);

create unique index activity_id on activity (bucket, id);

create index activity_account on activity (bucket, account, position);

-- The books: amounts moved from one to another. Only ever added to.
create table transfer (
  bucket        smallint not null,
  position      bigint   not null, -- of the activity
  seq           int      not null, -- 0, 1, 2 … in it
  account       bigint   not null,
  unit          text     not null,
  amount        bigint   not null check (amount > 0), -- smallest amounts of the unit
  from_book     text     not null,
  to_book       text     not null,
  last_day      date,              -- of the lot it leaves or joins; null: it does not lapse
  pending_until date,              -- of the pending lot it leaves or joins
  hold          bigint   not null, -- redemption whose hold it leaves or joins; 0: none
  rule          text     not null, -- why; empty: by itself
  primary key (bucket, position, seq)
);

-- Which later activities changed what stands of a purchase: its returns.
create table returned (
  bucket   smallint not null,
  purchase bigint   not null, -- id
  position bigint   not null, -- of the return
  primary key (bucket, purchase, position)
);
