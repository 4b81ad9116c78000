"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { useParticipants } from "@/kit/queries/getParticipants";
import { useRegistryConfig } from "@/kit/queries/getProposals";
import { useZones } from "@/kit/queries/getZones";
import { shortAddress } from "@/lib/format/address";

/** What people call whoever has an address: by the name they gave, by what they do here, and only else by the address. */
export function useNameOf(): (address: string) => string {
  const t = useTranslations("names");
  const participants = useParticipants().data;
  const verifiers = useRegistryConfig().data?.verifiers;
  const zones = useZones().data;
  return useCallback(
    (address) => {
      const given = participants?.find((one) => one.address === address)?.profile.name;
      if (given) return given;
      const place = verifiers?.indexOf(address) ?? -1;
      if (place >= 0) return t("verifier", { number: place + 1 });
      const operated = zones?.filter(({ operator }) => operator === address) ?? [];
      const [first] = operated;
      if (first !== undefined)
        return operated.length === zones?.length ? t("gridOperator") : t("operatorOf", { zone: first.name });
      return shortAddress(address);
    },
    [t, participants, verifiers, zones],
  );
}
