-- Slots whose book has opened, and its prices.
create table books (
  slot bigint primary key,
  price_tick_micro_per_kwh bigint not null,
  floor_micro_per_kwh bigint not null,
  ceiling_micro_per_kwh bigint not null,
  order_deposit_micro numeric not null,
  opened_height bigint not null
);

create table batches (
  slot bigint not null,
  batch bigint not null,
  bundle_id bigint,
  height bigint not null,
  index bigint not null,
  primary key (slot, batch)
);

create table batch_zones (
  slot bigint not null,
  batch bigint not null,
  zone_id bigint not null,
  price_micro_per_kwh bigint,
  sold_wh numeric not null,
  bought_wh numeric not null,
  line_flow_wh numeric not null,
  line_earned_micro numeric not null,
  -- As in `batches`: trades are listed by it.
  height bigint not null,
  index bigint not null,
  primary key (slot, batch, zone_id)
);
create index trades on batch_zones (height, index, zone_id) where sold_wh > 0 or bought_wh > 0;
create index trades_of_zone on batch_zones (zone_id, height, index) where sold_wh > 0 or bought_wh > 0;
create index trades_of_slot on batch_zones (slot, height, index) where sold_wh > 0 or bought_wh > 0;

-- Reference of the dynamic model.
create table zone_references (
  zone_id bigint primary key,
  dynamic_micro_per_kwh bigint not null,
  slot bigint not null
);
