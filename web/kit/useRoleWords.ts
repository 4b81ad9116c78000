"use client";

import { useTranslations } from "next-intl";
import type { Entitlement } from "./useEntitlement";

/** What an account may do besides its own, in words; of a household nothing. */
export function useRoleWords({ isVerifier, isAdmin, setsTariff, operates }: Entitlement): string[] {
  const t = useTranslations("operator.roles");
  return [
    isVerifier && t("verifier"),
    isAdmin && t("admin"),
    setsTariff && t("tariff"),
    operates.length > 0 && t("operator", { count: operates.length }),
  ].filter((role) => role !== false);
}
