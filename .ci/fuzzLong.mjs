// `npm run fuzz [-- --seed N --runs N]`: the fuzzing tests of every service, with more inputs than `npm test` makes, by a new seed each time.

import { spawnSync } from "node:child_process";
import { randomInt } from "node:crypto";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const services = ["oracle-relayer", "indexer", "web"];

const { values } = parseArgs({ options: { seed: { type: "string" }, runs: { type: "string", default: "20000" } } });
const seed = values.seed ?? String(randomInt(2 ** 31));
const env = { ...process.env, FUZZ_SEED: seed, FUZZ_RUNS: values.runs };

const failed = services.filter((service) => {
  const args = ["run", "--root", service, "--testTimeout", "0", "test/fuzz.test.ts"];
  const vitest = join(root, "node_modules", "vitest", "vitest.mjs");
  return spawnSync(process.execPath, [vitest, ...args], { cwd: root, env, stdio: "inherit" }).status !== 0;
});
if (failed.length > 0)
  console.error(`failed in ${failed.join(", ")}; again: npm run fuzz -- --seed ${seed} --runs ${values.runs}`);
process.exit(failed.length > 0 ? 1 : 0);
