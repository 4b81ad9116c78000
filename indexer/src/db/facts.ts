import type { Json } from "@wattmesh/client";
import type { Changes } from "./changes.ts";
import type { Queries } from "./database.ts";
import { jsonText } from "./json.ts";

/** Keeps each attribute of an event as a fact `<contract>_<attribute>`. */
export function keepFacts(changes: Changes, contract: string, attributes: Readonly<Record<string, Json>>): void {
  for (const [name, value] of Object.entries(attributes)) keepFact(changes, `${contract}_${name}`, value);
}

export const keepFact = (changes: Changes, name: string, value: Json): void =>
  changes.upsert("facts", { name }, { value: jsonText(value) });

/** A fact as it was kept; nothing where the tables do not have it yet. */
export type Facts = <T extends Json>(name: string) => T | undefined;

/** Single facts of the deployment, by name. */
export async function factsOf(db: Queries): Promise<Facts> {
  const rows = await db.query<{ name: string; value: Json }>("select name, value from facts");
  const facts = new Map(rows.map(({ name, value }) => [name, value]));
  return <T extends Json>(name: string) => facts.get(name) as T | undefined;
}
