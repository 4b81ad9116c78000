import type { Queries } from "../../src/db/database.ts";

/** Every row of every table but the schema's version, as text, in order of the key. */
export async function dump(db: Queries): Promise<Record<string, string[]>> {
  const tables = await db.query<{ name: string; key: string }>(
    `select c.relname as name, string_agg(quote_ident(a.attname), ', ' order by a.attnum) as key
     from pg_class c join pg_index i on i.indrelid = c.oid and i.indisprimary
       join pg_attribute a on a.attrelid = c.oid and a.attnum = any(i.indkey)
     where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace = current_schema()::regnamespace
     group by c.relname order by c.relname`,
  );
  const found: Record<string, string[]> = {};
  for (const { name, key } of tables) {
    const rows = await db.query<{ row: string }>(`select t::text as row from "${name}" t order by ${key}`);
    found[name] = rows.map(({ row }) => row);
  }
  return found;
}

const SUMS = `
  select * from (
    select 'accounts_micro' as name, (select coalesce(sum(available_micro + reserved_micro), 0) from accounts)
      + (select coalesce(sum(money), 0) from settled_money, unnest(money_micro) as money)
      + (select coalesce(sum(available_micro), 0) from counterparties) as value
    union all select 'metering_points', count(*) from metering_points
    union all select 'participants_admitted', count(*) from participants where status = 'admitted'
    union all select 'turnover_micro', coalesce(sum(turnover_micro), 0) from slots
    union all select 'supply_wh', coalesce(sum(energy_wh), 0) from token_balances
    union all select 'retired_wh', coalesce(sum(energy_wh), 0) from token_movements where kind = 'retired'
    union all select 'burned_consumed_wh', coalesce(sum(burned_consumed_wh), 0) from token_slots
    union all select 'burned_exported_wh', coalesce(sum(burned_exported_wh), 0) from token_slots
  ) sums where value <> 0 order by name`;

const ZONE_SUMS = `
  select zone_id, count(*) as slots, sum(import_wh) as import_wh, sum(export_wh) as export_wh, sum(pool_bought_wh) as pool_bought_wh,
    sum(pool_sold_wh) as pool_sold_wh, sum(utility_bought_wh) as utility_bought_wh, sum(utility_sold_wh) as utility_sold_wh,
    sum(held_wh) as held_wh, sum(used_wh) as used_wh, sum(greatest(line_flow_wh, 0)) as flow_up_wh, sum(greatest(-line_flow_wh, 0)) as flow_down_wh
  from zone_slots where reported group by zone_id order by zone_id`;

/** What the tables of sums hold, and what the rows that they sum come to. */
export async function sums(db: Queries): Promise<{ kept: unknown; counted: unknown }> {
  const [kept, keptOfZones, counted, countedOfZones] = await Promise.all([
    db.query("select * from sums where value <> 0 order by name"),
    db.query("select * from zone_sums order by zone_id"),
    db.query(SUMS),
    db.query(ZONE_SUMS),
  ]);
  return { kept: [kept, keptOfZones], counted: [counted, countedOfZones] };
}
