export type Value = string | number | boolean | null;

/** A value as the protocol sends it. */
export const asText = (value: Value): string | null => (value === null ? null : String(value));

/** A statement and the values of its parameters, without rows to give. */
export interface Statement {
  readonly text: string;
  readonly values: readonly Value[];
}

/** Runs one statement. A `bigint` of SQL comes as a number, a `numeric` as its decimal text, a `timestamptz` as its ISO 8601 text. */
export interface Queries {
  query<Row>(text: string, values?: readonly Value[]): Promise<Row[]>;
}

/** PGlite or PostgreSQL. */
export interface Database extends Queries {
  readonly kind: "pglite" | "postgres";
  /** All of the statements in their order, in one transaction, or none of them. The one writer; never called twice at a time. */
  write(statements: readonly Statement[]): Promise<void>;
  /** Asks as often as `work` wants, and always of the same state of the tables. Neither with `write` nor twice at a time. */
  still<Result>(work: (tables: Queries) => Promise<Result>): Promise<Result>;
  /** Several statements without values. */
  script(text: string): Promise<void>;
  close(): Promise<void>;
}
