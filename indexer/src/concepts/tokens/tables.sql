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
