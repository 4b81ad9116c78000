import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Schema } from "./jsonSchema.ts";

export type ContractName = string;

/** What `contracts/manifest.json` says of one contract. */
interface ManifestEntry {
  name: ContractName;
  /** Contracts whose addresses it starts with, in fields of their names. */
  given: ContractName[];
  /** Of those that the clock calls. */
  clock?: { gas_limit: number; gas_share: number };
}

/** What the manifest and `contracts/schema` say of one contract. */
export interface Contract extends ManifestEntry {
  instantiate: Schema;
  execute: Schema;
  query: Schema;
  responses: Record<string, Schema>;
  /** By the event's type. */
  events: Record<string, Schema>;
}

/** In the manifest's order, which is the one in which they start. */
export function readContracts(directory: string): Contract[] {
  const read = (file: string) => JSON.parse(readFileSync(join(directory, file), "utf8"));
  const manifest: ManifestEntry[] = read("manifest.json");
  const names = manifest.map(({ name }) => name);
  return manifest.map((entry) => {
    const { instantiate, execute, query, responses } = read(`schema/${entry.name}.json`);
    checkGiven(entry, instantiate, names);
    return { ...entry, instantiate, execute, query, responses, events: read(`schema/${entry.name}-events.json`) };
  });
}

function checkGiven({ name, given }: ManifestEntry, instantiate: Schema, names: ContractName[]): void {
  const taken = names.filter((other) => other in (instantiate.properties ?? {}));
  if (taken.join() !== names.filter((other) => given.includes(other)).join() || taken.length !== given.length)
    throw new Error(`the manifest gives ${name} [${given}], but it starts with [${taken}]`);
}

/** Of a directory with a file for each contract. */
export const indexCode = (contracts: Contract[]): string =>
  contracts.map(({ name }) => `export * from "./${name}.ts";\n`).join("");
