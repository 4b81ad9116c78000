create table tariffs (
  from_slot bigint primary key,
  feed_in_micro_per_kwh bigint not null,
  retail_micro_per_kwh bigint not null,
  trading_fee_micro_per_kwh bigint not null
);
