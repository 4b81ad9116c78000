import type { Queries } from "./database.ts";
import { type Parted, parted } from "./partitions.ts";

/** Tables of which each tells for itself what it takes; all others tell it together. */
export const measured = [...(Object.keys(parted) as Parted[]), "others"] as const;

/** Bytes of tables with their indexes, partitions within. */
export type Sizes = Record<(typeof measured)[number], number>;

const SIZES = `
  select case when root = any(string_to_array($1, ',')) then root else 'others' end as table, sum(bytes)::bigint as bytes
  from (
    select coalesce(p.relname, c.relname)::text as root, pg_total_relation_size(c.oid) as bytes
    from pg_class c left join pg_inherits i on i.inhrelid = c.oid left join pg_class p on p.oid = i.inhparent
    where c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace
  ) tables group by 1`;

/** A table without a row in it takes nothing yet. TimescaleDB's chunks are not among them. */
export async function readSizes(db: Queries): Promise<Sizes> {
  const rows = await db.query<{ table: keyof Sizes; bytes: number }>(SIZES, [measured.join(",")]);
  const sizes = Object.fromEntries(measured.map((table) => [table, 0])) as Sizes;
  for (const { table, bytes } of rows) sizes[table] = bytes;
  return sizes;
}
