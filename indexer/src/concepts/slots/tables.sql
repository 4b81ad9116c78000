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
