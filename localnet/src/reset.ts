import { existsSync } from "node:fs";
import { readdir, rm } from "node:fs/promises";
import { UsageError } from "./errors.ts";
import { checkNotRunning, endLeftovers } from "./running.ts";
import type { StateFolder } from "./state.ts";

const OURS = [
  "chain",
  "community.toml",
  "deployment.json",
  "indexer",
  "keys",
  "logs",
  "meters",
  "notifier",
  "relayer",
  "running.json",
  "trade",
];

/** Removes a localnet's state: only what a localnet makes. */
export async function reset(state: StateFolder): Promise<"cleared" | "nothing there"> {
  if (!existsSync(state.folder)) return "nothing there";
  checkNotRunning(state);
  await endLeftovers(state);
  const strangers = (await readdir(state.folder)).filter((name) => !OURS.includes(name));
  if (strangers.length > 0)
    throw new UsageError(`${state.folder} holds ${strangers.join(", ")}, which is not a localnet's; remove it by hand`);
  await rm(state.folder, { recursive: true });
  return "cleared";
}
