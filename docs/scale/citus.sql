-- Spreads Laurel's tables over the machines of a Citus cluster. docs/SCALE.md tells when and how.
--
-- Run it once, on the coordinator, in the database and schema of Laurel, after a server has made the
-- tables and before members are in them, with all servers stopped. A table that a later version of
-- Laurel adds is spread by the same rule: with a column `bucket` like those below, else as a
-- reference table. A test of the repository sees to it that each table is named here.

create extension if not exists citus;

-- The machines, before anything is spread over them:
--   select citus_set_coordinator_host('coordinator.example');
--   select citus_add_node('worker-1.example', 5432);
--   select citus_add_node('worker-2.example', 5432);

-- What a crash leaves of a transaction over several machines holds heads of buckets, and so all their
-- accounts, until it is cleared away. The default, a minute, is long for people at a till.
alter system set citus.recover_2pc_interval = '5s';

select pg_reload_conf();

begin;

-- By bucket. All rows of a bucket lie on one machine, so that a batch of one bucket is an ordinary
-- transaction there. There are 64 buckets; fewer shards put several on each, and every shard has some.
select create_distributed_table('bucket_head', 'bucket', shard_count => 32, colocate_with => 'none');
select create_distributed_table('account', 'bucket', colocate_with => 'bucket_head');
select create_distributed_table('activity', 'bucket', colocate_with => 'bucket_head');
select create_distributed_table('transfer', 'bucket', colocate_with => 'bucket_head');
select create_distributed_table('returned', 'bucket', colocate_with => 'bucket_head');
select create_distributed_table('follow_up', 'bucket', colocate_with => 'bucket_head');
select create_distributed_table('code_use', 'bucket', colocate_with => 'bucket_head');
select create_distributed_table('contest_reader', 'bucket', colocate_with => 'bucket_head');

-- By key, wherever its account lies: claims are written before the batch, in a commit of their own.
select create_distributed_table('key_claim', 'key', shard_count => 32, colocate_with => 'none');

-- Whole, on every machine: small, and not written by a purchase, except for counters.
select create_reference_table('version');
select create_reference_table('identifier');
select create_reference_table('person');
select create_reference_table('counter');
select create_reference_table('api_key');
select create_reference_table('draw');
select create_reference_table('chance');
select create_reference_table('code_seed');
select create_reference_table('code_run');
select create_reference_table('pool');
select create_reference_table('pool_code');
select create_reference_table('contest_place');
select create_reference_table('contest_result');

commit;
