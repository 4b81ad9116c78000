create table accounts (
  meter_id bigint primary key,
  -- But for what settlement moved, which is in `settled_money`.
  available_micro numeric not null default 0,
  reserved_micro numeric not null default 0,
  credit_micro numeric not null default 0,
  has_rule boolean not null default false,
  -- The slot from which on the rule holds; null without one.
  rule_from_slot bigint,
  ask_micro_per_kwh bigint,
  bid_micro_per_kwh bigint,
  hold boolean not null default false,
  draw boolean not null default false,
  paused boolean not null default false
) with (fillfactor = 45);

-- What a utility, by its number, owes a metering point; below zero what the point owes it.
create table dues (
  meter_id bigint not null,
  utility bigint not null,
  due_micro numeric not null default 0,
  primary key (meter_id, utility)
);

-- By how much dues moved, each time.
create table due_movements (
  height bigint not null,
  index bigint not null,
  meter_id bigint not null,
  utility bigint not null,
  moved_micro numeric not null,
  primary key (height, index, meter_id, utility)
);
create index due_movements_of_meter on due_movements (meter_id, height);

-- The latest withdrawal of each account: of a metering point, or of a counterparty's address. Nothing is on its way of one that is paid.
create table withdrawals (
  account text primary key,
  amount_micro numeric not null,
  due_slot bigint not null
);

create table counterparties (
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
  counterparty text,
  by text,
  other_meter_id bigint,
  amount_micro numeric not null,
  primary key (height, index, part)
);
create index account_movements_of_meter on account_movements (meter_id, height, index) where meter_id is not null;
create index account_movements_of_counterparty on account_movements (counterparty, height, index) where counterparty is not null;

create table counterparty_results (
  slot bigint not null,
  counterparty text not null,
  money_micro numeric not null,
  primary key (slot, counterparty)
);
create index counterparty_results_of_counterparty on counterparty_results (counterparty, slot);
