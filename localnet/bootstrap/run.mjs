// Runs the programs that install and build, and keeps what they print.

import { spawn, spawnSync } from "node:child_process";
import { closeSync, mkdirSync, openSync, readFileSync } from "node:fs";
import { dirname } from "node:path";

/** A step that failed, with what is good to know about it. */
export class StepError extends Error {}

/** Runs a program to its end; what it prints goes to a file. Throws its last lines when it fails. */
export function run(program, args, { cwd, logFile, env = {} }) {
  mkdirSync(dirname(logFile), { recursive: true });
  const log = openSync(logFile, "w");
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env: { ...process.env, ...env }, stdio: ["ignore", log, log] });
    child.on("error", (error) => reject(new StepError(`${program}: ${error.message}`)));
    child.on("close", (code) =>
      code === 0 ? resolve(readFileSync(logFile, "utf8")) : reject(failed(program, args, code, logFile)),
    );
  }).finally(() => closeSync(log));
}

/** The first lines that speak of an error, and the last lines of all. */
function failed(program, args, code, logFile) {
  const lines = readFileSync(logFile, "utf8").trimEnd().split("\n");
  const first = lines
    .slice(0, -15)
    .filter((line) => /error/i.test(line))
    .slice(0, 8);
  const excerpt = [...first, ...lines.slice(-15)].map((line) => `  | ${line}`).join("\n");
  return new StepError(`${[program, ...args].join(" ")} ended with ${code}:\n${excerpt}\nAll of it: ${logFile}`);
}

/** The first line a program prints, or undefined when it does not run. */
export function firstLineOf(program, ...args) {
  const { status, stdout } = spawnSync(program, args, { encoding: "utf8" });
  return status === 0 ? stdout.trim().split("\n")[0] : undefined;
}
