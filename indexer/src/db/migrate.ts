import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { WrongSchemaError } from "../errors.ts";
import type { Log } from "../log.ts";
import type { Database } from "./database.ts";
import { useTimescale } from "./timescale.ts";

const folder = join(import.meta.dirname, "migrations");

/** The first makes the tables of an empty database; each other one brings those of the version before up to date. */
const migrations = readdirSync(folder)
  .filter((name) => name.endsWith(".sql"))
  .sort()
  .map((name) => ({ version: Number(name.split("_")[0]), file: join(folder, name) }));

export const schemaVersion = migrations.at(-1)?.version ?? 0;
/** Older tables lack what only the chain's blocks tell, or what is more simply made from them anew. */
const oldestVersion = migrations[0]?.version ?? 0;

/** Brings the tables up to date, each step whole or not at all. Throws `WrongSchemaError` where that cannot be done. */
export async function migrate(db: Database, log: Log): Promise<void> {
  await db.script("create table if not exists schema_version (version bigint not null)");
  const [found] = await db.query<{ version: number | null }>("select max(version) as version from schema_version");
  const from = found?.version ?? 0;
  if (from > schemaVersion || (from > 0 && from < oldestVersion)) throw new WrongSchemaError(from, schemaVersion);
  for (const { version, file } of migrations.filter((one) => one.version > from)) {
    await db.script(
      `begin; ${readFileSync(file, "utf8")}; delete from schema_version; insert into schema_version values (${version}); commit`,
    );
    log.info({ version }, "migrated");
  }
  if (from === 0) await useTimescale(db, log);
}

/** Drops every table, so that `migrate` begins anew. */
export async function wipe(db: Database): Promise<void> {
  const tables = await db.query<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = current_schema() order by tablename",
  );
  // One statement each: TimescaleDB drops no hypertable along with others.
  await db.script(tables.map(({ name }) => `drop table "${name}" cascade;`).join("\n"));
}
