import { ConfigError, messageOf } from "./errors.ts";

const FAILED = 1;
const WRONG_CONFIG = 2;

/** Runs a command. An error is printed in one line and sets the exit code: 2 when the configuration is wrong, else 1. */
export async function runCommand(program: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    console.error(`${program}: ${messageOf(error)}`);
    process.exitCode = error instanceof ConfigError ? WRONG_CONFIG : FAILED;
  }
}
