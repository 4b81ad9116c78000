import type { StateFolder } from "./state.ts";
import { type Child, startChild } from "./supervisor/child.ts";
import { untilReady } from "./supervisor/ready.ts";

export interface WebOptions {
  state: StateFolder;
  /** Next's program, and the folder of the web app, which is built. */
  program: string;
  folder: string;
  communityName: string;
  rpcUrl: string;
  /** Without it the app shows what it can ask of the chain itself. */
  indexerUrl: string | undefined;
  /** The meters' door; without it the app offers no virtual meters. */
  metersUrl: string | undefined;
  httpPort: number;
  logFile: string;
}

export interface Web {
  child: Child;
  url: string;
}

/** Starts the web app on 127.0.0.1, with the dev wallet and the faucet, and waits until it serves. */
export async function startWeb(options: WebOptions): Promise<Web> {
  const { state, program, folder, httpPort, logFile } = options;
  const child = startChild({
    name: "web",
    command: process.execPath,
    args: [program, "start", folder, "--hostname", "127.0.0.1", "--port", String(httpPort)],
    logFile,
    env: environment(options, state),
  });
  const url = `http://127.0.0.1:${httpPort}`;
  try {
    await untilReady(`${url}/ready`, child);
  } catch (error) {
    await child.stop();
    throw error;
  }
  return { child, url };
}

const environment = ({ communityName, rpcUrl, indexerUrl = "", metersUrl = "" }: WebOptions, state: StateFolder) => ({
  NODE_ENV: "production" as const,
  NEXT_TELEMETRY_DISABLED: "1",
  WATTMESH_WEB_DEPLOYMENT: state.deployment,
  WATTMESH_WEB_RPC_URL: rpcUrl,
  WATTMESH_WEB_INDEXER_URL: indexerUrl,
  WATTMESH_WEB_DEV_KEYS: state.keys,
  WATTMESH_WEB_DEV_METERS_URL: metersUrl,
  WATTMESH_WEB_COMMUNITY_NAME: communityName,
});
