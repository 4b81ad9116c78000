import type { Log } from "@wattmesh/service-kit/log";
import type { Database, Queries } from "./database.ts";

/** Slots of one chunk: a week of quarter-hours. */
const CHUNK_SLOTS = 672;
/** Tables that grow with every slot. Each of their unique indexes holds the slot, as TimescaleDB asks. */
export const series = ["results", "readings", "zone_slots"];

/** Whether the database has the extension TimescaleDB. */
export async function isTimescaleThere(db: Queries): Promise<boolean> {
  const [extension] = await db.query("select 1 from pg_extension where extname = 'timescaledb'");
  return extension !== undefined;
}

/** What makes tables, but for the parts by slot: TimescaleDB makes none of a table that has some. */
export const withoutParts = (sql: string): string => sql.replaceAll(" partition by range (slot)", "");

/** Makes hypertables of the series, which are empty: from 2.13 on, for `by_range`. */
export async function useTimescale(db: Database, log: Log): Promise<void> {
  for (const table of series)
    await db.script(`select create_hypertable('${table}', by_range('slot', ${CHUNK_SLOTS}::bigint))`);
  log.info({ tables: series }, "hypertables");
}
