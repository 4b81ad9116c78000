-- Cuts of a zone's metering points in an emergency, one of a zone and slot, and what would have been cut and could not be.
create table cuts (
  zone_id bigint not null,
  slot bigint not null,
  relief text not null,
  needed_wh numeric not null,
  -- Why nobody could be cut; null where somebody may be.
  missed text,
  payer text,
  compensation_micro_per_kwh bigint,
  -- The slot of which the emergency was measured last.
  measured_slot bigint,
  -- The block in which it was decided.
  decided_height bigint not null,
  -- How many metering points are cut; null before all are told.
  points bigint,
  cut_wh numeric,
  short_wh numeric,
  -- Null before all is measured.
  delivered_wh numeric,
  paid_micro numeric,
  -- Of the latest word on it.
  height bigint not null,
  primary key (zone_id, slot)
) partition by range (slot);

-- What one metering point was told, and what came of it.
create table cut_points (
  zone_id bigint not null,
  slot bigint not null,
  meter_id bigint not null,
  -- Null where no such metering point is known.
  owner text,
  relief text not null,
  class text not null,
  expected_wh numeric not null,
  cut_wh numeric not null,
  verdict text,
  baseline_wh numeric,
  counted_wh numeric,
  delivered_wh numeric,
  paid_micro numeric,
  -- Of the latest word on it.
  height bigint not null,
  primary key (zone_id, slot, meter_id)
) partition by range (slot);
create index cut_points_of_owner on cut_points (owner, slot, zone_id, meter_id);
create index cut_points_of_nobody on cut_points (meter_id) where owner is null;
