"use client";

import { useTranslations } from "next-intl";
import { FlagEntry } from "@/kit/FlagEntry";
import { ListCard } from "@/kit/ListCard";
import { flagsFile, useFlags } from "@/kit/queries/getFlags";

/** What was ever found in the readings of somebody's meters, the newest first. */
export function FindingsCard({ owner }: { owner: string }) {
  const t = useTranslations("flag");
  const flags = useFlags({ owner });
  return (
    <ListCard
      title={t("ownTitle")}
      hint={t("ownHint")}
      asked={flags}
      items={flags.data?.pages.flatMap(({ items }) => items)}
      keyOf={({ meter_id, flagged_height }) => `${meter_id} ${flagged_height}`}
      unreachable={t("unreachable")}
      none={t("ownNone")}
      files={[{ href: flagsFile({ owner }), name: t("file") }]}
    >
      {(flag) => <FlagEntry flag={flag} reader="owner" />}
    </ListCard>
  );
}
