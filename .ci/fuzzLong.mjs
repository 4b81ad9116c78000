// `npm run fuzz [-- --seed N --runs N --seconds N] [services] [contracts] [chain]`: the fuzzing tests of every service with more inputs than
// `npm test` makes, by a new seed each time, then each coverage-guided target of contracts and chain for a while.

import { spawnSync } from "node:child_process";
import { randomInt } from "node:crypto";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { fuzzChain } from "./fuzzChain.mjs";
import { fuzzContracts } from "./fuzzContracts.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: "string" },
    runs: { type: "string", default: "20000" },
    seconds: { type: "string", default: "60" },
  },
});
const seed = values.seed ?? String(randomInt(2 ** 31));
const seconds = Number(values.seconds);

const parts = {
  services: () => fuzzServices().map((service) => `${service} (again: --seed ${seed} --runs ${values.runs})`),
  contracts: () => fuzzContracts(root, seconds),
  chain: () => fuzzChain(root, seconds),
};

function fuzzServices() {
  const env = { ...process.env, FUZZ_SEED: seed, FUZZ_RUNS: values.runs };
  return ["oracle-relayer", "indexer", "web"].filter((service) => {
    const args = ["run", "--root", service, "--testTimeout", "0", "test/fuzz.test.ts"];
    const vitest = join(root, "node_modules", "vitest", "vitest.mjs");
    return spawnSync(process.execPath, [vitest, ...args], { cwd: root, env, stdio: "inherit" }).status !== 0;
  });
}

const wanted = positionals.length === 0 ? Object.keys(parts) : positionals;
const failed = wanted.flatMap((part) => {
  if (parts[part] === undefined) throw new Error(`${part} is none of ${Object.keys(parts).join(", ")}`);
  return parts[part]();
});
if (failed.length > 0) console.error(`failed: ${failed.join(", ")}`);
process.exit(failed.length > 0 ? 1 : 0);
