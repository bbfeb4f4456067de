-- The form in which the states of a bucket's accounts are kept. Where it is not the one that the
-- server writes, the states are made again from the history before it opens.

alter table bucket_head add column state_form smallint not null default 3;
