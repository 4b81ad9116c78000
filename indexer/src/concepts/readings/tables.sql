-- Readings that count, or that a later one includes. The verdict is the first that was final.
create table readings (
  meter_id bigint not null,
  slot bigint not null,
  verdict text not null,
  flags bigint not null,
  import_total_wh numeric not null,
  export_total_wh numeric not null,
  arrival_slot bigint not null,
  height bigint not null,
  index bigint not null,
  primary key (meter_id, slot)
) partition by range (slot);

-- Readings that were refused, each time.
create table refused_readings (
  height bigint not null,
  index bigint not null,
  meter_id bigint not null,
  slot bigint not null,
  verdict text not null,
  flags bigint not null,
  import_total_wh numeric not null,
  export_total_wh numeric not null,
  primary key (height, index, meter_id)
) partition by range (height);
create index refused_readings_of_meter on refused_readings (meter_id, height, index);
create index refused_readings_of_verdict on refused_readings (meter_id, verdict, height, index);
