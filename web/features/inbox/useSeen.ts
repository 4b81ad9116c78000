"use client";

import { useCallback, useMemo } from "react";
import { useStoredText } from "@/kit/useStoredText";
import { parseSeen, type Seen } from "./notices";

/** What this browser has shown to whom. */
export function useSeen(address: string): [Seen, (seen: Seen) => void] {
  const [text, keepText] = useStoredText(`wattmesh:inbox:${address}`);
  const seen = useMemo(() => parseSeen(text), [text]);
  const keep = useCallback((next: Seen) => keepText(JSON.stringify(next)), [keepText]);
  return [seen, keep];
}
