-- Contests: what a reader of the histories has found for each account, and what was decided. None of
-- it is more than the histories say, until a period is decided.
create table contest_place (
  programme text   not null,
  contest   text   not null,
  first     date   not null, -- first day of the period
  account   bigint not null,
  score     bigint not null, -- smallest amounts of what is counted, more than 0
  reached   date   not null, -- last day on which something was counted
  joined    date   not null,
  primary key (programme, contest, first, account)
);

create index contest_place_order
  on contest_place (programme, contest, first, score desc, reached, joined, account);

create index contest_place_account on contest_place (programme, contest, account);

-- How far the histories were read.
create table contest_reader (
  bucket   smallint primary key,
  position bigint   not null
);

create table contest_result (
  programme text        not null,
  contest   text        not null,
  first     date        not null,
  decided   timestamptz not null, -- when the list was made
  list      text        not null, -- a line "account score reached joined" for each, in their order
  winners   int         not null, -- how many of them win, as the text then said
  posted    boolean     not null default false, -- every winner has been told
  primary key (programme, contest, first)
);
