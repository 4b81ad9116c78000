"use client";

import { useMemo } from "react";
import { useCurrentSlot } from "@/kit/useCurrentSlot";
import { useFormat } from "@/kit/useFormat";
import { hourOf, hoursByClock, SLOTS_PER_HOUR, spansOf } from "./hours";

const QUARTER_SECONDS = 900;
const QUARTER_MINUTES = 15;
const DAY_MINUTES = 1440;

const two = (value: number): string => String(value).padStart(2, "0");

/** An offer's hours by the clock that slots are shown by. Where no clock goes with them, as in a day of 96 intervals of ten seconds, they are counted. */
export function useHours() {
  const format = useFormat();
  const current = useCurrentSlot();
  const begun = current % SLOTS_PER_HOUR;
  return useMemo(() => {
    // Of the present: a replay shows no clock of what was before it.
    const hasClock = format.slotHolds === QUARTER_SECONDS;
    const [hour = "0", minute = "0"] = hasClock ? format.slotClock(current).split(":") : [String(hourOf(current))];
    const since = hasClock ? begun * QUARTER_MINUTES : 0;
    const byClock = hoursByClock(current, Number(hour) * 60 + Number(minute) - since);
    const clock = (minutes: number) => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
    /** `22:00–06:00, 12:00–14:00`. */
    const words = (hours: number): string =>
      spansOf(hours, byClock)
        .map(({ from, to }) => `${clock(from)}–${clock(to > DAY_MINUTES ? to - DAY_MINUTES : to)}`)
        .join(", ");
    return { byClock, clock, words };
  }, [format, current, begun]);
}
