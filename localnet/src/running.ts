import { readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { parseJson } from "@wattmesh/client";
import { UsageError } from "./errors.ts";
import type { ServiceName, Urls } from "./services/service.ts";
import { type StateFolder, writeWhole } from "./state.ts";

/** What runs of a localnet: `running.json`. */
export interface Running {
  /** The localnet itself. */
  process: Process;
  /** Whether all of it is up. */
  complete: boolean;
  urls: Urls;
  /** Its children by the service that they are of. */
  children: Partial<Record<ServiceName, Process>>;
  /** How often services were started again, of those that were. */
  restarts: Partial<Record<ServiceName, number>>;
}

/** A process, known also after its id is used again. */
export interface Process {
  pid: number;
  /** When it started, in the system's own terms. */
  started: string;
}

export function theProcess(pid: number): Process {
  return { pid, started: startOf(pid) ?? "" };
}

/** What runs now in a state folder. */
export function readRunning(state: StateFolder): Running | undefined {
  const noted = readNoted(state);
  return noted !== undefined && lives(noted.process) ? noted : undefined;
}

export async function writeRunning(state: StateFolder, running: Running): Promise<void> {
  await writeWhole(state.running, `${JSON.stringify(running, undefined, 2)}\n`);
}

export async function removeRunning(state: StateFolder): Promise<void> {
  await rm(state.running, { force: true });
}

export function checkNotRunning(state: StateFolder): void {
  const running = readRunning(state);
  if (running !== undefined) {
    throw new UsageError(`a localnet already runs in ${state.folder} (process ${running.process.pid})`);
  }
}

/** Ends the children of a localnet that was killed before it could do so itself. */
export async function endLeftovers(state: StateFolder): Promise<void> {
  const left = Object.values(readNoted(state)?.children ?? {}).filter(lives);
  for (const { pid } of left) process.kill(pid, "SIGTERM");
  for (const child of left) {
    for (let tries = 0; lives(child); tries += 1) {
      if (tries === 100) process.kill(child.pid, "SIGKILL");
      await sleep(100);
    }
  }
}

function readNoted(state: StateFolder): Running | undefined {
  try {
    return parseJson(readFileSync(state.running));
  } catch {
    return undefined;
  }
}

const lives = ({ pid, started }: Process): boolean => startOf(pid) === started;

/** When a living process started; where the system does not say, only that it lives. */
function startOf(pid: number): string | undefined {
  try {
    process.kill(pid, 0);
  } catch {
    return undefined;
  }
  try {
    // proc(5): the name, in parentheses, may hold anything; after it the state is field 3 and the start time field 22.
    const [state, ...fields] = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
    return state === "Z" ? undefined : fields[18];
  } catch {
    return "unknown";
  }
}
