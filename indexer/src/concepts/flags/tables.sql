-- What somebody found in a meter's readings. One flag of a meter stands at a time; those that ended stay.
create table flags (
  meter_id bigint not null,
  -- The block in which it was flagged.
  flagged_height bigint not null,
  flagger text not null,
  kind text not null,
  from_slot bigint not null,
  to_slot bigint not null,
  slots bigint not null,
  measured_wh numeric not null,
  expected_wh numeric not null,
  -- Of a copied profile, whose it is.
  other_meter_id bigint,
  quarantined boolean not null,
  -- What its owner says; null while nothing is said.
  appeal text,
  appealed_height bigint,
  -- Null while it stands.
  ended_height bigint,
  -- The slot in which verifiers released the meter; null where it went out of service.
  released_slot bigint,
  -- Of the latest word on it.
  height bigint not null,
  primary key (meter_id, flagged_height)
);
create index flags_by_height on flags (flagged_height, meter_id);
create index flags_that_stand on flags (flagged_height, meter_id) where ended_height is null;
