import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Log } from "@wattmesh/service-kit/log";
import { WrongSchemaError } from "../errors.ts";
import type { Database } from "./database.ts";
import { isTimescaleThere, useTimescale, withoutParts } from "./timescale.ts";

/** Raised with every change of a `tables.sql`: older tables lack what only the chain's blocks tell, so they are filled anew. */
export const schemaVersion = 20;

const source = join(import.meta.dirname, "..");
const files = ["db/tables.sql", ...globSync("concepts/*/tables.sql", { cwd: source }).sort()];

/** Makes all tables, or none, in an empty database. Throws `WrongSchemaError` where there are those of another version. */
export async function makeTables(db: Database, log: Log): Promise<void> {
  await db.script("create table if not exists schema_version (version bigint not null)");
  const [found] = await db.query<{ version: number }>("select version from schema_version");
  if (found?.version === schemaVersion) return;
  if (found !== undefined) throw new WrongSchemaError(found.version, schemaVersion);
  const hasTimescale = await isTimescaleThere(db);
  const read = (file: string) => readFileSync(join(source, file), "utf8");
  const tables = files.map((file) => (hasTimescale ? withoutParts(read(file)) : read(file))).join("\n");
  await db.script(`begin; ${tables} insert into schema_version values (${schemaVersion}); commit`);
  log.info({ version: schemaVersion }, "tables made");
  if (hasTimescale) await useTimescale(db, log);
}

/** Drops every table, so that `makeTables` begins anew. */
export async function wipe(db: Database): Promise<void> {
  const tables = await db.query<{ name: string }>(
    `select relname as name from pg_class
     where relkind in ('r', 'p') and not relispartition and relnamespace = current_schema()::regnamespace order by relname`,
  );
  // One statement each: TimescaleDB drops no hypertable along with others.
  await db.script(tables.map(({ name }) => `drop table "${name}" cascade;`).join("\n"));
}
