import type { Changes } from "../db/changes.ts";

/** Keeps each attribute of an event as a fact `<contract>_<attribute>`. */
export function keepFacts(changes: Changes, contract: string, attributes: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(attributes))
    changes.upsert("facts", { name: `${contract}_${name}` }, { value });
}
