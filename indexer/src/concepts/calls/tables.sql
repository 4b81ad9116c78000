-- Calls for flexibility, one of a zone and slot, and what would have been called and could not.
create table calls (
  zone_id bigint not null,
  slot bigint not null,
  relief text not null,
  needed_wh numeric not null,
  -- Why the clock could not call; null where somebody was called.
  missed text,
  by_clock boolean,
  payer text,
  price_cap_micro_per_kwh bigint,
  -- How many offers were asked; null before it is known.
  offers bigint,
  price_micro_per_kwh bigint,
  awarded_wh numeric,
  short_wh numeric,
  -- Null before all is measured.
  delivered_wh numeric,
  paid_micro numeric,
  fined_micro numeric,
  height bigint not null,
  primary key (zone_id, slot)
) partition by range (slot);

-- What was asked of one offer, and what came of it.
create table awards (
  zone_id bigint not null,
  slot bigint not null,
  offer_id bigint not null,
  relief text not null,
  -- Null where the offer was gone.
  owner text,
  awarded_wh numeric not null,
  price_micro_per_kwh bigint,
  reserved_micro numeric,
  void text,
  verdict text,
  baseline_wh numeric,
  counted_wh numeric,
  delivered_wh numeric,
  paid_micro numeric,
  fined_micro numeric,
  -- Of the latest word on it.
  height bigint not null,
  primary key (zone_id, slot, offer_id)
) partition by range (slot);
create index awards_of_owner on awards (owner, slot, zone_id, offer_id);

-- Sums of somebody's awards, so that nobody adds up years of them.
create table award_totals (
  owner text primary key,
  -- Bound, and of those measured.
  awards numeric not null default 0,
  measured numeric not null default 0,
  voided numeric not null default 0,
  awarded_wh numeric not null default 0,
  delivered_wh numeric not null default 0,
  paid_micro numeric not null default 0,
  fined_micro numeric not null default 0
);
