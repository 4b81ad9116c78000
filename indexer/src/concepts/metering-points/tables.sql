create table metering_points (
  meter_id bigint primary key,
  zone_id bigint not null,
  owner text not null,
  serial text not null,
  kind text not null,
  source text not null,
  class text not null,
  connection_w bigint not null,
  inverter_w bigint not null,
  key_type text not null,
  -- Base64.
  public_key text not null,
  approver text not null,
  -- Hex.
  evidence_hash text not null,
  approved_slot bigint not null,
  status text not null,
  -- Of the latest recall, until the point is active again.
  recaller text,
  recall_reason text,
  recall_lapses_slot bigint,
  -- Export beyond the inverter, until verifiers have decided about it.
  quarantined_wh numeric,
  -- Of a counter that starts again, until that is confirmed or another takes its place.
  restart_last_slot bigint,
  restart_slot bigint,
  restart_import_wh numeric,
  restart_export_wh numeric,
  restart_lapses_slot bigint,
  -- Of the last one that was confirmed.
  restarted_from_slot bigint,
  restarted_slot bigint,
  restarted_missed_import_wh numeric,
  restarted_height bigint,
  -- Of the one that the connection had before.
  replaced_meter_id bigint,
  -- When it was replaced on its connection.
  closed_slot bigint,
  closed_import_wh numeric,
  closed_export_wh numeric,
  closed_missed_import_wh numeric,
  closed_height bigint,
  since_height bigint not null
);
create index metering_points_of_owner on metering_points (owner, meter_id);
create index metering_points_of_zone on metering_points (zone_id, meter_id);

create table tamper_reports (
  report_id bigint primary key,
  meter_id bigint not null,
  reporter text not null,
  kind text not null,
  note text not null,
  height bigint not null
);
create index tamper_reports_of_meter on tamper_reports (meter_id, report_id);
