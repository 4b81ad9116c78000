"use client";

import { queryOptions, useQuery } from "@tanstack/react-query";
import type { Closing, Deployment } from "@wattmesh/client";
import { useTranslations } from "next-intl";
import { useConfig } from "@/kit/ConfigProvider";
import { useFormat } from "@/kit/useFormat";
import { loadChain } from "@/lib/chain/loadChain";

/** `null` of a meter that was not replaced. */
async function getClosing(deployment: Deployment, meterId: number): Promise<Closing | null> {
  const { library, client } = await loadChain(deployment);
  return (await library.getClosing(client, { meterId })).closing ?? null;
}

const getClosingOptions = (deployment: Deployment, meterId: number) =>
  queryOptions({ queryKey: ["chain", "point", "closing", meterId], queryFn: () => getClosing(deployment, meterId) });

/** With which registers a meter that is out of service was replaced, if it was. */
export function ClosingNotice({ meterId }: { meterId: number }) {
  const t = useTranslations("myMeters");
  const format = useFormat();
  const closing = useQuery(getClosingOptions(useConfig().deployment, meterId)).data;
  if (!closing) return null;
  return (
    <p className="mt-1 text-ink-soft">
      {t("closed", {
        slot: format.slotStart(closing.slot),
        import: format.energy(closing.importTotalWh),
        export: format.energy(closing.exportTotalWh),
      })}
    </p>
  );
}
