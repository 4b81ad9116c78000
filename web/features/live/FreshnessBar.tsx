"use client";

import { CloudOff, History, Hourglass, Unplug } from "lucide-react";
import { useTranslations } from "next-intl";
import { useConfig } from "@/kit/ConfigProvider";
import { useKeptAt } from "@/kit/kept/KeptProvider";
import { useFormat } from "@/kit/useFormat";
import { useFreshness } from "./LiveProvider";

/** Says so when what the page shows is not what is now; silent otherwise. */
export function FreshnessBar() {
  const t = useTranslations("freshness");
  const { indexer } = useConfig();
  const format = useFormat();
  const freshness = useFreshness();
  const keptAt = useKeptAt();
  if (!indexer) return null;
  const moment = (at: number) => {
    const [day, today] = [format.date(at), format.date(Date.now() / 1000)];
    return day === today ? format.time(at) : `${day}, ${format.time(at)}`;
  };
  const said = (() => {
    switch (freshness.state) {
      case "offline": {
        const at = freshness.at ?? keptAt;
        return { Icon: CloudOff, text: at === undefined ? t("offline") : t("offlineSince", { time: moment(at) }) };
      }
      case "unreachable": {
        const at = freshness.at ?? keptAt;
        const time = at === undefined ? undefined : moment(at);
        if (time === undefined) return { Icon: Unplug, text: t("unreachable") };
        // Who gave this page does not answer either.
        const text = keptAt === undefined ? t("unreachableSince", { time }) : t("serverUnreachable", { time });
        return { Icon: Unplug, text };
      }
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
