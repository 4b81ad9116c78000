"use client";

import { useRegistryConfig } from "@/kit/queries/getProposals";
import { useZones } from "@/kit/queries/getZones";
import { useAddress } from "@/kit/wallet/WalletProvider";

/** What the connected account may do besides its own. */
export interface Entitlement {
  address: string | undefined;
  /** The chain is still asked who may do what; until then nobody may do anything. */
  isPending: boolean;
  isVerifier: boolean;
  /** Administers the registry. */
  isAdmin: boolean;
  /** Operates the root zone: sets tariffs. */
  setsTariff: boolean;
  /** Zones it operates. */
  operates: number[];
  /** Any of these. */
  hasRole: boolean;
}

export function useEntitlement(): Entitlement {
  const address = useAddress();
  const registry = useRegistryConfig();
  const zones = useZones();
  const config = registry.data;
  const operates = (zones.data ?? []).filter(({ operator }) => operator === address).map(({ zoneId }) => zoneId);
  const isVerifier = address !== undefined && (config?.verifiers.includes(address) ?? false);
  const isAdmin = address !== undefined && config?.admin === address;
  return {
    address,
    isPending: registry.isPending || zones.isPending,
    isVerifier,
    isAdmin,
    setsTariff: operates.includes(0),
    operates,
    hasRole: isVerifier || isAdmin || operates.length > 0,
  };
}
