"use client";

import type { MeteringPoint } from "@wattmesh/client";
import { useCallback, useSyncExternalStore } from "react";
import { useStanding } from "@/kit/queries/getStanding";

const CHOSEN = "wattmesh:metering-point";
const CHANGED = "wattmesh:metering-point-change";

function subscribe(listener: () => void): () => void {
  window.addEventListener(CHANGED, listener);
  window.addEventListener("storage", listener);
  return () => {
    window.removeEventListener(CHANGED, listener);
    window.removeEventListener("storage", listener);
  };
}

/** Which of my metering points the pages show: the one that was chosen, or the first in service, or the first. */
export function usePointChoice(): {
  points: MeteringPoint[];
  point: MeteringPoint | undefined;
  choose: (meterId: number) => void;
} {
  const points = useStanding().data?.meteringPoints ?? [];
  const chosen = useSyncExternalStore(
    subscribe,
    () => localStorage.getItem(CHOSEN),
    () => null,
  );
  const choose = useCallback((meterId: number) => {
    localStorage.setItem(CHOSEN, String(meterId));
    window.dispatchEvent(new Event(CHANGED));
  }, []);
  const shown =
    points.find(({ meterId }) => String(meterId) === chosen) ??
    points.find(({ status }) => status !== "decommissioned") ??
    points[0];
  return { points, point: shown, choose };
}
