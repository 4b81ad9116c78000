import { ConfigError, messageOf } from "./errors.ts";

const FAILED = 1;
const WRONG_CONFIG = 2;

/** Runs what a command line asked for. What it throws is said in one line, and is the exit code: 2 when the configuration is wrong, else 1. */
export async function runCommand(program: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    console.error(`${program}: ${messageOf(error)}`);
    process.exitCode = error instanceof ConfigError ? WRONG_CONFIG : FAILED;
  }
}
