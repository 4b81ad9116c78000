import type { Log } from "@wattmesh/service-kit/log";
import type { Database } from "./database.ts";

/** Slots of one chunk: a week of quarter-hours. */
const CHUNK_SLOTS = 672;
/** Tables that grow with every slot. Each of their unique indexes holds the slot, as TimescaleDB asks. */
export const series = ["results", "readings", "zone_slots"];

/** Makes hypertables of the series, which are empty, where the database has the extension TimescaleDB: from 2.13 on, for `by_range`. */
export async function useTimescale(db: Database, log: Log): Promise<void> {
  const [extension] = await db.query("select 1 from pg_extension where extname = 'timescaledb'");
  if (extension === undefined) return;
  for (const table of series)
    await db.script(`select create_hypertable('${table}', by_range('slot', ${CHUNK_SLOTS}::bigint))`);
  log.info({ tables: series }, "hypertables");
}
