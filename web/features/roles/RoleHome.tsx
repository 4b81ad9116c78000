"use client";

import {
  ChevronRight,
  FileCheck,
  Gauge,
  type LucideIcon,
  Network,
  PlugZap,
  ReceiptText,
  ShieldAlert,
} from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/pageHeader";
import { useMeterApplications } from "@/kit/queries/getMeterApplications";
import { useProposals } from "@/kit/queries/getProposals";
import type { Entitlement } from "@/kit/useEntitlement";
import { useRoleWords } from "@/kit/useRoleWords";

/** The first page of who runs the community and has no meter: what waits for them, and the way to it. */
export function RoleHome({ entitlement }: { entitlement: Entitlement }) {
  const t = useTranslations("roleHome");
  const roles = useRoleWords(entitlement);
  const { isVerifier, isAdmin, setsTariff, operates } = entitlement;
  const open = useProposals().data?.filter(({ status }) => status === "open").length;
  const applied = useMeterApplications().data?.length;
  const decides = isVerifier || operates.length > 0;
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead", { roles: roles.join(", ") })} />
      <Card className="max-w-2xl">
        <ul className="divide-y">
          {isVerifier && (
            <Line section="admission" Icon={FileCheck} waiting={open}>
              {open === undefined ? "…" : t("admissions", { count: open })}
            </Line>
          )}
          {decides && (
            <Line section="points" Icon={PlugZap} waiting={applied}>
              {applied === undefined ? "…" : t("points", { count: applied })}
            </Line>
          )}
          {operates.length > 0 && (
            <Line section="grid" Icon={Network}>
              {t("grid", { count: operates.length })}
            </Line>
          )}
          {setsTariff && (
            <Line section="tariff" Icon={ReceiptText}>
              {t("tariff")}
            </Line>
          )}
          {(decides || isAdmin) && (
            <Line section="meters" Icon={Gauge}>
              {t("meters")}
            </Line>
          )}
          {(isVerifier || isAdmin) && (
            <Line section="tamper" Icon={ShieldAlert}>
              {t("tamper")}
            </Line>
          )}
        </ul>
      </Card>
      <p className="mt-4 text-sm">
        <Link href="/meters" className="text-accent underline underline-offset-4">
          {t("join")}
        </Link>
      </p>
    </>
  );
}

interface LineProps {
  section: string;
  Icon: LucideIcon;
  /** How much waits for a decision. */
  waiting?: number | undefined;
  children: string;
}

function Line({ section, Icon, waiting = 0, children }: LineProps) {
  return (
    <li>
      <Link
        href={`/operator?section=${section}`}
        className="-mx-2 flex min-h-14 items-center gap-3 rounded-lg px-2 py-2 text-sm hover:bg-sunken"
      >
        <Icon aria-hidden="true" className="size-5 shrink-0 text-ink-soft" />
        <span className="min-w-0 flex-1 font-medium">{children}</span>
        {waiting > 0 && <Badge tone="warn">{waiting}</Badge>}
        <ChevronRight aria-hidden="true" className="size-4 text-ink-soft" />
      </Link>
    </li>
  );
}
