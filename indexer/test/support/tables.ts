import type { Queries } from "../../src/db/database.ts";

/** Every row of every table but the schema's version, as text, in order of the key. */
export async function dump(db: Queries): Promise<Record<string, string[]>> {
  const tables = await db.query<{ name: string; key: string }>(
    `select c.relname as name, string_agg(quote_ident(a.attname), ', ' order by a.attnum) as key
     from pg_class c join pg_index i on i.indrelid = c.oid and i.indisprimary
       join pg_attribute a on a.attrelid = c.oid and a.attnum = any(i.indkey)
     where c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace
     group by c.relname order by c.relname`,
  );
  const found: Record<string, string[]> = {};
  for (const { name, key } of tables) {
    const rows = await db.query<{ row: string }>(`select t::text as row from "${name}" t order by ${key}`);
    found[name] = rows.map(({ row }) => row);
  }
  return found;
}
