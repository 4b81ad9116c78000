import { createClient, type Deployment, NetworkError, noContracts, RpcError } from "@wattmesh/client";
import type { Child } from "../supervisor/child.ts";
import { untilTrue } from "../supervisor/ready.ts";
import { CHAIN_ID, FEE_DENOM, MONEY_DENOM } from "./home.ts";

/** How long a node may take to make a block after its start. */
const START_MS = 60_000;

/** Waits until a node has made a block since its start, and answers from it: it keeps a block before it knows what the block did. */
export async function untilBlocks(rpcUrl: string, child: Child): Promise<void> {
  const client = createClient(undeployed(rpcUrl));
  let first: number | undefined;
  await untilTrue(child, { withinMs: START_MS, otherwise: "made no block" }, async () => {
    const height = await heightOf(client);
    first ??= height;
    return height !== undefined && first !== undefined && height > first;
  });
}

async function heightOf(client: ReturnType<typeof createClient>): Promise<number | undefined> {
  try {
    const { response } = (await client.rpc("abci_info", {})) as AbciInfo;
    return Number(response.last_block_height ?? 0);
  } catch (error) {
    if (error instanceof NetworkError || error instanceof RpcError) return undefined;
    throw error;
  }
}

/** What the node's application says of itself; before its first block it says no height. */
interface AbciInfo {
  response: { last_block_height?: string };
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
