import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Schema } from "./jsonSchema.ts";

export const contractNames = ["registry", "metering", "token", "grid", "trading"] as const;
export type ContractName = (typeof contractNames)[number];

/** What `contracts/schema` says of one contract. */
export interface Contract {
  name: ContractName;
  instantiate: Schema;
  execute: Schema;
  query: Schema;
  responses: Record<string, Schema>;
  /** By the event's type. */
  events: Record<string, Schema>;
}

export function readContracts(directory: string): Contract[] {
  const read = (file: string) => JSON.parse(readFileSync(join(directory, file), "utf8"));
  return contractNames.map((name) => {
    const { instantiate, execute, query, responses } = read(`${name}.json`);
    return { name, instantiate, execute, query, responses, events: read(`${name}-events.json`) };
  });
}

/** Of a directory with a file for each contract. */
export const indexCode = (contracts: Contract[]): string =>
  contracts.map(({ name }) => `export * from "./${name}.ts";\n`).join("");
