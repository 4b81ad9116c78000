import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { PGlite } from "@electric-sql/pglite";
import { DatabaseInUseError } from "../errors.ts";
import { type Database, isoTime, type Queries, type Value } from "./database.ts";

const OID = { int8: 20, numeric: 1700, timestamptz: 1184 };

/** PostgreSQL in this process, in a folder that belongs to it alone. `undefined` is a database in memory. */
export async function openPglite(folder: string | undefined): Promise<Database> {
  const unlock = folder === undefined ? () => undefined : lock(folder);
  try {
    const db = await PGlite.create({
      ...(folder !== undefined && { dataDir: join(folder, "data") }),
      parsers: { [OID.int8]: Number, [OID.numeric]: (text: string) => text, [OID.timestamptz]: isoTime },
    });
    // Rows and cursor are in one transaction, so losing the last of them loses nothing: the chain has it still.
    await db.exec("set synchronous_commit = off; set timezone = 'UTC'");
    const queries = (one: Pick<PGlite, "query">): Queries => ({
      query: async <Row>(text: string, values: readonly Value[] = []) =>
        (await one.query<Row>(text, [...values], { serializers })).rows,
    });
    return {
      kind: "pglite",
      ...queries(db),
      transaction: (work) => db.transaction((tx) => work(queries(tx))),
      script: async (text) => {
        await db.exec(text);
      },
      close: () => db.close().finally(unlock),
    };
  } catch (error) {
    unlock();
    throw error;
  }
}

/** Values go as text. PGlite would serialize by the statement's types, and an array's text is one already. */
const serializers = new Proxy<Record<number, (value: unknown) => string>>({}, { get: () => String, has: () => true });

/** The operating system lets go of it with the process, however that ends. */
function lock(folder: string): () => void {
  mkdirSync(folder, { recursive: true });
  const file = new DatabaseSync(join(folder, "lock"));
  try {
    file.exec("pragma locking_mode = exclusive; begin exclusive; create table if not exists lock (held); commit");
  } catch {
    file.close();
    throw new DatabaseInUseError(folder);
  }
  return () => file.close();
}
