import type { Sum } from "../handlers/sums.ts";
import type { Queries } from "./database.ts";

/** Sums over all rows of a table, as decimal text. */
export async function sumsOf(db: Queries): Promise<(name: Sum) => string> {
  const rows = await db.query<{ name: Sum; value: string }>("select name, value from sums");
  const sums = new Map(rows.map(({ name, value }) => [name, value]));
  return (name) => sums.get(name) ?? "0";
}
