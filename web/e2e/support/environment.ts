import { readFileSync } from "node:fs";
import { join } from "node:path";

export const resultsFolder = join(import.meta.dirname, "..", ".results");

/** Written by the localnet that the tests run against. */
export const environmentFile = join(resultsFolder, "environment.json");

/** What the tests need to know of their localnet. */
export interface Environment {
  webUrl: string;
  rpcUrl: string;
  indexerUrl: string;
  /** Of a push service of the tests' own, to which the notifier may send. */
  pushOrigin: string;
  /** Folder of the localnet's keys, a file `NAME.key` each. */
  keys: string;
  deployment: string;
  /** Addresses of the households, in their order. */
  households: string[];
  /** Ends it. */
  pid: number;
}

let environment: Environment | undefined;

export function localnet(): Environment {
  environment ??= JSON.parse(readFileSync(environmentFile, "utf8")) as Environment;
  return environment;
}
