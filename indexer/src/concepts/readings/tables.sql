-- Readings that count, or that a later one includes, of a pack of metering points (as in `results`). The verdict is the first that was final.
create table readings (
  pack bigint not null,
  slot bigint not null,
  verdict text[] not null,
  flags bigint[] not null,
  import_total_wh numeric[] not null,
  export_total_wh numeric[] not null,
  arrival_slot bigint[] not null,
  height bigint[] not null,
  index bigint[] not null,
  primary key (pack, slot)
) partition by range (slot);

-- Of the latest one of each point that counts.
create table last_readings (
  pack bigint primary key,
  slot bigint[] not null,
  import_total_wh numeric[] not null,
  export_total_wh numeric[] not null
) with (fillfactor = 45);

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
