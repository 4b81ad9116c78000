"use client";

import { useLocale } from "next-intl";
import { useMemo } from "react";
import { useConfig } from "@/kit/ConfigProvider";
import { useFormat } from "@/kit/useFormat";
import type { Seen } from "./notices";
import type { PushAccount } from "./pushKept";
import type { Thresholds } from "./thresholds";

/** What the worker has to know of an account that the page knows now. */
export function usePushNow(
  meterId: number | undefined,
  seen: Seen,
  thresholds: Thresholds,
): Omit<PushAccount, "address" | "kinds" | "quiet" | "renewedMs"> {
  const language = useLocale();
  const { currency, deployment, replay } = useConfig();
  const { timeZone } = useFormat();
  const { slotSeconds } = deployment;
  return useMemo(
    () => ({ language, currency, timeZone, slotSeconds, replay, meterId, seen, thresholds }),
    [language, currency, timeZone, slotSeconds, replay, meterId, seen, thresholds],
  );
}
