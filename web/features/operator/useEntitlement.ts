"use client";

import { useZones } from "@/features/community/getZones";
import { useAddress } from "@/features/wallet/WalletProvider";
import { useRegistryConfig } from "./getProposals";

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
