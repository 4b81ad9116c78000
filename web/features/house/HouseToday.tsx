"use client";

import { dayAt } from "@wattmesh/client";
import type { Pair } from "@/kit/points/usePair";
import { useFormat } from "@/kit/useFormat";
import { rangeOf } from "@/lib/time/period";
import { HouseCard } from "./HouseCard";

/** The day that it is. */
export function HouseToday({ pair }: { pair: Pair }) {
  const { timeZone } = useFormat();
  return <HouseCard pair={pair} range={rangeOf("day", dayAt(Date.now() / 1000, timeZone))} view="day" />;
}
