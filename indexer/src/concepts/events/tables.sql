-- Blocks that hold events of Wattmesh.
create table blocks (
  height bigint primary key,
  time timestamptz not null
);

-- Each event in the order of the chain. What its attributes hold is in docs/api/openapi.json; packed values are in tables of their own.
create table events (
  height bigint not null,
  index bigint not null,
  tx_hash bytea,
  emitter text not null,
  type text not null,
  meter_id bigint,
  bank bigint,
  slot bigint,
  attributes jsonb not null,
  primary key (height, index)
) partition by range (height);
create index events_of_meter on events (meter_id, height, index) where meter_id is not null;
create index events_of_bank on events (bank, height, index) where meter_id is null and bank is not null;
create index events_of_slots on events (height, index) where meter_id is null and bank is null and slot is not null;
create index events_of_type on events (type, height, index);
