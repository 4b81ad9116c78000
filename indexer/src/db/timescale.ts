import type { Log } from "../log.ts";
import type { Database } from "./database.ts";

/** Slots of one chunk: a week of quarter-hours. */
const CHUNK_SLOTS = 672;
const SERIES = ["results", "readings", "zone_slots"];

/** Makes hypertables of the tables that grow with every slot, where the server has TimescaleDB. */
export async function useTimescale(db: Database, log: Log): Promise<void> {
  const [extension] = await db.query("select 1 from pg_available_extensions where name = 'timescaledb'");
  if (extension === undefined) return;
  await db.script("create extension if not exists timescaledb");
  for (const table of SERIES) {
    await db.script(`select create_hypertable('${table}', by_range('slot', ${CHUNK_SLOTS}::bigint))`);
  }
  log.info({ tables: SERIES }, "hypertables");
}
