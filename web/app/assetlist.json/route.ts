import { createClient, getTokenInfo, WattmeshError } from "@wattmesh/client";
import { registryAssets } from "@/lib/chain/registry";
import { serverConfig } from "@/lib/server/config";
import { publicChain } from "@/lib/server/publicChain";

export const dynamic = "force-dynamic";

const TIMEOUT_MS = 3_000;

/** The chain's coins, and its energy token as the contract describes it. */
export async function GET(request: Request): Promise<Response> {
  const { deployment, rpcUrl } = serverConfig();
  try {
    const token = await getTokenInfo(createClient({ ...deployment, rpcUrl }, { timeoutMs: TIMEOUT_MS }));
    const assets = registryAssets(publicChain(request), { ...token, address: deployment.contracts.token });
    return Response.json(assets, { headers: { "cache-control": "no-store" } });
  } catch (error) {
    if (!(error instanceof WattmeshError)) throw error;
    return new Response(`the node does not answer: ${error.message}`, { status: 502 });
  }
}
