-- What settlement did to a metering point in a slot.
create table results (
  meter_id bigint not null,
  slot bigint not null,
  reason text not null,
  import_wh numeric not null,
  export_wh numeric not null,
  forward_bought_wh numeric not null,
  forward_sold_wh numeric not null,
  pool_bought_wh numeric not null,
  pool_sold_wh numeric not null,
  utility_bought_wh numeric not null,
  utility_sold_wh numeric not null,
  held_wh numeric not null,
  used_wh numeric not null,
  catch_up_import_wh numeric not null,
  catch_up_export_wh numeric not null,
  -- Who was on the other side of what was metered, each Wh once; what none of these names was the utility's.
  own_wh numeric not null,
  import_from_neighbours_wh numeric not null,
  import_from_storage_wh numeric not null,
  export_to_neighbours_wh numeric not null,
  export_to_storage_wh numeric not null,
  -- What energy of missed slots came to, at the utility's prices of those slots.
  catch_up_earned_micro numeric not null,
  catch_up_paid_micro numeric not null,
  money_micro numeric not null,
  -- The part of it that was traded with the utility: at the slot's tariff, and what energy of missed slots came to.
  utility_micro numeric not null,
  -- What the same registers would have come to with the utility alone.
  utility_alone_micro numeric not null,
  height bigint not null,
  primary key (meter_id, slot)
) partition by range (slot);

-- The same summed over 96 slots, `span = slot / 96`, so that a month is few rows.
create table result_spans (
  meter_id bigint not null,
  span bigint not null,
  slots bigint not null default 0,
  import_wh numeric not null default 0,
  export_wh numeric not null default 0,
  forward_bought_wh numeric not null default 0,
  forward_sold_wh numeric not null default 0,
  pool_bought_wh numeric not null default 0,
  pool_sold_wh numeric not null default 0,
  utility_bought_wh numeric not null default 0,
  utility_sold_wh numeric not null default 0,
  held_wh numeric not null default 0,
  used_wh numeric not null default 0,
  catch_up_import_wh numeric not null default 0,
  catch_up_export_wh numeric not null default 0,
  own_wh numeric not null default 0,
  import_from_neighbours_wh numeric not null default 0,
  import_from_storage_wh numeric not null default 0,
  export_to_neighbours_wh numeric not null default 0,
  export_to_storage_wh numeric not null default 0,
  catch_up_earned_micro numeric not null default 0,
  catch_up_paid_micro numeric not null default 0,
  money_micro numeric not null default 0,
  utility_micro numeric not null default 0,
  utility_alone_micro numeric not null default 0,
  primary key (meter_id, span)
) with (fillfactor = 45);
