import { setTimeout as sleep } from "node:timers/promises";
import { createClient, type Deployment, NetworkError, noContracts, RpcError } from "@wattmesh/client";
import { PartError } from "../errors.ts";
import { type Child, exitError, startChild } from "../supervisor/child.ts";
import { CHAIN_ID, FEE_DENOM, MONEY_DENOM } from "./home.ts";

export interface NodeOptions {
  wattd: string;
  home: string;
  rpcPort: number;
  p2pPort: number;
  /** Simulating a transaction needs the node's gRPC services, also over RPC. */
  grpcPort: number;
  logFile: string;
}

export interface Node {
  rpcUrl: string;
  child: Child;
}

/** How long a node may take to make a block after its start. */
const START_MS = 60_000;

/** Starts the validator on 127.0.0.1 and waits until it has made a block of its own. */
export async function startNode({ wattd, home, rpcPort, p2pPort, grpcPort, logFile }: NodeOptions): Promise<Node> {
  const local = (port: number): string => `tcp://127.0.0.1:${port}`;
  const child = startChild({
    name: "wattd",
    command: wattd,
    args: [
      "start",
      "--home",
      home,
      "--rpc.laddr",
      local(rpcPort),
      "--p2p.laddr",
      local(p2pPort),
      "--grpc.address",
      `127.0.0.1:${grpcPort}`,
      "--log_no_color",
    ],
    logFile,
    stopMs: 20_000,
  });
  const rpcUrl = `http://127.0.0.1:${rpcPort}`;
  await untilBlocks(rpcUrl, child);
  return { rpcUrl, child };
}

async function untilBlocks(rpcUrl: string, child: Child): Promise<void> {
  const client = createClient(undeployed(rpcUrl));
  let ended = false;
  const exited = child.exited.then((exit) => {
    ended = true;
    throw exitError(exit);
  });
  const blocks = (async () => {
    let first: number | undefined;
    for (const deadline = Date.now() + START_MS; Date.now() < deadline && !ended; await sleep(50)) {
      const height = await heightOf(client);
      first ??= height;
      if (height !== undefined && first !== undefined && height > first) return;
    }
    if (!ended) throw new PartError("wattd", `made no block within ${START_MS / 1000} s`);
  })();
  try {
    await Promise.race([blocks, exited]);
  } catch (error) {
    await child.stop();
    throw error;
  }
  exited.catch(() => undefined);
}

async function heightOf(client: ReturnType<typeof createClient>): Promise<number | undefined> {
  try {
    return (await client.status()).height;
  } catch (error) {
    if (error instanceof NetworkError || error instanceof RpcError) return undefined;
    throw error;
  }
}

/** Enough to speak with a node on which nothing is deployed yet. */
const undeployed = (rpcUrl: string): Deployment => ({
  chainId: CHAIN_ID,
  rpcUrl,
  denom: MONEY_DENOM,
  feeDenom: FEE_DENOM,
  gasPrice: "0",
  contracts: noContracts,
  slotSeconds: 1,
  graceSeconds: 0,
});
