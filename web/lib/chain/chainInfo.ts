import { addressPrefix } from "@wattmesh/client";
import type { PublicConfig } from "@/lib/config";
import type { ChainInfo } from "@/lib/wallet/port";

/** What wallets and other programs are told of the chain; with a server's origin before it where nothing else is public. */
export function chainInfoOf(config: PublicConfig, origin: string): ChainInfo {
  const { deployment, communityName, currency, publicRpcUrl, publicRestUrl, rest } = config;
  return {
    chainId: deployment.chainId,
    chainName: `Wattmesh ${communityName}`,
    rpcUrl: publicRpcUrl ?? `${origin}/rpc`,
    restUrl: publicRestUrl ?? (rest ? `${origin}/rest` : undefined),
    addressPrefix,
    denom: deployment.denom,
    currency,
    feeDenom: deployment.feeDenom,
    gasPrice: deployment.gasPrice,
  };
}
