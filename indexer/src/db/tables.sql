-- In all tables: ids, slots, heights, prices and counts are bigint; energy (Wh), money (micro-currency) and power of any size are numeric.
-- Tables that grow for ever are parted by slot, height or order; src/db/partitions.ts makes the parts.
-- Rows that settlement changes in every slot have room beside them for their next version (fillfactor), so that a change is neither new in an
-- index nor makes the table longer.

-- How far the tables are, and of what. Moves in the transaction that writes a block's rows.
create table cursor (
  singleton boolean primary key default true check (singleton),
  chain_id text not null,
  contracts text not null,
  -- Of block 1: a chain that was started anew has another one.
  first_hash text not null,
  height bigint not null,
  hash text not null,
  time timestamptz not null
);

-- Single facts of the deployment, by name.
create table facts (
  name text primary key,
  value jsonb not null
);

-- Sums over all rows of other tables, by name, so that nobody has to read them all.
create table sums (
  name text primary key,
  value numeric not null default 0
);
