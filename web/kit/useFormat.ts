"use client";

import { useLocale } from "next-intl";
import { useMemo } from "react";
import { type Formats, formatsOf } from "@/lib/format/formats";
import { useConfig } from "./ConfigProvider";

/** Every formatter with the page's locale, currency and time zone filled in; without a community's time zone the browser's counts. */
export function useFormat(): Formats {
  const language = useLocale();
  const { currency, timeZone: communityZone, deployment, replay } = useConfig();
  const { slotSeconds } = deployment;
  return useMemo(() => {
    const timeZone = communityZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
    return formatsOf({ language, currency, timeZone, slotSeconds, replay });
  }, [language, currency, communityZone, slotSeconds, replay]);
}
