// `npm test`: prepares what the suites need, runs every suite, and closes with one line that counts them all.

import { spawn } from "node:child_process";
import { createWriteStream, mkdirSync } from "node:fs";
import { availableParallelism, constants, setPriority } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { stripVTControlCharacters } from "node:util";
import { counters } from "./count.mjs";
import { runAll, yields } from "./schedule.mjs";
import { suites } from "./suites.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const logs = join(root, ".cache", "test-logs");
const wanted = process.argv.slice(2);

if (wanted.includes("--help")) {
  console.log("npm test [-- WORDS]: runs every suite, or those whose name holds one of the words.\n");
  for (const suite of suites) console.log(`  ${suite.name}`);
  process.exit(0);
}

/** Runs a command, keeps all it prints in a log file, and resolves with the output and whether it ended well. */
function run(name, [program, ...args], { cwd, yields = false } = {}) {
  return new Promise((resolve) => {
    const log = createWriteStream(join(logs, `${name.replace(/\W+/g, "-")}.txt`));
    const env = {
      ...process.env,
      PATH: `${join(root, "node_modules", ".bin")}:${process.env.PATH}`,
      CI: "true",
      NO_COLOR: "1",
    };
    const child = spawn(program.includes("/") ? join(root, program) : program, args, {
      cwd: join(root, cwd ?? "."),
      env,
    });
    if (yields && child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
    let output = "";
    const keep = (chunk) => {
      output += chunk;
      log.write(chunk);
    };
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    child.on("error", (error) => {
      keep(`${error}\n`);
      resolve({ output, ok: false });
    });
    child.on("close", (code) => log.end(() => resolve({ output, ok: code === 0 })));
  });
}

/** How runners mark a test that passed or was skipped, and a file in which nothing failed. */
const wentWell =
  /^(?:✓|-|↓) |^test .* \.\.\. ok$|^test result: ok|^running \d+ tests?$|^(?:Doc-tests|Running|Compiling) |^--- PASS|^=== (?:RUN|PAUSE|CONT)/;

/** What a reader needs of a failed suite: not the passing tests' lines. */
function excerpt(suite, output) {
  const lines =
    suite.count === "go"
      ? output.split("\n").flatMap((line) => {
          if (!line.startsWith("{")) return [line];
          const event = JSON.parse(line);
          return event.Output ? [event.Output.trimEnd()] : [];
        })
      : stripVTControlCharacters(output).split("\n");
  return lines
    .filter((line) => line.trim() !== "" && !wentWell.test(line.trimStart()))
    .slice(-80)
    .join("\n");
}

/** A suite that ran no test has failed. */
function count(suite, output, ok) {
  const { passed, failed, atSecondTry = [] } = counters[suite.count](output, ok);
  if (passed + failed === 0) return { passed, failed: 1, note: " it ran no test" };
  return { passed, failed, note: atSecondTry.map((name) => `\n       at its second try: ${name}`).join("") };
}

async function main() {
  mkdirSync(logs, { recursive: true });
  const prepare = await run("prepare", ["node", "localnet/bootstrap.mjs", "prepare"]);
  console.log(prepare.output.trimEnd());
  if (!prepare.ok) {
    console.log("0 passed, 1 failed");
    process.exitCode = 1;
    return;
  }
  let passed = 0;
  let failed = 0;
  const chosen = suites.filter(({ name }) => wanted.length === 0 || wanted.some((word) => name.includes(word)));
  await runAll(chosen, availableParallelism(), async (suite) => {
    const started = Date.now();
    const { output, ok } = await run(suite.name, suite.command, { cwd: suite.cwd, yields: yields(suite) });
    const counted = count(suite, output, ok);
    passed += counted.passed;
    failed += counted.failed;
    const seconds = Math.round((Date.now() - started) / 1000);
    const verdict = counted.failed === 0 ? "ok    " : "FAILED";
    console.log(
      `${verdict} ${suite.name}: ${counted.passed} passed, ${counted.failed} failed (${seconds} s)${counted.note}`,
    );
    if (counted.failed > 0) console.log(excerpt(suite, output));
  });
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}

await main();
