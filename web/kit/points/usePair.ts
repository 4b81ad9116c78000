"use client";

import type { MeteringPoint } from "@wattmesh/client";
import { useCallback } from "react";
import { useStanding } from "@/kit/queries/getStanding";
import { useStoredText } from "@/kit/useStoredText";
import { useAddress } from "@/kit/wallet/WalletProvider";

/** A house's meter, and the one that counts only what its roof makes. */
export interface Pair {
  house: MeteringPoint;
  roof: MeteringPoint;
}

/** Which two of an owner's metering points are; nothing where what is kept is of points that are gone. */
export function pairOf(points: readonly MeteringPoint[], kept: string | null): Pair | undefined {
  const ids = readIds(kept);
  if (ids === undefined || ids.house === ids.roof) return undefined;
  const pointOf = (id: unknown) => points.find(({ meterId, kind }) => meterId === id && kind === "prosumer");
  const [house, roof] = [pointOf(ids.house), pointOf(ids.roof)];
  return house && roof && { house, roof };
}

function readIds(text: string | null): { house: unknown; roof: unknown } | undefined {
  try {
    const { house, roof } = JSON.parse(text ?? "");
    return { house, roof };
  } catch {
    return undefined;
  }
}

/** What the connected account says of its meters, kept in this browser: the chain does not know what hangs on one. */
export function usePair(): {
  pair: Pair | undefined;
  choose: (ids: { house: number; roof: number } | undefined) => void;
} {
  const address = useAddress();
  const points = useStanding().data?.meteringPoints ?? [];
  const [kept, keep] = useStoredText(address && `wattmesh:pair:${address}`);
  const choose = useCallback(
    (ids: { house: number; roof: number } | undefined) => keep(ids === undefined ? null : JSON.stringify(ids)),
    [keep],
  );
  return { pair: pairOf(points, kept), choose };
}
