"use client";

import { useMemo } from "react";
import { useCurrentSlot } from "@/kit/useCurrentSlot";
import { useFormat } from "@/kit/useFormat";
import { hourOf, hoursByClock, SLOTS_A_DAY, spansOf } from "./hours";

const QUARTER_SECONDS = 900;
const DAY_MINUTES = 1440;

const two = (value: number): string => String(value).padStart(2, "0");

/** An offer's hours by the clock that slots are shown by. Where no clock goes with them, as in a day of 96 intervals of ten seconds, they are counted. */
export function useHours() {
  const format = useFormat();
  const day = Math.floor(useCurrentSlot() / SLOTS_A_DAY) * SLOTS_A_DAY;
  return useMemo(() => {
    const [hour = "0", minute = "0"] = format.slotHolds === QUARTER_SECONDS ? format.slotClock(day).split(":") : [];
    const byClock = hoursByClock(hourOf(day), Number(hour) * 60 + Number(minute));
    const clock = (minutes: number) => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
    /** `22:00–06:00, 12:00–14:00`. */
    const words = (hours: number): string =>
      spansOf(hours, byClock)
        .map(({ from, to }) => `${clock(from)}–${clock(to > DAY_MINUTES ? to - DAY_MINUTES : to)}`)
        .join(", ");
    return { byClock, clock, words };
  }, [format, day]);
}
