// Coverage-guided fuzzing of the contracts: contracts/fuzz with libFuzzer, built with what stable Rust has for it.

import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";

/** As cargo-fuzz has LLVM count what runs, without a sanitizer: the contracts have no unsafe code. */
const COVERAGE = [
  "--cfg fuzzing",
  "-Cpasses=sancov-module",
  "-Cllvm-args=-sanitizer-coverage-level=4",
  "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
  "-Cllvm-args=-sanitizer-coverage-pc-table",
  "-Cllvm-args=-sanitizer-coverage-trace-compares",
  "-Cdebug-assertions",
].join(" ");
const MAX_INPUT_BYTES = 2048;

const isFound = (name) => /^(crash|timeout|oom)-/.test(name);

/** Builds every target and lets each run for so many seconds; the names of those that found something. */
export function fuzzContracts(root, seconds) {
  const contracts = join(root, "contracts");
  const host = /host: (\S+)/.exec(output("rustc", ["-vV"]))[1];
  const target = join(contracts, "target", "fuzz");
  const build = ["build", "-p", "fuzz", "--features", "coverage", "--bins", "--target", host, "--target-dir", target];
  const env = { ...process.env, RUSTFLAGS: COVERAGE, CARGO_PROFILE_DEV_OPT_LEVEL: "3" };
  if (spawnSync("cargo", build, { cwd: contracts, env, stdio: "inherit" }).status !== 0) return ["the build"];
  const seeds = readdirSync(join(contracts, "fuzz", "seeds"));
  return seeds.filter((file) => {
    const name = basename(file, ".hex");
    const lines = readFileSync(join(contracts, "fuzz", "seeds", file), "utf8")
      .trim()
      .split("\n");
    return !holds(join(target, host, "debug", name), join(root, ".cache", "fuzz", name), lines, seconds);
  });
}

/** Runs a target from its seeds and what former runs have come to; what it finds is shown as a line for its seeds. */
function holds(program, folder, seeds, seconds) {
  const corpus = join(folder, "corpus");
  mkdirSync(corpus, { recursive: true });
  for (const [at, seed] of seeds.entries()) writeFileSync(join(corpus, `seed-${at}`), Buffer.from(seed, "hex"));
  const known = new Set(readdirSync(folder));
  const limits = [`-max_total_time=${seconds}`, `-max_len=${MAX_INPUT_BYTES}`, `-artifact_prefix=${folder}/`];
  const { status } = spawnSync(program, [corpus, ...limits, "-verbosity=1"], { stdio: "inherit" });
  for (const name of readdirSync(folder).filter((name) => isFound(name) && !known.has(name)))
    console.error(`${basename(program)} fails for ${readFileSync(join(folder, name)).toString("hex")}`);
  return status === 0;
}

function output(program, args) {
  return spawnSync(program, args, { encoding: "utf8" }).stdout;
}
