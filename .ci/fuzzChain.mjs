// Coverage-guided fuzzing of the chain, by Go's own fuzzer.

import { spawnSync } from "node:child_process";
import { globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Lets each fuzz test of chain/ run for so many seconds; the names of those that found something, which Go keeps in their testdata. */
export function fuzzChain(root, seconds) {
  const chain = join(root, "chain");
  return fuzzTests(chain).filter(({ folder, name }) => {
    const args = ["test", `./${folder}`, "-run", "^$", "-fuzz", `^${name}$`, "-fuzztime", `${seconds}s`];
    return spawnSync("go", args, { cwd: chain, stdio: "inherit" }).status !== 0;
  });
}

function fuzzTests(chain) {
  return globSync("**/*_fuzz_test.go", { cwd: chain }).flatMap((file) =>
    [...readFileSync(join(chain, file), "utf8").matchAll(/^func (Fuzz\w+)\(/gm)].map(([, name]) => ({
      folder: dirname(file),
      name,
      toString: () => name,
    })),
  );
}
