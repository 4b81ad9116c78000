-- How zones fared, move by move.
create table state_moves (
  zone_id bigint not null,
  height bigint not null,
  index bigint not null,
  -- The slot that was taken in, or the one in which the operator said so.
  slot bigint not null,
  state text not null,
  stage bigint not null,
  loading_permille bigint,
  reasons jsonb not null,
  primary key (zone_id, height, index)
);

-- By what a zone is judged whose operator says otherwise than the community.
create table zone_params (
  zone_id bigint primary key,
  params jsonb not null
);

-- What operators say of their zones.
create table said_states (
  zone_id bigint primary key,
  state text,
  until_slot bigint
);

-- Slots of which nothing is known.
create table unknown_slots (
  slot bigint primary key,
  error text not null
);
