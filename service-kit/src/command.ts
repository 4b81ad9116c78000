import { ConfigError, messageOf, ServiceError } from "./errors.ts";

/** How a process says whether starting it again can help, and a question for its readiness what the answer is. */
export const EXIT = { failed: 1, wrongConfig: 2, retryIsUseless: 3, notReady: 4, notRunning: 5 } as const;

/** The exit code of a process that ends by an error. An error that does not say whether trying again helps may have been a matter of luck. */
export function exitCodeOf(error: unknown): number {
  if (error instanceof ConfigError) return EXIT.wrongConfig;
  return error instanceof ServiceError && !error.retryHelps ? EXIT.retryIsUseless : EXIT.failed;
}

/** The exit code of a command that asks a service whether it is ready: 0 when it is. */
export const exitCodeOfReadiness = ({ running, ready }: { running: boolean; ready: boolean }): number =>
  running ? (ready ? 0 : EXIT.notReady) : EXIT.notRunning;

/** Runs a command. An error is printed in one line and ends the process, whatever else still runs in it. */
export async function runCommand(program: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    console.error(`${program}: ${messageOf(error)}`);
    process.exit(exitCodeOf(error));
  }
}
