"use client";

import { queryOptions, useQuery } from "@tanstack/react-query";
import type { Deployment, PointResult } from "@wattmesh/client";
import type { MeteringPoint, Reading, Result, SlotDetail } from "@wattmesh/indexer-client";
import { useConfig } from "@/kit/ConfigProvider";
import { loadChain } from "@/lib/chain/loadChain";
import { askIndexer, IndexerError } from "@/lib/indexer/ask";
import { verifySignature } from "@/lib/verify/verifySignature";

/** All there is to say of one metering point in one slot. What is not there is `null`. */
export interface Explanation {
  point: MeteringPoint;
  result: Result | null;
  reading: Reading | null;
  /** The reading before, from which the energy is counted. */
  former: Reading | null;
  slot: SlotDetail | null;
  /** What the contract says itself; gone when the chain has pruned the slot. */
  contract: PointResult | null;
  proof: Proof | null;
}

export interface Proof {
  keyType: string;
  /** Checked in this browser, with the meter's present key. */
  isValid: boolean;
}

export async function getExplanation(deployment: Deployment, meterId: number, slot: number): Promise<Explanation> {
  const path = { meter_id: meterId };
  const [point, results, readings, detail, contract] = await Promise.all([
    askIndexer((client) => client.GET("/v1/metering-points/{meter_id}", { params: { path } })),
    askIndexer((client) =>
      client.GET("/v1/metering-points/{meter_id}/results", {
        params: { path, query: { from_slot: slot, to_slot: slot + 1, limit: 1 } },
      }),
    ),
    askIndexer((client) =>
      client.GET("/v1/metering-points/{meter_id}/readings", {
        params: { path, query: { to_slot: slot + 1, limit: 2 } },
      }),
    ),
    askIndexer((client) => client.GET("/v1/slots/{slot}", { params: { path: { slot } } })).catch(nothingThere),
    contractsResult(deployment, meterId, slot),
  ]);
  const [latest, before] = readings.items;
  const reading = latest?.slot === slot ? latest : null;
  return {
    point,
    result: results.items[0] ?? null,
    reading,
    former: (reading === null ? latest : before) ?? null,
    slot: detail,
    contract,
    proof: reading === null ? null : await proofOf(deployment, reading),
  };
}

function nothingThere(error: unknown): null {
  if (error instanceof IndexerError && error.status === 404) return null;
  throw error;
}

async function contractsResult(deployment: Deployment, meterId: number, slot: number): Promise<PointResult | null> {
  const { library, client } = await loadChain(deployment);
  return library.getResult(client, { meterId, slot }).catch((error: unknown) => {
    if (error instanceof library.QueryError) return null;
    throw error;
  });
}

/** Takes the signed bytes out of the transaction and checks them against the key that the chain has registered. */
async function proofOf(
  deployment: Deployment,
  { tx_hash: hash, height, meter_id: meterId, slot }: Reading,
): Promise<Proof | null> {
  if (hash === null) return null;
  const { library, client } = await loadChain(deployment);
  const [signed, { deviceKey }] = await Promise.all([
    library.findSignedReading(client, { hash, height, meterId, slot }),
    library.getMeteringPoint(client, { meterId }),
  ]);
  if (signed === undefined) return null;
  return { keyType: deviceKey.keyType, isValid: await verifySignature(deviceKey, signed.bytes, signed.signature) };
}

export const getExplanationOptions = (deployment: Deployment, meterId: number, slot: number) =>
  queryOptions({
    queryKey: ["indexer", "point", "explanation", meterId, slot],
    queryFn: () => getExplanation(deployment, meterId, slot),
  });

export const useExplanation = (meterId: number, slot: number) =>
  useQuery(getExplanationOptions(useConfig().deployment, meterId, slot));

/** Whether no meter has the number that was asked about. */
export const isNoSuchMeter = (error: unknown): boolean => error instanceof IndexerError && error.status === 404;
