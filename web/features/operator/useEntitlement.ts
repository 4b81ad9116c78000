"use client";

import { useRegistryConfig } from "@/kit/queries/getProposals";
import { useZones } from "@/kit/queries/getZones";
import { useAddress } from "@/kit/wallet/WalletProvider";

/** What the connected account may do besides its own. */
export interface Entitlement {
  address: string | undefined;
  isVerifier: boolean;
  /** Administers the registry. */
  isAdmin: boolean;
  /** Operates the root zone: sets tariffs. */
  setsTariff: boolean;
  /** Zones it operates. */
  operates: number[];
}

export function useEntitlement(): Entitlement {
  const address = useAddress();
  const config = useRegistryConfig().data;
  const zones = useZones().data ?? [];
  const operates = zones.filter(({ operator }) => operator === address).map(({ zoneId }) => zoneId);
  return {
    address,
    isVerifier: address !== undefined && (config?.verifiers.includes(address) ?? false),
    isAdmin: address !== undefined && config?.admin === address,
    setsTariff: operates.includes(0),
    operates,
  };
}
