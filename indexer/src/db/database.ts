import type { Config } from "../config.ts";
import { openPglite } from "./pglite.ts";
import { openPostgres } from "./postgres.ts";

export type Value = string | number | boolean | null;

/** Runs one statement. A `bigint` of SQL comes as a number, a `numeric` as its decimal text, a `timestamptz` as its ISO 8601 text. */
export interface Queries {
  query<Row>(text: string, values?: readonly Value[]): Promise<Row[]>;
}

/** PGlite or PostgreSQL. */
export interface Database extends Queries {
  readonly kind: "pglite" | "postgres";
  /** Everything `work` does with what it is given, or nothing. The one writer; never called twice at a time. */
  transaction<Result>(work: (queries: Queries) => Promise<Result>): Promise<Result>;
  /** Several statements without values. */
  script(text: string): Promise<void>;
  close(): Promise<void>;
}

/** Throws `DatabaseInUseError` when another process writes to it. */
export const openDatabase = (config: Config["database"]): Promise<Database> =>
  "url" in config ? openPostgres(config.url, config.connections) : openPglite(config.path);
