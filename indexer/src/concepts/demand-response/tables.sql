create table demand_response_events (
  event_id bigint primary key,
  zone_id bigint not null,
  from_slot bigint not null,
  -- The last slot; null when it was withdrawn before it began.
  to_slot bigint,
  multiplier_permille bigint not null,
  withdrawn boolean not null,
  announced_height bigint not null
);
