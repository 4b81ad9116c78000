"use client";

import { CassetteTape } from "lucide-react";
import { useTranslations } from "next-intl";
import { useConfig } from "@/kit/ConfigProvider";
import { useCurrentSlot } from "@/kit/useCurrentSlot";
import { useFormat } from "@/kit/useFormat";
import { cn } from "@/lib/cn";
import { useMounted } from "@/lib/useMounted";

/** On a localnet that replays data: which day and hour of it is now, and what goes by the real clock all the same. */
export function ReplayNote() {
  const { replay } = useConfig();
  return replay === undefined ? null : <Note />;
}

/** Holds the place of the time that only the browser knows, so that nothing moves when it comes. */
const asLong = { date: "Sat, 30 Sep 2021", time: "00:00" };

function Note() {
  const t = useTranslations("replay");
  const format = useFormat();
  const { slotSeconds } = useConfig().deployment;
  const slot = useCurrentSlot();
  const mounted = useMounted();
  return (
    <div className="mb-3 print:hidden">
      <p className="flex items-start gap-2 text-ink-soft text-xs leading-5">
        <CassetteTape aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
        <span className="min-w-0">
          <span className={cn("font-medium text-ink tabular-nums", !mounted && "invisible")}>
            {t("now", mounted ? { date: format.slotDate(slot), time: format.slotClock(slot) } : asLong)}
          </span>{" "}
          {t("text", { seconds: slotSeconds })}
        </span>
      </p>
    </div>
  );
}
