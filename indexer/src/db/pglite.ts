import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { PGlite } from "@electric-sql/pglite";
import { DatabaseInUseError } from "../errors.ts";
import type { Database, Queries, Value } from "./database.ts";
import { isoTime } from "./isoTime.ts";

const OID = { int8: 20, numeric: 1700, timestamptz: 1184 };

/** PostgreSQL in this process, in a folder that belongs to it alone. `undefined` is a database in memory. */
export async function openPglite(folder: string | undefined): Promise<Database> {
  const unlock = folder === undefined ? () => undefined : lock(folder);
  try {
    const db = await PGlite.create({
      ...(folder !== undefined && { dataDir: join(folder, "data") }),
      parsers: { [OID.int8]: Number, [OID.numeric]: (text: string) => text, [OID.timestamptz]: isoTime },
    });
    // It never waits for the disk, so a crash of the machine may cost the database; `reindex` makes it anew.
    await db.exec("set timezone = 'UTC'");
    const written = new Map<string, Promise<string>>();
    return {
      kind: "pglite",
      ...preparedQueries(db, "read", new Map()),
      transaction: (work) => db.transaction((tx) => work(preparedQueries(tx, "write", written))),
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

/**
 * Prepares each statement once, by the name that `names` has for it, and executes it by that: planning costs more than most of them do.
 * A transaction has names of its own, because it must not wait for a statement that waits for its end.
 */
function preparedQueries(session: Pick<PGlite, "exec">, prefix: string, names: Map<string, Promise<string>>): Queries {
  const nameOf = (text: string): Promise<string> => {
    let name = names.get(text);
    if (name === undefined) {
      const next = `${prefix}${names.size}`;
      name = session.exec(`prepare ${next} as ${text}`).then(() => next);
      name.catch(() => names.delete(text));
      names.set(text, name);
    }
    return name;
  };
  return {
    async query<Row>(text: string, values: readonly Value[] = []): Promise<Row[]> {
      const given = values.length === 0 ? "" : `(${values.map(literal).join(", ")})`;
      const [result] = await session.exec(`execute ${await nameOf(text)}${given}`);
      return (result?.rows ?? []) as Row[];
    },
  };
}

const literal = (value: Value): string => (value === null ? "null" : `'${String(value).replaceAll("'", "''")}'`);

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
