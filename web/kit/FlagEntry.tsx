"use client";

import { type Reader, sayFinding, sayRemedy } from "@wattmesh/client";
import type { Flag } from "@wattmesh/indexer-client";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { Entry } from "@/components/ui/entry";
import { useNameOf } from "./names/useNameOf";
import { findingOf } from "./queries/getFlags";
import { useFormat } from "./useFormat";

const tones = { open: "warn", released: "good", out_of_service: "neutral" } as const;

interface FlagEntryProps {
  flag: Flag;
  reader: Reader;
  /** What can be done about it here. */
  children?: ReactNode;
}

/** One flag: what was found with its numbers, when and by whom, what its owner says, and how it ended; for who judges it what follows and where to look, which an owner reads beside the meter. */
export function FlagEntry({ flag, reader, children }: FlagEntryProps) {
  const t = useTranslations("flag");
  const locale = useLocale();
  const format = useFormat();
  const name = useNameOf();
  const [found, seen, follows] = sayFinding(locale, findingOf(flag), format);
  const { state, kind, appeal, released_slot } = flag;
  const isToJudge = state === "open" && reader === "anybody";
  const serial = flag.serial ?? String(flag.meter_id);
  const date = format.date(Date.parse(flag.flagged_at) / 1000);
  return (
    <Entry
      title={t("ofMeter", { serial })}
      badge={
        <Badge tone={tones[state]}>{t(`state.${state === "open" && !flag.quarantined ? "doubted" : state}`)}</Badge>
      }
    >
      <p className="text-ink-soft">
        {t("since", { date, flagger: name(flag.flagger) })}
        {reader === "anybody" && flag.owner !== null && ` ${t("owner", { owner: name(flag.owner) })}`}
      </p>
      <ul className="mt-1 list-disc space-y-1 pl-5">
        <li>{found}</li>
        <li>{seen}</li>
        {isToJudge && (
          <>
            <li>{follows}</li>
            <li>{sayRemedy(locale, kind, "anybody")}</li>
          </>
        )}
      </ul>
      {appeal !== null && (
        <p className="mt-1 [overflow-wrap:anywhere]">
          {t(reader === "owner" ? "youSaid" : "ownerSaid")} <q>{appeal}</q>
        </p>
      )}
      {released_slot !== null && <p className="mt-1">{t("released", { time: format.slotDeadline(released_slot) })}</p>}
      {children}
    </Entry>
  );
}
