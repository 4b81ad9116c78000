import { readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { UsageError } from "./errors.ts";
import { type StateFolder, writeWhole } from "./state.ts";

/** What runs of a localnet: `running.json`. */
export interface Running {
  /** The localnet itself. */
  pid: number;
  rpcUrl: string;
  brokerUrl: string;
  relayerUrl?: string;
  /** Its children by name. */
  children: Record<string, number>;
}

export function readRunning(state: StateFolder): Running | undefined {
  let running: Running;
  try {
    running = JSON.parse(readFileSync(state.running, "utf8"));
  } catch {
    return undefined;
  }
  return isOurs(running.pid, "localnet") ? running : undefined;
}

export async function writeRunning(state: StateFolder, running: Running): Promise<void> {
  await writeWhole(state.running, `${JSON.stringify(running, undefined, 2)}\n`);
}

export async function removeRunning(state: StateFolder): Promise<void> {
  await rm(state.running, { force: true });
}

export function checkNotRunning(state: StateFolder): void {
  const running = readRunning(state);
  if (running !== undefined)
    throw new UsageError(`a localnet already runs in ${state.folder} (process ${running.pid})`);
}

/** Ends the children of a localnet that was killed before it could do so itself. */
export async function endLeftovers(state: StateFolder): Promise<string[]> {
  let left: Running;
  try {
    left = JSON.parse(readFileSync(state.running, "utf8"));
  } catch {
    return [];
  }
  const alive = Object.entries(left.children).filter(([, pid]) => isOurs(pid, state.folder));
  for (const [, pid] of alive) process.kill(pid, "SIGTERM");
  for (const [, pid] of alive)
    for (let tries = 0; tries < 100 && isOurs(pid, state.folder); tries += 1) await sleep(100);
  return alive.map(([name]) => name);
}

/** Whether a process is alive and has `word` on its command line: ids are used again. */
function isOurs(pid: number, word: string): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(word);
  } catch {
    return process.platform !== "linux";
  }
}
