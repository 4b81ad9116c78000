import { messageOf } from "@wattmesh/service-kit/errors";
import pg from "pg";
import { DatabaseInUseError, DatabaseUnreachableError } from "../errors.ts";
import { Batch } from "./batch.ts";
import type { Database, Queries, Value } from "./database.ts";
import { isoTime } from "./isoTime.ts";

/** Held by the one process that writes. */
const WRITER_LOCK = 0x77617474;

const OPTIONS = "-c synchronous_commit=off -c timezone=UTC";
const READ_ONLY = " -c default_transaction_read_only=on";

/** Whoever asks is told after this that there is no answer. */
const READ_TIMEOUT_MS = 15_000;

const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: "text" | "binary") => {
    if (oid === pg.types.builtins.INT8) return Number;
    if (oid === pg.types.builtins.TIMESTAMPTZ) return isoTime;
    if (oid === pg.types.builtins.NUMERIC) return (text: string) => text;
    return pg.types.getTypeParser(oid, format as "text");
  }) as pg.CustomTypesConfig["getTypeParser"],
};

/** A PostgreSQL server: one connection writes, the others read. With `readOnly` none does, and another process may. */
export async function openPostgres(url: string, connections: number, readOnly = false): Promise<Database> {
  // Rows and cursor are in one transaction: when the server loses the last of them, the chain has them still.
  const settings = { connectionString: url, types, options: OPTIONS + (readOnly ? READ_ONLY : "") };
  const prepared = new Map<string, string>();
  const writer = new pg.Client(settings);
  let lost: Error | undefined;
  writer.on("error", (error) => {
    lost = error;
  });
  const readers = new pg.Pool({
    ...settings,
    max: connections - 1,
    connectionTimeoutMillis: READ_TIMEOUT_MS,
    query_timeout: READ_TIMEOUT_MS,
  });
  readers.on("error", () => undefined);
  try {
    await writer.connect();
  } catch (error) {
    await readers.end();
    throw new DatabaseUnreachableError(messageOf(error), { cause: error });
  }
  if (!readOnly && !(await lock(writer))) {
    await Promise.all([writer.end(), readers.end()]);
    throw new DatabaseInUseError(new URL(url).pathname.slice(1));
  }
  const queries = (one: Pick<pg.Client, "query">): Queries => ({
    query: async <Row>(text: string, values: readonly Value[] = []) =>
      (await one.query({ name: nameOf(text), text, values: [...values] })).rows as Row[],
  });
  return {
    kind: "postgres",
    ...queries(readers as unknown as pg.Client),
    async write(statements) {
      if (lost !== undefined) throw new DatabaseUnreachableError(messageOf(lost), { cause: lost });
      await writer.query(new Batch(statements, prepared)).done;
    },
    async still(work) {
      await writer.query("begin isolation level repeatable read read only");
      try {
        return await work(queries(writer));
      } finally {
        await writer.query("rollback");
      }
    },
    script: async (text) => {
      await writer.query(text);
    },
    close: async () => {
      await Promise.all([writer.end(), readers.end()]);
    },
  };
}

/** Whether this connection is now the one that writes. */
async function lock(writer: pg.Client): Promise<boolean> {
  const { rows } = await writer.query<{ held: boolean }>("select pg_try_advisory_lock($1) as held", [WRITER_LOCK]);
  return rows[0]?.held === true;
}

/** Statements are few, so each is prepared once per connection. */
const names = new Map<string, string>();

function nameOf(text: string): string {
  let name = names.get(text);
  if (name === undefined) {
    name = `s${names.size}`;
    names.set(text, name);
  }
  return name;
}
