create table zones (
  zone_id bigint primary key,
  parent_id bigint,
  name text not null,
  operator text not null,
  state text not null default 'normal',
  -- Who sets the state beside the operator.
  controller text,
  storage_capacity_wh numeric not null default 0,
  stored_wh numeric not null default 0
);

create table zone_lines (
  zone_id bigint not null,
  from_slot bigint not null,
  fee_micro_per_kwh bigint not null,
  capacity_up_wh numeric not null,
  capacity_down_wh numeric not null,
  primary key (zone_id, from_slot)
);

create table zone_islands (
  zone_id bigint not null,
  from_slot bigint not null,
  islanded boolean not null,
  primary key (zone_id, from_slot)
);

-- Slots in which a zone's meters said more than its line carries.
create table zones_beyond_line (
  zone_id bigint not null,
  slot bigint not null,
  net_export_wh numeric not null,
  capacity_wh numeric not null,
  primary key (zone_id, slot)
);
