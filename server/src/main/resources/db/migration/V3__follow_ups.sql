-- What decisions brought about on other accounts and what has not happened there yet. A row is written
-- with the cause, in the cause's bucket, and removed with the activity that follows. What has to
-- happen stands among the effects of the cause.
create table follow_up (
  bucket    smallint not null, -- of the cause
  key       text     not null, -- the follow-up's; it names the cause
  programme text     not null,
  account   bigint   not null, -- on which it has to happen
  primary key (bucket, key)
);
