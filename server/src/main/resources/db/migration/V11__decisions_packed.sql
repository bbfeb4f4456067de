-- Decisions are kept in few bytes. One that was kept as JSON stays so and is read as before: its first
-- byte tells.

alter table activity alter column decision type bytea using convert_to(decision::text, 'UTF8');

-- A row of a large purchase has two or three kilobytes. To compress it or to move it out of the table took
-- longer than everything else that is written of a purchase; up to a page it stays where it is.
alter table activity set (toast_tuple_target = 8160);
