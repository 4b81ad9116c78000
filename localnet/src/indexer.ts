import { dirname, relative } from "node:path";
import { stringify } from "smol-toml";
import { type StateFolder, writeWhole } from "./state.ts";
import { type Child, startChild } from "./supervisor/child.ts";
import { untilReady } from "./supervisor/ready.ts";

export interface IndexerOptions {
  state: StateFolder;
  /** The indexer's program. */
  program: string;
  httpPort: number;
  logFile: string;
}

export interface Indexer {
  child: Child;
  url: string;
}

/** Starts the indexer and waits until it answers; it may have many blocks to catch up with. */
export async function startIndexer({ state, program, httpPort, logFile }: IndexerOptions): Promise<Indexer> {
  await writeWhole(state.indexerConfig, configFile(state, httpPort));
  const child = startChild({
    name: "indexer",
    command: process.execPath,
    args: [program, "run", "--config", state.indexerConfig],
    logFile,
  });
  const url = `http://127.0.0.1:${httpPort}`;
  try {
    await untilReady(`${url}/health`, child);
  } catch (error) {
    await child.stop();
    throw error;
  }
  return { child, url };
}

/** Pages from anywhere may read it: a localnet listens on this machine only. */
function configFile(state: StateFolder, httpPort: number): string {
  const near = (path: string): string => relative(dirname(state.indexerConfig), path);
  return stringify({
    deployment: near(state.deployment),
    database: { path: near(state.indexerDatabase) },
    chain: { poll_ms: 100 },
    http: { port: httpPort, cors_origins: ["*"], requests_per_minute: 1_000_000 },
  });
}
