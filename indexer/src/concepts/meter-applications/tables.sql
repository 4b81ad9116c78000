create table meter_applications (
  application_id bigint primary key,
  applicant text not null,
  zone_id bigint not null,
  serial text not null,
  kind text not null,
  source text not null,
  class text not null,
  connection_w bigint not null,
  inverter_w bigint not null,
  key_type text not null,
  -- Base64.
  public_key text not null,
  lapses_slot bigint not null,
  status text not null,
  -- Of an approved one.
  meter_id bigint,
  opened_height bigint not null,
  closed_height bigint
);
create index meter_applications_of_applicant on meter_applications (applicant, application_id);
create index meter_applications_of_status on meter_applications (status, application_id);

create table meter_application_votes (
  application_id bigint not null,
  voter text not null,
  approved boolean not null,
  -- Hex.
  evidence_hash text,
  -- Of the metering point that is replaced, where there is one.
  closing_import_wh numeric,
  closing_export_wh numeric,
  reason text,
  height bigint not null,
  primary key (application_id, voter)
);
