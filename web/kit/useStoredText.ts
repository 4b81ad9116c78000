"use client";

import { useCallback, useSyncExternalStore } from "react";

const CHANGED = "wattmesh:stored-change";

function subscribe(listener: () => void): () => void {
  window.addEventListener(CHANGED, listener);
  window.addEventListener("storage", listener);
  return () => {
    window.removeEventListener(CHANGED, listener);
    window.removeEventListener("storage", listener);
  };
}

/** A text that this browser keeps under a key, the same in all its tabs; null where there is none, and with null it is forgotten. Without a key nothing is kept. */
export function useStoredText(key: string | undefined): [string | null, (text: string | null) => void] {
  const text = useSyncExternalStore(
    subscribe,
    () => (key === undefined ? null : localStorage.getItem(key)),
    () => null,
  );
  const keep = useCallback(
    (next: string | null) => {
      if (key === undefined) return;
      if (next === null) localStorage.removeItem(key);
      else localStorage.setItem(key, next);
      window.dispatchEvent(new Event(CHANGED));
    },
    [key],
  );
  return [text, keep];
}
