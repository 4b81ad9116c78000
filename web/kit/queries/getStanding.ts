"use client";

import { queryOptions, skipToken, useQuery } from "@tanstack/react-query";
import type { Deployment, MeterApplicationOfResponse, MeteringPoint, Participant } from "@wattmesh/client";
import { useConfig } from "@/kit/ConfigProvider";
import { useAddress } from "@/kit/wallet/WalletProvider";
import { loadChain } from "@/lib/chain/loadChain";

/** Who an address is in the community. */
export interface Standing {
  /** `null` when it never applied. */
  participant: Participant | null;
  /** Its metering points in order of id, the first hundred. */
  meteringPoints: MeteringPoint[];
  /** For one more. */
  application: MeterApplicationOfResponse;
  /** Coins in the wallet, outside of any account. */
  coinsMicro: bigint;
}

export async function getStanding(deployment: Deployment, address: string): Promise<Standing> {
  const { library, client } = await loadChain(deployment);
  const [participant, points, application, coinsMicro] = await Promise.all([
    library.getParticipant(client, { address }).catch((error: unknown) => {
      if (error instanceof library.QueryError) return null;
      throw error;
    }),
    library.getMeteringPointsOf(client, { owner: address, limit: 100 }),
    library.getMeterApplicationOf(client, { applicant: address }),
    library.getCoinBalance(client, { address, denom: deployment.denom }),
  ]);
  return { participant, meteringPoints: points.meteringPoints, application, coinsMicro };
}

export const getStandingOptions = (deployment: Deployment, address: string | undefined) =>
  queryOptions({
    queryKey: ["chain", "standing", address],
    queryFn: address === undefined ? skipToken : () => getStanding(deployment, address),
    refetchInterval: 15_000,
  });

export const useStanding = () => useQuery(getStandingOptions(useConfig().deployment, useAddress()));
