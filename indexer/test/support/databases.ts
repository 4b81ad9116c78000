import type { Database } from "../../src/db/database.ts";
import { openDatabase } from "../../src/db/openDatabase.ts";
import { openPglite } from "../../src/db/pglite.ts";
import { startPostgres } from "./postgres.ts";

export interface Opened {
  db: Database;
  /** Closes it, and ends its server. */
  end(): Promise<void>;
}

/** Both kinds of database that the tables can be in, by name. */
export const databases: [string, () => Promise<Opened>][] = [
  [
    "PGlite",
    async () => {
      const db = await openPglite(undefined);
      return { db, end: () => db.close() };
    },
  ],
  [
    "PostgreSQL",
    async () => {
      const server = await startPostgres();
      const db = await openDatabase({ url: server.url, connections: 3 });
      return { db, end: () => db.close().then(() => server.stop()) };
    },
  ],
];
