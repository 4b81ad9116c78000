"use client";

import type { MeteringPoint } from "@wattmesh/client";
import { useCallback } from "react";
import { useStanding } from "@/kit/queries/getStanding";
import { useStoredText } from "@/kit/useStoredText";

/** Which of my metering points the pages show: the one that was chosen, or the first in service, or the first. */
export function usePointChoice(): {
  points: MeteringPoint[];
  point: MeteringPoint | undefined;
  choose: (meterId: number) => void;
} {
  const points = useStanding().data?.meteringPoints ?? [];
  const [chosen, keep] = useStoredText("wattmesh:metering-point");
  const choose = useCallback((meterId: number) => keep(String(meterId)), [keep]);
  const shown =
    points.find(({ meterId }) => String(meterId) === chosen) ??
    points.find(({ status }) => status !== "decommissioned") ??
    points[0];
  return { points, point: shown, choose };
}
