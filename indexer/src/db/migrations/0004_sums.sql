-- Sums over all rows of other tables, so that nobody has to read them all.
create table sums (
  name text primary key,
  value numeric not null default 0
) with (fillfactor = 45);

-- The same of each zone's slots that are reported.
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
) with (fillfactor = 45);

insert into sums
  select 'accounts_micro', (select coalesce(sum(available_micro + reserved_micro), 0) from accounts)
    + (select coalesce(sum(available_micro), 0) from parties) where exists (select from accounts) or exists (select from parties)
  union all select 'turnover_micro', sum(turnover_micro) from slots where stage = 'final' having count(*) > 0
  union all select 'supply_wh', sum(energy_wh) from token_balances having count(*) > 0
  union all select 'retired_wh', sum(energy_wh) from token_movements where kind = 'retired' having count(*) > 0
  union all select 'burned_consumed_wh', sum(burned_consumed_wh) from token_slots having count(*) > 0
  union all select 'burned_exported_wh', sum(burned_exported_wh) from token_slots having count(*) > 0;

insert into zone_sums
  select zone_id, sum(slots), sum(import_wh), sum(export_wh), sum(pool_bought_wh), sum(pool_sold_wh), sum(utility_bought_wh),
    sum(utility_sold_wh), sum(held_wh), sum(used_wh), sum(flow_up_wh), sum(flow_down_wh)
  from zone_spans group by zone_id;
