import { systemTime, type TimeSource } from "@wattmesh/service-kit/time";
import { PartError } from "../errors.ts";
import { type Exit, exitError } from "./child.ts";

/** How often in a row a service is started again. */
export const MOST_RESTARTS = 5;
const FIRST_PAUSE_MS = 500;
/** A service that ran as long as this has its full number of restarts again. */
const CALM_MS = 60_000;

export interface Supervised {
  /** Settles when the running service ends. */
  exited: Promise<Exit>;
  mostRestarts: number;
  /** Starts it again, and fails when it does not come up. */
  restart(): Promise<{ exited?: Promise<Exit> } | undefined>;
  /** Called before each restart with its reason. */
  onEnd(reason: PartError, restart: number, pauseMs: number): void;
  /** Ends the supervision. */
  signal: AbortSignal;
}

/**
 * Starts a service again whenever it ends by itself, each time after a longer pause. Resolves with the last reason when that does not help or
 * cannot, as the reason says, and with nothing when it was asked to end.
 */
export async function keepUp(
  { exited, mostRestarts, restart, onEnd, signal }: Supervised,
  time: TimeSource = systemTime,
): Promise<PartError | undefined> {
  let end = endOf(exited);
  for (let restarts = 0; ; restarts += 1) {
    const since = time.now();
    const reason = await end;
    if (reason === undefined || signal.aborted) return undefined;
    if (time.now() - since >= CALM_MS) restarts = 0;
    if (restarts >= mostRestarts || !reason.retryHelps) return reason;
    const pauseMs = FIRST_PAUSE_MS * 2 ** restarts;
    onEnd(reason, restarts + 1, pauseMs);
    await time.pause(pauseMs, signal);
    if (signal.aborted) return undefined;
    end = restart().then((again) => endOf(again?.exited), asPartError);
  }
}

/** Why it ended by itself; nothing when it was asked to, or cannot end. */
async function endOf(exited: Promise<Exit> | undefined): Promise<PartError | undefined> {
  const exit = await exited;
  return exit === undefined || exit.asked ? undefined : exitError(exit);
}

function asPartError(error: unknown): PartError {
  if (error instanceof PartError) return error;
  throw error;
}
