import { createClient } from "@wattmesh/client";
import { serverConfig } from "./config.ts";

const TIMEOUT_MS = 3_000;

/** Why this server cannot do its work; nothing when it can. */
export async function isReady(): Promise<string | undefined> {
  const { deployment, rpcUrl } = serverConfig();
  try {
    const { chainId } = await createClient({ ...deployment, rpcUrl }, { timeoutMs: TIMEOUT_MS }).status();
    return chainId === deployment.chainId ? undefined : `the node is on chain ${chainId}`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
