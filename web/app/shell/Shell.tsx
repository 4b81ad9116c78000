"use client";

import dynamic from "next/dynamic";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Link } from "@/components/ui/link";
import { ZoneNotice } from "@/features/grid/ZoneNotice";
import { FreshnessBar } from "@/features/live/FreshnessBar";
import { ReplayNote } from "@/features/live/ReplayNote";
import { AccountChanged } from "@/features/wallet/AccountChanged";
import { useConfig } from "@/kit/ConfigProvider";
import { TxToasts } from "@/kit/transactions/TxToasts";
import { useEntitlement } from "@/kit/useEntitlement";
import { useAddress } from "@/kit/wallet/WalletProvider";
import { cn } from "@/lib/cn";
import { untilLoaded } from "@/lib/untilLoaded";
import { useIdle } from "@/lib/useIdle";
import { useMedia } from "@/lib/useMedia";
import { isHere, sidebar, tabs } from "./navigation";
import { TopBar } from "./TopBar";

/** It comes after the page. */
const CutNotice = dynamic(
  () => untilLoaded(() => import("@/features/cuts/CutNotice").then((module) => module.CutNotice)),
  { ssr: false },
);

export function Shell({ children }: { children: ReactNode }) {
  const t = useTranslations("nav");
  const isWide = useMedia("(min-width: 64rem)");
  const address = useAddress();
  const idle = useIdle();
  return (
    <>
      <a
        href="#main"
        className="fixed top-2 left-2 z-50 -translate-y-20 rounded-lg bg-accent px-4 py-2 text-accent-ink focus:translate-y-0 print:hidden"
      >
        {t("skip")}
      </a>
      <div className="flex min-h-dvh flex-col lg:grid lg:grid-cols-[15rem_minmax(0,1fr)] print:block print:min-h-0">
        <Sidebar toasts={isWide && <TxToasts className="mt-auto pt-4" />} />
        <div className="flex min-w-0 flex-1 flex-col">
          <TopBar />
          <FreshnessBar />
          <main
            id="main"
            tabIndex={-1}
            className="mx-auto w-full max-w-6xl flex-1 px-4 pt-4 pb-8 outline-none sm:px-6 lg:pt-4 lg:pb-12 print:max-w-none print:p-0"
          >
            <ReplayNote />
            <AccountChanged />
            {address !== undefined && idle && <CutNotice />}
            {address !== undefined && <ZoneNotice />}
            {children}
          </main>
        </div>
        <div className="sticky bottom-0 z-30 lg:hidden print:hidden">
          {!isWide && <TxToasts className="border-t bg-ground px-3 py-2" />}
          <BottomTabs />
        </div>
      </div>
    </>
  );
}

function Sidebar({ toasts }: { toasts: ReactNode }) {
  const t = useTranslations("nav");
  const { communityName } = useConfig();
  const address = useAddress();
  return (
    <aside className="sticky top-0 hidden h-dvh flex-col overflow-y-auto border-r bg-card px-3 py-5 lg:flex print:hidden">
      <Link href="/" className="mb-6 flex items-center gap-3 px-2">
        {/* biome-ignore lint/performance/noImgElement: an SVG of a kilobyte needs no optimizer */}
        <img src="/icon.svg" alt="" width={36} height={36} />
        <span className="min-w-0">
          <span className="block truncate font-semibold leading-5">{communityName}</span>
          <span className="block text-ink-soft text-xs">{t("tagline")}</span>
        </span>
      </Link>
      {address === undefined ? <Places withOperator={false} /> : <PlacesOfAccount />}
      {toasts}
    </aside>
  );
}

/** A household has nothing to do at the operator's; who has no account finds it under "more". */
function PlacesOfAccount() {
  const { hasRole } = useEntitlement();
  return <Places withOperator={hasRole} />;
}

function Places({ withOperator }: { withOperator: boolean }) {
  const t = useTranslations("nav");
  const pathname = usePathname();
  const places = sidebar.filter(({ name }) => withOperator || name !== "operator");
  return (
    <nav aria-label={t("label")} className="flex flex-col gap-0.5">
      {places.map((place) => {
        const here = isHere(place, pathname, places);
        return (
          <Link
            key={place.href}
            href={place.href}
            aria-current={here ? "page" : undefined}
            className={cn(
              "flex min-h-11 items-center gap-3 rounded-xl px-3 text-sm",
              here
                ? "bg-accent-soft font-semibold text-accent-soft-ink"
                : "text-ink-soft hover:bg-sunken hover:text-ink",
            )}
          >
            <place.Icon aria-hidden="true" className="size-[1.125rem]" />
            {t(place.name)}
          </Link>
        );
      })}
    </nav>
  );
}

function BottomTabs() {
  const t = useTranslations("nav");
  const pathname = usePathname();
  return (
    <nav aria-label={t("label")} className="border-t bg-card/95 pb-[env(safe-area-inset-bottom)] backdrop-blur">
      <ul className="mx-auto grid max-w-xl grid-cols-5">
        {tabs.map((place) => {
          const here = isHere(place, pathname, tabs);
          return (
            <li key={place.href}>
              <Link
                href={place.href}
                aria-current={here ? "page" : undefined}
                className={cn(
                  "flex min-h-14 flex-col items-center justify-center gap-0.5 text-[0.6875rem] leading-4",
                  here ? "font-semibold text-accent" : "text-ink-soft",
                )}
              >
                <span className={cn("rounded-full px-4 py-0.5", here && "bg-accent-soft")}>
                  <place.Icon aria-hidden="true" className="size-5" />
                </span>
                {t(place.name)}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
