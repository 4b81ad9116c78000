"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Stat } from "@/components/ui/stat";
import { useFormat } from "@/kit/useFormat";
import { permille } from "@/lib/bigint";
import type { HouseEnergy } from "@/lib/energy/house";

/** What was made and used in all, and how much of each was one and the same. */
export function HouseSums({ sum }: { sum: HouseEnergy }) {
  const t = useTranslations("house");
  const format = useFormat();
  const { madeWh, usedWh, directWh, sentWh, takenWh, unseenWh } = sum;
  const share = (of: bigint) => format.percent(permille(directWh, of));
  return (
    <>
      <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
        <Half
          label={t("made")}
          whole={madeWh}
          hint={madeWh > 0n ? t("madeHint", { share: share(madeWh), sent: format.energy(sentWh) }) : t("madeNothing")}
        >
          <Split direct={directWh} rest={sentWh} look="bg-neighbours" />
        </Half>
        <Half
          label={t("used")}
          whole={usedWh}
          hint={usedWh > 0n ? t("usedHint", { share: share(usedWh), taken: format.energy(takenWh) }) : t("usedNothing")}
        >
          <Split direct={directWh} rest={takenWh} look="bg-home" />
        </Half>
      </div>
      {unseenWh > 0n && <p className="mt-3 text-sm">{t("unseen", { energy: format.energy(unseenWh) })}</p>}
    </>
  );
}

/** One of the sums, with its picture below it. */
function Half({ label, whole, hint, children }: { label: string; whole: bigint; hint: string; children: ReactNode }) {
  const format = useFormat();
  return (
    <div>
      <dl>
        <Stat strong label={label} value={format.energy(whole)} hint={hint} />
      </dl>
      {children}
    </div>
  );
}

/** What was made and used at once, and the rest; the numbers stand above it. */
function Split({ direct, rest, look }: { direct: bigint; rest: bigint; look: string }) {
  const whole = direct + rest;
  return (
    <div aria-hidden="true" className="mt-1.5 flex h-2.5 gap-px overflow-hidden rounded-full bg-sunken">
      {whole > 0n && (
        <>
          <span className="bg-sun" style={{ width: `${Number(permille(direct, whole)) / 10}%` }} />
          <span className={`flex-1 ${look}`} />
        </>
      )}
    </div>
  );
}
