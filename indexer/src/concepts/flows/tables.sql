create table zone_slots (
  slot bigint not null,
  zone_id bigint not null,
  price_micro_per_kwh bigint,
  import_wh numeric not null default 0,
  export_wh numeric not null default 0,
  pool_bought_wh numeric not null default 0,
  pool_sold_wh numeric not null default 0,
  utility_bought_wh numeric not null default 0,
  utility_sold_wh numeric not null default 0,
  held_wh numeric not null default 0,
  used_wh numeric not null default 0,
  -- Towards the root.
  line_flow_wh numeric not null default 0,
  -- Cleared: pool, price and flow are known. Reported: all is.
  reported boolean not null default false,
  primary key (slot, zone_id)
);

-- The same summed over 96 slots, `span = slot / 96`, of slots that are reported.
create table zone_spans (
  zone_id bigint not null,
  span bigint not null,
  slots bigint not null default 0,
  import_wh numeric not null default 0,
  export_wh numeric not null default 0,
  pool_bought_wh numeric not null default 0,
  pool_sold_wh numeric not null default 0,
  utility_bought_wh numeric not null default 0,
  utility_sold_wh numeric not null default 0,
  held_wh numeric not null default 0,
  used_wh numeric not null default 0,
  -- Carried by the line to the parent, each way.
  flow_up_wh numeric not null default 0,
  flow_down_wh numeric not null default 0,
  primary key (zone_id, span)
);

-- The same summed over all of them.
create table zone_sums (
  zone_id bigint primary key,
  slots bigint not null default 0,
  import_wh numeric not null default 0,
  export_wh numeric not null default 0,
  pool_bought_wh numeric not null default 0,
  pool_sold_wh numeric not null default 0,
  utility_bought_wh numeric not null default 0,
  utility_sold_wh numeric not null default 0,
  held_wh numeric not null default 0,
  used_wh numeric not null default 0,
  flow_up_wh numeric not null default 0,
  flow_down_wh numeric not null default 0
);
