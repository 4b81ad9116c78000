"use client";

import { useRouter, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/pageHeader";
import { Segments } from "@/components/ui/segments";
import { Admission } from "@/features/operator/Admission";
import { Audit } from "@/features/operator/Audit";
import { Fees } from "@/features/operator/Fees";
import { Flags } from "@/features/operator/Flags";
import { GridSettings } from "@/features/operator/GridSettings";
import { Meters } from "@/features/operator/Meters";
import { Points } from "@/features/operator/Points";
import { Tamper } from "@/features/operator/Tamper";
import { TariffSettings } from "@/features/operator/TariffSettings";
import { Loading } from "@/kit/Loading";
import { useEntitlement } from "@/kit/useEntitlement";
import { useRoleWords } from "@/kit/useRoleWords";

const sections = ["admission", "points", "meters", "flags", "tamper", "tariff", "grid", "fees", "audit"] as const;
type Section = (typeof sections)[number];

export function OperatorPage() {
  const t = useTranslations("operator");
  const router = useRouter();
  const asked = useSearchParams().get("section");
  const section: Section = sections.find((one) => one === asked) ?? "admission";
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      <Roles />
      <div className="my-4 overflow-x-auto pb-1">
        <Segments
          label={t("sections")}
          value={section}
          onChange={(next) => router.replace(`/operator?section=${next}`, { scroll: false })}
          options={sections.map((value) => ({ value, label: t(`section.${value}`) }))}
        />
      </div>
      {section === "admission" && <Admission />}
      {section === "points" && <Points />}
      {section === "tariff" && <TariffSettings />}
      {section === "grid" && <GridSettings />}
      {section === "meters" && <Meters />}
      {section === "flags" && <Flags />}
      {section === "tamper" && <Tamper />}
      {section === "fees" && <Fees />}
      {section === "audit" && <Audit />}
    </>
  );
}

/** Says what the account may do here, so that nobody fills in a form for nothing. */
function Roles() {
  const t = useTranslations("operator");
  const entitlement = useEntitlement();
  const { address, isPending } = entitlement;
  const roles = useRoleWords(entitlement);
  if (address === undefined) return <Notice title={t("notConnected")}>{t("readOnly")}</Notice>;
  if (roles.length === 0 && isPending) return <Loading className="h-20" />;
  if (roles.length === 0) return <Notice title={t("noRole")}>{t("readOnly")}</Notice>;
  return <Notice title={t("youAre")}>{roles.join(", ")}</Notice>;
}
