-- Rows that settlement changes in every slot have room beside them for their next version (fillfactor), so that a change is neither new in an
-- index nor makes the table longer.
-- Ids, slots, heights, prices and counts are bigint; energy (Wh), money (micro-currency) and power of any size are numeric.

-- How far the tables are, and of what. Moves in the transaction that writes a block's rows.
create table cursor (
  singleton boolean primary key default true check (singleton),
  chain_id text not null,
  contracts text not null,
  -- Of block 1: a chain that was started anew has another one.
  first_hash text not null,
  height bigint not null,
  hash text not null,
  time timestamptz not null
);

-- Blocks that hold events of Wattmesh.
create table blocks (
  height bigint primary key,
  hash text not null,
  time timestamptz not null
);

-- Each event in the order of the chain, its attributes as the chain tells them; packed values are in tables of their own.
create table events (
  height bigint not null,
  index bigint not null,
  tx_hash text,
  emitter text not null,
  type text not null,
  meter_id bigint,
  bank bigint,
  slot bigint,
  attributes text not null,
  primary key (height, index)
);
create index events_of_meter on events (meter_id, height, index) where meter_id is not null;
create index events_of_bank on events (bank, height, index) where meter_id is null and bank is not null;
create index events_of_slots on events (height, index) where meter_id is null and bank is null and slot is not null;
create index events_of_type on events (type, height, index);

-- registry

create table participants (
  address text primary key,
  role text not null,
  status text not null,
  name text not null default '',
  -- As JSON.
  equipment text not null default '[]',
  certifications text not null default '[]',
  since_height bigint not null
);

create table metering_points (
  meter_id bigint primary key,
  zone_id bigint not null,
  owner text not null,
  serial text not null,
  source text not null,
  connection_w bigint not null,
  key_type text not null,
  -- Base64.
  public_key text not null,
  status text not null,
  since_height bigint not null
);
create index metering_points_of_owner on metering_points (owner, meter_id);
create index metering_points_of_zone on metering_points (zone_id, meter_id);

create table proposals (
  proposal_id bigint primary key,
  proposer text not null,
  -- The registry's action as JSON, and its name.
  action text not null,
  kind text not null,
  -- Address, or meter id, that it is about.
  subject text,
  expires_at timestamptz not null,
  status text not null,
  opened_height bigint not null,
  closed_height bigint
);
create index proposals_of_status on proposals (status, proposal_id);

create table proposal_votes (
  proposal_id bigint not null,
  verifier text not null,
  approved boolean not null,
  height bigint not null,
  primary key (proposal_id, verifier)
);

create table tamper_reports (
  report_id bigint primary key,
  meter_id bigint not null,
  reporter text not null,
  kind text not null,
  note text not null,
  height bigint not null
);
create index tamper_reports_of_meter on tamper_reports (meter_id, report_id);

-- metering

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
);

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
);
create index refused_readings_of_meter on refused_readings (meter_id, height, index);

-- token

create table token_balances (
  owner text primary key,
  energy_wh numeric not null default 0
) with (fillfactor = 45);

create table token_allowances (
  owner text not null,
  spender text not null,
  energy_wh numeric not null,
  -- The block, or the time, from which on it may not be used; without either, never.
  expires_at_height bigint,
  expires_at timestamptz,
  primary key (owner, spender)
);

create table token_movements (
  height bigint not null,
  index bigint not null,
  kind text not null,
  from_owner text,
  to_owner text,
  by text,
  slot bigint,
  energy_wh numeric not null,
  primary key (height, index)
);
create index token_movements_from on token_movements (from_owner, height, index) where from_owner is not null;
create index token_movements_to on token_movements (to_owner, height, index) where to_owner is not null;

create table token_slots (
  slot bigint primary key,
  minted_wh numeric not null,
  burned_consumed_wh numeric not null,
  burned_exported_wh numeric not null
);

create table token_sources (
  source text primary key,
  minted_wh numeric not null default 0
);

-- grid

create table zones (
  zone_id bigint primary key,
  parent_id bigint,
  name text not null,
  operator text not null,
  state text not null default 'normal',
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

create table tariffs (
  from_slot bigint primary key,
  feed_in_micro_per_kwh bigint not null,
  retail_micro_per_kwh bigint not null,
  trading_fee_micro_per_kwh bigint not null
);

-- trading

create table accounts (
  meter_id bigint primary key,
  available_micro numeric not null default 0,
  reserved_micro numeric not null default 0,
  credit_micro numeric not null default 0,
  has_rule boolean not null default false,
  ask_micro_per_kwh bigint,
  bid_micro_per_kwh bigint,
  hold boolean not null default false,
  draw boolean not null default false,
  paused boolean not null default false
) with (fillfactor = 45);

create table parties (
  address text primary key,
  available_micro numeric not null default 0
);

-- Money in and out of accounts but for settlement: deposits, withdrawals, transfers. Positive is received.
create table account_movements (
  height bigint not null,
  index bigint not null,
  -- A transfer has two.
  part bigint not null,
  kind text not null,
  meter_id bigint,
  party text,
  by text,
  other_meter_id bigint,
  amount_micro numeric not null,
  primary key (height, index, part)
);
create index account_movements_of_meter on account_movements (meter_id, height, index) where meter_id is not null;
create index account_movements_of_party on account_movements (party, height, index) where party is not null;

create table slots (
  slot bigint primary key,
  stage text not null,
  bank_count bigint not null,
  feed_in_micro_per_kwh bigint not null,
  retail_micro_per_kwh bigint not null,
  trading_fee_micro_per_kwh bigint not null,
  points_metered bigint not null default 0,
  points_caught_up bigint not null default 0,
  points_micro numeric not null default 0,
  utility_micro numeric not null default 0,
  community_micro numeric not null default 0,
  lines_micro numeric not null default 0,
  islands_micro numeric not null default 0,
  turnover_micro numeric not null default 0,
  banks_set_aside bigint not null default 0,
  -- The identity that did not hold; null when the slot adds up.
  violation text,
  opened_height bigint not null,
  final_height bigint
);

create table zone_slots (
  slot bigint not null,
  zone_id bigint not null,
  price_micro_per_kwh bigint,
  import_wh numeric not null default 0,
  export_wh numeric not null default 0,
  pool_bought_wh numeric not null default 0,
  pool_sold_wh numeric not null default 0,
  utility_bought_wh numeric not null default 0,
  utility_sold_wh numeric not null default 0,
  held_wh numeric not null default 0,
  used_wh numeric not null default 0,
  -- Towards the root.
  line_flow_wh numeric not null default 0,
  -- Cleared: pool, price and flow are known. Reported: all is.
  reported boolean not null default false,
  primary key (slot, zone_id)
);

-- The same summed over 96 slots, `span = slot / 96`, of slots that are reported.
create table zone_spans (
  zone_id bigint not null,
  span bigint not null,
  slots bigint not null default 0,
  import_wh numeric not null default 0,
  export_wh numeric not null default 0,
  pool_bought_wh numeric not null default 0,
  pool_sold_wh numeric not null default 0,
  utility_bought_wh numeric not null default 0,
  utility_sold_wh numeric not null default 0,
  held_wh numeric not null default 0,
  used_wh numeric not null default 0,
  -- Carried by the line to the parent, each way.
  flow_up_wh numeric not null default 0,
  flow_down_wh numeric not null default 0,
  primary key (zone_id, span)
);

-- The same summed over all of them.
create table zone_sums (
  zone_id bigint primary key,
  slots bigint not null default 0,
  import_wh numeric not null default 0,
  export_wh numeric not null default 0,
  pool_bought_wh numeric not null default 0,
  pool_sold_wh numeric not null default 0,
  utility_bought_wh numeric not null default 0,
  utility_sold_wh numeric not null default 0,
  held_wh numeric not null default 0,
  used_wh numeric not null default 0,
  flow_up_wh numeric not null default 0,
  flow_down_wh numeric not null default 0
);

create table party_results (
  slot bigint not null,
  party text not null,
  money_micro numeric not null,
  primary key (slot, party)
);
create index party_results_of_party on party_results (party, slot);

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
  money_micro numeric not null,
  -- The part of it that was traded with the utility, at the slot's tariff.
  utility_micro numeric not null,
  -- What the same registers would have come to with the utility alone, at the slot's tariff.
  utility_alone_micro numeric not null,
  height bigint not null,
  primary key (meter_id, slot)
);

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
  money_micro numeric not null default 0,
  utility_micro numeric not null default 0,
  utility_alone_micro numeric not null default 0,
  primary key (meter_id, span)
) with (fillfactor = 45);

-- Single facts of the deployment, by name.
create table facts (
  name text primary key,
  value text not null
);

-- Sums over all rows of other tables, by name, so that nobody has to read them all.
create table sums (
  name text primary key,
  value numeric not null default 0
);

-- the forward book

-- Slots whose book has opened, and its prices.
create table books (
  slot bigint primary key,
  tick_micro_per_kwh bigint not null,
  floor_micro_per_kwh bigint not null,
  ceiling_micro_per_kwh bigint not null,
  order_deposit_micro numeric not null,
  opened_height bigint not null
);

create table orders (
  order_id bigint primary key,
  meter_id bigint not null,
  zone_id bigint not null,
  -- A bundle's is its first.
  slot bigint not null,
  side text not null,
  kind text not null,
  -- Limit, worst price, or average limit; null for a price of a model.
  price_micro_per_kwh bigint,
  model text,
  offset_micro_per_kwh bigint,
  energy_wh numeric not null,
  -- Of a bundle: its slots and energies as JSON.
  parts text,
  -- As JSON.
  condition text,
  expires_at timestamptz,
  by text not null,
  delegated boolean not null,
  -- open, sleeping, filled or ended.
  status text not null,
  -- Why it ended.
  reason text,
  filled_wh numeric not null,
  left_wh numeric not null,
  placed_height bigint not null,
  ended_height bigint
);
create index orders_of_meter on orders (meter_id, order_id);
create index orders_of_slot on orders (slot, order_id);
create index orders_open on orders (slot, zone_id, order_id) where status in ('open', 'sleeping');

create table order_fills (
  order_id bigint not null,
  slot bigint not null,
  batch bigint not null,
  meter_id bigint not null,
  zone_id bigint not null,
  side text not null,
  price_micro_per_kwh bigint not null,
  energy_wh numeric not null default 0,
  height bigint not null,
  primary key (order_id, slot, batch)
);
create index order_fills_of_meter on order_fills (meter_id, height, order_id, slot);

create table batches (
  slot bigint not null,
  batch bigint not null,
  bundle_id bigint,
  height bigint not null,
  index bigint not null,
  primary key (slot, batch)
);

create table batch_zones (
  slot bigint not null,
  batch bigint not null,
  zone_id bigint not null,
  price_micro_per_kwh bigint,
  sold_wh numeric not null,
  bought_wh numeric not null,
  line_flow_wh numeric not null,
  line_earned_micro numeric not null,
  -- As in `batches`: trades are listed by it.
  height bigint not null,
  index bigint not null,
  primary key (slot, batch, zone_id)
);
create index trades on batch_zones (height, index, zone_id) where sold_wh > 0 or bought_wh > 0;
create index trades_of_zone on batch_zones (zone_id, height, index) where sold_wh > 0 or bought_wh > 0;
create index trades_of_slot on batch_zones (slot, height, index) where sold_wh > 0 or bought_wh > 0;

-- What a metering point traded forward for a slot. Money is received when the slot settles, or paid if negative.
create table positions (
  meter_id bigint not null,
  slot bigint not null,
  sold_wh numeric not null default 0,
  bought_wh numeric not null default 0,
  money_micro numeric not null default 0,
  primary key (meter_id, slot)
);

create table delegates (
  meter_id bigint not null,
  delegate text not null,
  slot_energy_wh numeric not null,
  lowest_sell_micro_per_kwh bigint not null,
  highest_buy_micro_per_kwh bigint not null,
  expires_at timestamptz not null,
  removed boolean not null,
  primary key (meter_id, delegate)
);

-- Reference of the dynamic model.
create table zone_references (
  zone_id bigint primary key,
  dynamic_micro_per_kwh bigint not null,
  slot bigint not null
);
