-- Prize draws: the secret that decides them, and what came of them. A small table that every machine
-- keeps whole.
create table draw (
  programme text        not null,
  campaign  text        not null,
  seed      bytea       not null, -- told only once it took place
  committed timestamptz not null, -- when its SHA-256 was first shown
  held      timestamptz,          -- when the list was made; null: not yet
  unit      text,                 -- of the entries
  moment    timestamptz,          -- of the draw, as the text in force then said
  terms     json,                 -- prizes and how they are won, as the text in force then said
  list      text,                 -- a line "account entries" for each account
  wins      json,                 -- rank, prize and account
  posted    boolean     not null default false, -- every account in the list has been told
  primary key (programme, campaign)
);
