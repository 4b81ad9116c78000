"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";

const SECOND_MS = 1_000;

/** How long a book can still be traded, second by second. It is read out when it is asked for, not with every second. */
export function Countdown({ until }: { until: bigint }) {
  const t = useTranslations("market.depth");
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), SECOND_MS);
    return () => clearInterval(timer);
  }, []);
  const left = secondsLeft(until, now);
  return left === 0 ? t("closed") : t("closesIn", { left: clockLeft(left) });
}

/** Whole seconds until an instant (Unix seconds), 0 from then on. */
export const secondsLeft = (until: bigint, nowMs: number): number =>
  Math.max(0, Math.ceil((Number(until) * SECOND_MS - nowMs) / SECOND_MS));

/** `1:05`, or `2:03:09` from an hour on. */
export function clockLeft(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, "0");
  const [hours, minutes, rest] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}
