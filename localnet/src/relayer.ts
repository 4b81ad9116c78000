import { dirname, relative } from "node:path";
import { stringify } from "smol-toml";
import { keyFile } from "./keys.ts";
import { type StateFolder, writeWhole } from "./state.ts";
import { type Child, startChild } from "./supervisor/child.ts";
import { untilReady } from "./supervisor/ready.ts";

export interface RelayerOptions {
  state: StateFolder;
  /** The relayer's program. */
  program: string;
  community: string;
  brokerUrl: string;
  /** The embedded broker speaks MQTT 3.1.1 only. */
  protocol: "3.1.1" | "5";
  httpPort: number;
  logFile: string;
}

export interface Relayer {
  child: Child;
  url: string;
}

/** Starts the relayer and waits until it says that it is ready. */
export async function startRelayer(options: RelayerOptions): Promise<Relayer> {
  const { state, program, httpPort, logFile } = options;
  await writeWhole(state.relayerConfig, configFile(options));
  const child = startChild({
    name: "relayer",
    command: process.execPath,
    args: [program, "run", "--config", state.relayerConfig],
    logFile,
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

function configFile({ state, community, brokerUrl, protocol, httpPort }: RelayerOptions): string {
  const near = (path: string): string => relative(dirname(state.relayerConfig), path);
  return stringify({
    community,
    deployment: near(state.deployment),
    key_file: near(keyFile(state, "relayer")),
    mqtt: { url: brokerUrl, protocol },
    store: { path: near(state.relayerStore) },
    chain: { poll_ms: 100 },
    http: { port: httpPort },
  });
}
