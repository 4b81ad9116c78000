"use client";

import { CloudOff, History, Hourglass, Unplug } from "lucide-react";
import { useTranslations } from "next-intl";
import { useConfig } from "@/kit/ConfigProvider";
import { useFormat } from "@/kit/useFormat";
import { useFreshness } from "./LiveProvider";

/** Says so when what the page shows is not what is now; silent otherwise. */
export function FreshnessBar() {
  const t = useTranslations("freshness");
  const { indexer } = useConfig();
  const format = useFormat();
  const freshness = useFreshness();
  if (!indexer) return null;
  const said = (() => {
    switch (freshness.state) {
      case "offline":
        return {
          Icon: CloudOff,
          text: freshness.at === undefined ? t("offline") : t("offlineSince", { time: format.time(freshness.at) }),
        };
      case "unreachable":
        return {
          Icon: Unplug,
          text:
            freshness.at === undefined ? t("unreachable") : t("unreachableSince", { time: format.time(freshness.at) }),
        };
      case "stale":
        return { Icon: History, text: t("stale", { time: format.time(freshness.at) }) };
      case "behind":
        return { Icon: Hourglass, text: t("behind", { blocks: freshness.blocks, time: format.time(freshness.at) }) };
      default:
        return undefined;
    }
  })();
  return (
    <div role="status" className="mx-auto w-full max-w-6xl px-4 sm:px-6 print:hidden">
      {said && (
        <p className="mt-3 flex items-center gap-2 rounded-xl bg-warn-soft px-3.5 py-2 text-sm text-warn-ink">
          <said.Icon aria-hidden="true" className="size-4 shrink-0" />
          {said.text}
        </p>
      )}
    </div>
  );
}
