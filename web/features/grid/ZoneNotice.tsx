"use client";

import type { Zone } from "@wattmesh/client";
import { useTranslations } from "next-intl";
import { buttonStyle } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { usePointChoice } from "@/kit/points/usePointChoice";
import { useZones } from "@/kit/queries/getZones";
import { worstAbove } from "./worstAbove";

/** Says on every page that the street of one's meter, or a line above it, has too much to carry. Nothing while all is well. */
export function ZoneNotice() {
  const { point } = usePointChoice();
  const zones = useZones();
  const zone = point && worstAbove(zones.data ?? [], point.zoneId);
  return zone === undefined ? null : <Uneasy zone={zone} />;
}

function Uneasy({ zone: { name, state } }: { zone: Zone }) {
  const t = useTranslations("lines");
  return (
    <Notice
      tone={state === "emergency" ? "bad" : "warn"}
      className="mb-4 print:hidden"
      title={`${name}: ${t(`statesNow.${state}`)}`}
      live
      action={
        <Link href="/grid" className={buttonStyle({ variant: "secondary", size: "sm" })}>
          {t("look")}
        </Link>
      }
    >
      {t(`statesMean.${state}`)}
    </Notice>
  );
}
