import { writeFileSync } from "node:fs";
import type { Contract } from "./contracts.ts";
import { pascal } from "./names.ts";
import { toWireOf } from "./values.ts";

/** The contracts' names, addresses and places with the clock, and what each starts with. */
export function writeDeployment(contracts: Contract[], path: string): void {
  const values = contracts.flatMap(({ name }) => [`type ${startOf(name)}`, toWireOf(startOf(name))]);
  const code = [
    "// Written by codegen/ from contracts/manifest.json. Change the manifest, not this file.\n",
    `import { ${values.join(", ")} } from "./values.ts";\n`,
    "/** In the order in which contracts start. */",
    `export const contractNames = ${JSON.stringify(contracts.map(({ name }) => name))} as const;`,
    "export type ContractName = (typeof contractNames)[number];\n",
    "/** Addresses of the contracts. */",
    `export interface Contracts {\n${contracts.map(({ name }) => `  ${name}: string;\n`).join("")}}\n`,
    "/** Of a chain on which nothing is deployed yet. */",
    `export const noContracts: Contracts = { ${contracts.map(({ name }) => `${name}: ""`).join(", ")} };\n`,
    "/** What the clock calls, with the most gas of one call. */",
    `export const clockContracts: { name: ContractName; gasLimit: bigint; gasShare: bigint }[] = [${contracts.flatMap(clockEntry).join(", ")}];\n`,
    "/** What each contract starts with, but for the addresses of others. */",
    `export interface InstantiateValues {\n${contracts.map(valuesField).join("")}}\n`,
    "/** The messages with which contracts start at these addresses. */",
    "export const instantiateMessages = (values: InstantiateValues, contracts: Contracts): Record<ContractName, object> => ({",
    ...contracts.map(messageField),
    "});",
  ];
  writeFileSync(path, `${code.join("\n")}\n`);
}

const startOf = (name: string): string => `${pascal(name)}InstantiateMsg`;

const clockEntry = ({ name, clock }: Contract): string[] =>
  clock ? [`{ name: "${name}", gasLimit: ${clock.gas_limit}n, gasShare: ${clock.gas_share}n }`] : [];

function valuesField({ name, given }: Contract): string {
  const type = startOf(name);
  if (given.length === 0) return `  ${name}: ${type};\n`;
  return `  ${name}: Omit<${type}, ${given.map((other) => `"${other}"`).join(" | ")}>;\n`;
}

function messageField({ name, given }: Contract): string {
  const addresses = given.map((other) => `, ${other}: contracts.${other}`).join("");
  return `  ${name}: ${toWireOf(startOf(name))}({ ...values.${name}${addresses} }),`;
}
