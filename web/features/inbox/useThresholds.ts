"use client";

import { useCallback, useMemo, useSyncExternalStore } from "react";
import { parseThresholds, type Thresholds, thresholdsText } from "./thresholds";

const CHANGED = "wattmesh:thresholds-change";
const keyOf = (address: string): string => `wattmesh:thresholds:${address}`;

function subscribe(listener: () => void): () => void {
  window.addEventListener(CHANGED, listener);
  window.addEventListener("storage", listener);
  return () => {
    window.removeEventListener(CHANGED, listener);
    window.removeEventListener("storage", listener);
  };
}

/** From which amounts on an account wants to be told, kept in this browser. */
export function useThresholds(address: string): [Thresholds, (thresholds: Thresholds) => void] {
  const text = useSyncExternalStore(
    subscribe,
    () => localStorage.getItem(keyOf(address)),
    () => null,
  );
  const thresholds = useMemo(() => parseThresholds(text), [text]);
  const keep = useCallback(
    (next: Thresholds) => {
      localStorage.setItem(keyOf(address), thresholdsText(next));
      window.dispatchEvent(new Event(CHANGED));
    },
    [address],
  );
  return [thresholds, keep];
}
