"use client";

import { useCallback, useMemo } from "react";
import { useStoredText } from "@/kit/useStoredText";
import { parseThresholds, type Thresholds, thresholdsText } from "./thresholds";

/** From which amounts on an account wants to be told, kept in this browser. */
export function useThresholds(address: string): [Thresholds, (thresholds: Thresholds) => void] {
  const [text, keepText] = useStoredText(`wattmesh:thresholds:${address}`);
  const thresholds = useMemo(() => parseThresholds(text), [text]);
  const keep = useCallback((next: Thresholds) => keepText(thresholdsText(next)), [keepText]);
  return [thresholds, keep];
}
