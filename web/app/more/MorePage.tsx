"use client";

import { ChevronRight, type LucideIcon } from "lucide-react";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { underMore } from "@/app/shell/navigation";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/pageHeader";
import { Segments } from "@/components/ui/segments";
import { useConfig } from "@/kit/ConfigProvider";
import { useEntitlement } from "@/kit/useEntitlement";
import { LOCALE_COOKIE, locales } from "@/lib/i18n/locales";
import { isTheme, THEME_COOKIE, type Theme } from "@/lib/theme";
import { useMounted } from "@/lib/useMounted";

const YEAR_SECONDS = 31_536_000;
const languages = { en: "English", de: "Deutsch" } as const;

/** What a phone's tabs have no room for, and how the app looks and speaks. */
export function MorePage() {
  const t = useTranslations("more");
  const tNav = useTranslations("nav");
  const { deployment } = useConfig();
  const withOperator = useMayOperate();
  return (
    <>
      <PageHeader title={t("title")} />
      <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-2">
        <Card title={t("places")}>
          <ul className="divide-y">
            {underMore
              .filter(({ name }) => withOperator || name !== "operator")
              .map(({ href, name, Icon }) => (
                <PlaceLine key={href} href={href} Icon={Icon} title={tNav(name)} text={t(`about.${name}`)} />
              ))}
          </ul>
        </Card>
        <Card title={t("settings")}>
          <div className="flex flex-col gap-4">
            <Language />
            <ThemeChoice />
          </div>
        </Card>
        <Card title={t("chain")} hint={t("chainHint")}>
          <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 text-sm">
            <dt className="text-ink-soft">{t("chainId")}</dt>
            <dd className="font-mono text-xs leading-6">{deployment.chainId}</dd>
            {Object.entries(deployment.contracts).map(([name, address]) => (
              <ContractLine key={name} name={name} address={address} />
            ))}
          </dl>
        </Card>
      </div>
    </>
  );
}

/** Who only looks around may look there too; a household has nothing to do there. */
function useMayOperate(): boolean {
  const { address, isPending, hasRole } = useEntitlement();
  return address === undefined || (!isPending && hasRole);
}

function ContractLine({ name, address }: { name: string; address: string }) {
  return (
    <>
      <dt className="text-ink-soft">{name}</dt>
      <dd className="font-mono text-xs leading-6 [overflow-wrap:anywhere]">{address}</dd>
    </>
  );
}

function PlaceLine({ href, Icon, title, text }: { href: string; Icon: LucideIcon; title: string; text: string }) {
  return (
    <li>
      <Link href={href} className="-mx-2 flex min-h-14 items-center gap-3 rounded-lg px-2 py-2 hover:bg-sunken">
        <Icon aria-hidden="true" className="size-5 shrink-0 text-ink-soft" />
        <span className="min-w-0 flex-1">
          <span className="block font-medium text-sm">{title}</span>
          <span className="block text-ink-soft text-sm">{text}</span>
        </span>
        <ChevronRight aria-hidden="true" className="size-4 text-ink-soft" />
      </Link>
    </li>
  );
}

function Language() {
  const t = useTranslations("more");
  const locale = useLocale();
  const router = useRouter();
  return (
    <div>
      <p className="mb-1 font-medium text-sm">{t("language")}</p>
      <Segments
        label={t("language")}
        value={locale}
        options={locales.map((value) => ({ value, label: languages[value] }))}
        onChange={(next) => {
          keep(LOCALE_COOKIE, next);
          router.refresh();
        }}
      />
    </div>
  );
}

function ThemeChoice() {
  const t = useTranslations("more");
  const mounted = useMounted();
  const [choice, setChoice] = useState<Theme | "device">();
  const shown = choice ?? (mounted ? chosenTheme() : "device");
  return (
    <div>
      <p className="mb-1 font-medium text-sm">{t("theme")}</p>
      <Segments
        label={t("theme")}
        value={shown}
        options={(["device", "light", "dark"] as const).map((value) => ({ value, label: t(`themes.${value}`) }))}
        onChange={(next) => {
          setChoice(next);
          keep(THEME_COOKIE, next === "device" ? "" : next);
          const device = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
          document.documentElement.dataset.theme = next === "device" ? device : next;
        }}
      />
    </div>
  );
}

function chosenTheme(): Theme | "device" {
  const value = new RegExp(`(?:^|; )${THEME_COOKIE}=(\\w+)`).exec(document.cookie)?.[1];
  return isTheme(value) ? value : "device";
}

function keep(cookie: string, value: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser yet
  document.cookie = `${cookie}=${value}; path=/; max-age=${value === "" ? 0 : YEAR_SECONDS}; samesite=lax`;
}
