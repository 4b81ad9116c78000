import type { Config } from "../config.ts";
import type { Database } from "./database.ts";
import { openPglite } from "./pglite.ts";
import { openPostgres } from "./postgres.ts";

/** Throws `DatabaseInUseError` when another process writes to it; with `readOnly` only where it is a PGlite. */
export const openDatabase = (config: Config["database"], { readOnly = false } = {}): Promise<Database> =>
  "url" in config ? openPostgres(config.url, config.connections, readOnly) : openPglite(config.path);
