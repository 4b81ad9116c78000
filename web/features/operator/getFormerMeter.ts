"use client";

import { queryOptions, useQuery } from "@tanstack/react-query";
import type { Deployment, MeteringPoint, Registers } from "@wattmesh/client";
import { useConfig } from "@/kit/ConfigProvider";
import { loadChain } from "@/lib/chain/loadChain";

/** The meter that a connection had, and its last reading that counts. */
export interface FormerMeter {
  point: MeteringPoint;
  registers: Registers | undefined;
}

/** `null` where the connection had none, or the application names none. */
export async function getFormerMeter(
  deployment: Deployment,
  connection: string | undefined,
): Promise<FormerMeter | null> {
  if (connection === undefined) return null;
  const { library, client } = await loadChain(deployment);
  const { meteringPoint: point } = await library.getMeterOfConnection(client, { connection });
  if (point === undefined) return null;
  const { registers } = await library.getRegisters(client, { meterId: point.meterId });
  return { point, registers };
}

export const getFormerMeterOptions = (deployment: Deployment, connection: string | undefined) =>
  queryOptions({
    queryKey: ["chain", "meterApplications", "former", connection ?? ""],
    queryFn: () => getFormerMeter(deployment, connection),
    refetchInterval: 30_000,
  });

export const useFormerMeter = (connection: string | undefined) =>
  useQuery(getFormerMeterOptions(useConfig().deployment, connection));
