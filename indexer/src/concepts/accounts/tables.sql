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

create table party_results (
  slot bigint not null,
  party text not null,
  money_micro numeric not null,
  primary key (slot, party)
);
create index party_results_of_party on party_results (party, slot);
