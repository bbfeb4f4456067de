-- A new version may make accounts due that nobody touches. Whoever has told them so says when; null:
-- they have yet to be told.
alter table version add column told timestamptz;
