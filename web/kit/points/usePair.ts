"use client";

import type { MeteringPoint } from "@wattmesh/client";
import { useCallback, useSyncExternalStore } from "react";
import { useStanding } from "@/kit/queries/getStanding";
import { useAddress } from "@/kit/wallet/WalletProvider";

const CHANGED = "wattmesh:pair-change";
const keyOf = (address: string) => `wattmesh:pair:${address}`;

/** A house's meter, and the one that counts only what its roof makes. */
export interface Pair {
  house: MeteringPoint;
  roof: MeteringPoint;
}

function subscribe(listener: () => void): () => void {
  window.addEventListener(CHANGED, listener);
  window.addEventListener("storage", listener);
  return () => {
    window.removeEventListener(CHANGED, listener);
    window.removeEventListener("storage", listener);
  };
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
  const kept = useSyncExternalStore(
    subscribe,
    () => (address === undefined ? null : localStorage.getItem(keyOf(address))),
    () => null,
  );
  const choose = useCallback(
    (ids: { house: number; roof: number } | undefined) => {
      if (address === undefined) return;
      if (ids === undefined) localStorage.removeItem(keyOf(address));
      else localStorage.setItem(keyOf(address), JSON.stringify(ids));
      window.dispatchEvent(new Event(CHANGED));
    },
    [address],
  );
  return { pair: pairOf(points, kept), choose };
}
