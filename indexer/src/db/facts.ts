import type { Queries } from "./database.ts";

/** Single facts of the deployment, by name; nothing where the tables do not have them yet. */
export async function factsOf(db: Queries): Promise<(name: string) => string | undefined> {
  const rows = await db.query<{ name: string; value: string }>("select name, value from facts");
  const facts = new Map(rows.map(({ name, value }) => [name, value]));
  return (name) => facts.get(name);
}
