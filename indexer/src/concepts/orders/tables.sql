create table orders (
  order_id bigint primary key,
  meter_id bigint not null,
  zone_id bigint not null,
  -- A bundle's is its first.
  slot bigint not null,
  side text not null,
  kind text not null,
  -- Limit, worst price, or average limit; null for a price of a model.
  price_micro_per_kwh bigint,
  model text,
  offset_micro_per_kwh bigint,
  energy_wh numeric not null,
  -- Of a bundle: its slots and energies.
  parts jsonb,
  condition jsonb,
  expires_at timestamptz,
  by text not null,
  delegated boolean not null,
  -- open, conditional, filled or ended.
  status text not null,
  -- Why it ended.
  reason text,
  filled_wh numeric not null,
  left_wh numeric not null,
  placed_height bigint not null,
  ended_height bigint
) partition by range (order_id);
create index orders_of_meter on orders (meter_id, order_id);
create index orders_of_slot on orders (slot, order_id);
create index orders_open on orders (slot, zone_id, order_id) where status in ('open', 'conditional');

create table order_fills (
  order_id bigint not null,
  slot bigint not null,
  batch bigint not null,
  meter_id bigint not null,
  zone_id bigint not null,
  side text not null,
  price_micro_per_kwh bigint not null,
  energy_wh numeric not null default 0,
  height bigint not null,
  primary key (order_id, slot, batch)
);
create index order_fills_of_meter on order_fills (meter_id, height, order_id, slot);

-- What a metering point traded forward for a slot. Money is received when the slot settles, or paid if negative.
create table positions (
  meter_id bigint not null,
  slot bigint not null,
  sold_wh numeric not null default 0,
  bought_wh numeric not null default 0,
  money_micro numeric not null default 0,
  primary key (meter_id, slot)
);

create table delegates (
  meter_id bigint not null,
  delegate text not null,
  slot_energy_wh numeric not null,
  lowest_sell_micro_per_kwh bigint not null,
  highest_buy_micro_per_kwh bigint not null,
  expires_at timestamptz not null,
  removed boolean not null,
  primary key (meter_id, delegate)
);
