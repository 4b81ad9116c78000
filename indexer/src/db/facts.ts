import type { Changes } from "./changes.ts";
import type { Queries } from "./database.ts";

/** Keeps each attribute of an event as a fact `<contract>_<attribute>`. */
export function keepFacts(changes: Changes, contract: string, attributes: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(attributes)) keepFact(changes, `${contract}_${name}`, value);
}

export const keepFact = (changes: Changes, name: string, value: string): void =>
  changes.upsert("facts", { name }, { value });

/** Single facts of the deployment, by name; nothing where the tables do not have them yet. */
export async function factsOf(db: Queries): Promise<(name: string) => string | undefined> {
  const rows = await db.query<{ name: string; value: string }>("select name, value from facts");
  const facts = new Map(rows.map(({ name, value }) => [name, value]));
  return (name) => facts.get(name);
}
