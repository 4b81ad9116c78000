"use client";

import { useCallback, useMemo, useSyncExternalStore } from "react";
import { parseSeen, type Seen } from "./notices";

const CHANGED = "wattmesh:inbox-change";
const keyOf = (address: string): string => `wattmesh:inbox:${address}`;

function subscribe(listener: () => void): () => void {
  window.addEventListener(CHANGED, listener);
  window.addEventListener("storage", listener);
  return () => {
    window.removeEventListener(CHANGED, listener);
    window.removeEventListener("storage", listener);
  };
}

/** What this browser has shown to whom. */
export function useSeen(address: string): [Seen, (seen: Seen) => void] {
  const text = useSyncExternalStore(
    subscribe,
    () => localStorage.getItem(keyOf(address)),
    () => null,
  );
  const seen = useMemo(() => parseSeen(text), [text]);
  const keep = useCallback(
    (next: Seen) => {
      localStorage.setItem(keyOf(address), JSON.stringify(next));
      window.dispatchEvent(new Event(CHANGED));
    },
    [address],
  );
  return [seen, keep];
}
