import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { UsageError } from "./errors.ts";

export { writeWhole } from "../../deploy/src/files.ts";

/** Where everything of one localnet is: by default `.localnet` in the project. */
export interface StateFolder {
  folder: string;
  /** Where the contracts are and on which terms; there once everything is deployed. */
  deployment: string;
  /** What runs now, and where; there while it runs. */
  running: string;
  /** The community that was deployed, word for word. */
  community: string;
  chainHome: string;
  keys: string;
  fleet: string;
  meterKeys: string;
  /** The virtual meters that were made on request. */
  devices: string;
  meterStore: string;
  agents: string;
  relayerConfig: string;
  relayerStore: string;
  indexerConfig: string;
  indexerDatabase: string;
  notifierConfig: string;
  notifierKeys: string;
  notifierStore: string;
  logs: string;
}

export function stateFolder(folder: string): StateFolder {
  return {
    folder,
    deployment: join(folder, "deployment.json"),
    running: join(folder, "running.json"),
    community: join(folder, "community.toml"),
    chainHome: join(folder, "chain"),
    keys: join(folder, "keys"),
    fleet: join(folder, "meters", "fleet.json"),
    meterKeys: join(folder, "meters", "keys"),
    devices: join(folder, "meters", "devices.json"),
    meterStore: join(folder, "meters", "meters.sqlite"),
    agents: join(folder, "trade", "agents.json"),
    relayerConfig: join(folder, "relayer", "relayer.toml"),
    relayerStore: join(folder, "relayer", "outbox.sqlite"),
    indexerConfig: join(folder, "indexer", "indexer.toml"),
    indexerDatabase: join(folder, "indexer", "database"),
    notifierConfig: join(folder, "notifier", "notifier.toml"),
    notifierKeys: join(folder, "notifier", "vapid.json"),
    notifierStore: join(folder, "notifier", "subscriptions.sqlite"),
    logs: join(folder, "logs"),
  };
}

export const isDeployed = (state: StateFolder): boolean => existsSync(state.deployment);

/** What a deployment that was never finished left behind. */
export async function clearUnfinished(state: StateFolder): Promise<void> {
  for (const part of ["chain", "indexer", "keys", "meters", "notifier", "relayer", "trade"])
    await rm(join(state.folder, part), { recursive: true, force: true });
}

/** Refuses to go on with another community than the one that was deployed: its chain knows nothing of the changes. */
export async function checkSameCommunity(state: StateFolder, file: string): Promise<void> {
  const [deployed, wanted] = await Promise.all([digest(state.community), digest(file)]);
  if (deployed !== wanted) {
    throw new UsageError(
      `${file} is not the community that ${state.folder} was started with. Either clear it with \`npm run reset -- --state ${forShells(state.folder)}\`, or start another one with --state FOLDER`,
    );
  }
}

const forShells = (path: string): string => (/^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`);

const digest = async (file: string): Promise<string> =>
  createHash("sha256")
    .update(await readFile(file))
    .digest("hex");
