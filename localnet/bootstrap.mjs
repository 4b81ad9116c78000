// How the localnet starts: needs nothing but Node 20, installs and builds what is missing, then hands over to Node 24.

import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { commands, helpText } from "./bootstrap/options.mjs";
import { prepare, prepareTests } from "./bootstrap/prepare.mjs";
import { createProgress } from "./bootstrap/progress.mjs";
import { StepError } from "./bootstrap/run.mjs";
import { sparing } from "./bootstrap/sparing.mjs";

/** As `status` ends once everything is built: service-kit's EXIT.notRunning. */
const NOT_RUNNING = 5;

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const node = join(root, "node_modules", ".bin", "node");

/** The command and whether help is wanted. Throws on what no command takes. */
function readCommandLine([first, ...rest]) {
  if (first === undefined || first === "help" || first === "--help") return { command: "start", help: true, rest };
  const known = commands[first];
  if (known === undefined)
    throw new StepError(`there is no command "${first}"; there are ${Object.keys(commands).join(", ")}`);
  try {
    const { values } = parseArgs({ args: rest, options: known.options });
    return { command: first, help: values.help === true, web: values["without-web"] !== true, rest };
  } catch (error) {
    throw new StepError(`${error.message.split(". To specify")[0]}; npm start -- --help shows what there is`);
  }
}

/** Runs the localnet itself. Ctrl-C in a terminal reaches it directly; it ends everything in order, and this process waits for it. */
function handOver(args) {
  const child = spawn(node, [...sparing, join(root, "localnet", "src", "main.ts"), ...args], { stdio: "inherit" });
  process.on("SIGINT", () => process.stdin.isTTY || child.kill("SIGINT"));
  for (const signal of ["SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => child.on("close", (code) => resolve(code ?? 1)));
}

async function main() {
  const { command, help, web, rest } = readCommandLine(process.argv.slice(2));
  if (help) {
    process.stdout.write(helpText());
    return 0;
  }
  if (command === "start" || command === "prepare") {
    process.stderr.write("Wattmesh\n");
    const progress = createProgress();
    await prepare(root, progress, { web });
    if (command === "prepare") await prepareTests(root, progress);
  }
  if (command === "prepare") return 0;
  if (command === "status" && !existsSync(join(root, "ts-client", "dist", "index.js"))) {
    process.stdout.write(rest.includes("--json") ? '{"running":false}\n' : "nothing runs\n");
    return NOT_RUNNING;
  }
  if (command === "reset" && !existsSync(node)) return 0;
  return handOver([command, ...rest]);
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof StepError)) throw error;
  process.stderr.write(`\n${error.message}\n`);
  process.exitCode = 1;
}
