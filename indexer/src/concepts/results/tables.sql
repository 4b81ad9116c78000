-- What settlement did to metering points in a slot: a row for each pack of 32, `pack = meter_id / 32`, and in each array a point's at
-- `meter_id % 32 + 1`. A point that has no result has no reason. An array of numbers is null where all of them are 0.
create table results (
  pack bigint not null,
  slot bigint not null,
  height bigint not null,
  reason text[] not null,
  import_wh numeric[],
  export_wh numeric[],
  forward_bought_wh numeric[],
  forward_sold_wh numeric[],
  pool_bought_wh numeric[],
  pool_sold_wh numeric[],
  utility_bought_wh numeric[],
  utility_sold_wh numeric[],
  held_wh numeric[],
  used_wh numeric[],
  catch_up_import_wh numeric[],
  catch_up_export_wh numeric[],
  -- Who was on the other side of what was metered, each Wh once; what none of these names was the utility's.
  own_wh numeric[],
  import_from_neighbours_wh numeric[],
  import_from_storage_wh numeric[],
  export_to_neighbours_wh numeric[],
  export_to_storage_wh numeric[],
  -- What energy of missed slots came to, at the utility's prices of those slots.
  catch_up_earned_micro numeric[],
  catch_up_paid_micro numeric[],
  money_micro numeric[],
  -- The part of it that was traded with the utility: at the slot's tariff, and what energy of missed slots came to.
  utility_micro numeric[],
  -- What the same registers would have come to with the utility alone.
  utility_alone_micro numeric[],
  primary key (pack, slot)
) partition by range (slot);

-- The same summed over 96 slots, `span = slot / 96`, so that a month is few rows; `slots` are how many results each point has in them.
create table result_spans (
  pack bigint not null,
  span bigint not null,
  slots bigint[] not null,
  import_wh numeric[],
  export_wh numeric[],
  forward_bought_wh numeric[],
  forward_sold_wh numeric[],
  pool_bought_wh numeric[],
  pool_sold_wh numeric[],
  utility_bought_wh numeric[],
  utility_sold_wh numeric[],
  held_wh numeric[],
  used_wh numeric[],
  catch_up_import_wh numeric[],
  catch_up_export_wh numeric[],
  own_wh numeric[],
  import_from_neighbours_wh numeric[],
  import_from_storage_wh numeric[],
  export_to_neighbours_wh numeric[],
  export_to_storage_wh numeric[],
  catch_up_earned_micro numeric[],
  catch_up_paid_micro numeric[],
  money_micro numeric[],
  utility_micro numeric[],
  utility_alone_micro numeric[],
  primary key (pack, span)
) with (fillfactor = 45);

-- The money of all results of each point together, which is in its account.
create table settled_money (
  pack bigint primary key,
  money_micro numeric[]
) with (fillfactor = 45);
