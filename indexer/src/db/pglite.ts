import { execFile } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { extname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { promisify } from "node:util";
import { PGlite, protocol } from "@electric-sql/pglite";
import { DatabaseInUseError } from "../errors.ts";
import { asText, type Database, type Value } from "./database.ts";
import { isoTime } from "./isoTime.ts";

const OID = { int8: 20, numeric: 1700, timestamptz: 1184 };
const { serialize } = protocol;
/** When the log has grown by so many bytes it is done with. */
const CHECKPOINT_BYTES = 16 << 20;
/** After so many bytes of statements it is asked how long the log is. */
const LOOK_BYTES = 1 << 20;
/** A log that has grown by so many bytes is long enough for other samples of the tables. */
const ANALYZE_BYTES = 32 << 20;
const SETTINGS = [
  // PostgreSQL's own pages in memory, of which it takes all in time. What is not there is read from files, which the system keeps in memory.
  "shared_buffers=32MB",
  // Whole pages in the log mend those that a crash of the machine tore, against which nothing else here helps either.
  "full_page_writes=off",
  // How much of the log's files is kept for later when it is done with.
  "min_wal_size=32MB",
  "max_wal_size=64MB",
];

/** PostgreSQL in this process, in a folder that belongs to it alone. `undefined` is a database in memory. */
export async function openPglite(folder: string | undefined): Promise<Database> {
  const unlock = folder === undefined ? () => undefined : lock(folder);
  try {
    if (folder !== undefined) await makeFiles(join(folder, "data"));
    const db = await PGlite.create({
      startParams: [...PGlite.defaultStartParams, ...SETTINGS.flatMap((setting) => ["-c", setting])],
      ...(folder !== undefined && { dataDir: join(folder, "data") }),
      parsers: { [OID.int8]: Number, [OID.numeric]: (text: string) => text, [OID.timestamptz]: isoTime },
    });
    // It never waits for the disk, so a crash of the machine may cost the database; `reindex` makes it anew.
    await db.exec("set timezone = 'UTC'; set default_statistics_target = 10");
    const nameOf = preparing(db);
    const tidy = tidying(db);
    const query = async <Row>(text: string, values: readonly Value[] = []): Promise<Row[]> => {
      const given = values.length === 0 ? "" : `(${values.map(literal).join(", ")})`;
      const [result] = await db.exec(`execute ${await nameOf(text)}${given}`);
      return (result?.rows ?? []) as Row[];
    };
    return {
      kind: "pglite",
      query,
      // Nobody else writes to it.
      still: (work) => work({ query }),
      // What comes before a Sync is one transaction (PostgreSQL's protocol, Pipelining).
      async write(statements) {
        const messages: Uint8Array[] = [];
        for (const { text, values } of statements)
          messages.push(
            serialize.bind({ statement: await nameOf(text), values: values.map(asText) }),
            serialize.execute({}),
          );
        const message = Buffer.concat([...messages, serialize.sync()]);
        await db.runExclusive(() => db.execProtocol(message));
        await tidy(message.length);
      },
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

/** Makes a new database's files in a process of its own: that takes several hundred MB, which would stay with this one. */
async function makeFiles(dataFolder: string): Promise<void> {
  if (existsSync(join(dataFolder, "PG_VERSION"))) return;
  // Beside this file, and as it is: TypeScript in the tree, JavaScript in a package.
  const program = join(import.meta.dirname, `makePgliteFiles${extname(import.meta.filename)}`);
  await promisify(execFile)(process.execPath, [program, dataFolder]);
}

/** Prepares each statement once, and says its name: planning costs more than most of them do. */
function preparing(db: PGlite): (text: string) => Promise<string> {
  const names = new Map<string, Promise<string>>();
  return (text) => {
    let name = names.get(text);
    if (name === undefined) {
      const next = `s${names.size}`;
      name = db.exec(`prepare ${next} as ${text}`).then(() => next);
      name.catch(() => names.delete(text));
      names.set(text, name);
    }
    return name;
  };
}

/** Where the log ends, in bytes; and tables of which so much has changed that room in them is to be used again, by autovacuum's own rule. */
const LOG_END = "select (pg_current_wal_insert_lsn() - '0/0')::bigint as bytes";
const LEAST_DEAD_ROWS = 50;
const DEAD_SHARE = 0.2;
const FULL_OF_DEAD = `select relname as name from pg_stat_user_tables
  where schemaname = current_schema() and n_dead_tup > ${LEAST_DEAD_ROWS} + ${DEAD_SHARE} * n_live_tup`;

/** What processes of a server do beside its statements; to be told how many bytes of statements were written. */
function tidying(db: PGlite): (bytes: number) => Promise<void> {
  let sinceLook = 0;
  let sinceAnalyze = 0;
  let analyzed = 0;
  let checkpointAt: number | undefined;
  return async (bytes) => {
    sinceLook += bytes;
    sinceAnalyze += bytes;
    if (sinceLook < LOOK_BYTES && checkpointAt !== undefined) return;
    sinceLook = 0;
    const end = (await db.query<{ bytes: number }>(LOG_END)).rows[0]?.bytes ?? 0;
    checkpointAt ??= end;
    if (end - checkpointAt < CHECKPOINT_BYTES) return;
    checkpointAt = end;
    // Without it the log grows for ever, and all of it is read again after a kill.
    await db.exec("checkpoint");
    // Counts of changed rows are otherwise a second late.
    await db.exec("select pg_stat_force_next_flush()");
    const { rows } = await db.query<{ name: string }>(FULL_OF_DEAD);
    for (const { name } of rows) await db.exec(`vacuum "${name}"`);
    if (sinceAnalyze < Math.max(ANALYZE_BYTES, analyzed)) return;
    analyzed += sinceAnalyze;
    sinceAnalyze = 0;
    // Plans go by samples of the tables, which serve until these are twice as large.
    await db.exec("analyze");
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
