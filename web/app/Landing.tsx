"use client";

import { HandCoins, House, ShieldCheck } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { ZonePrices } from "@/features/community/ZonePrices";
import { ConnectPanel } from "@/features/wallet/ConnectPanel";
import { TryOut } from "@/features/wallet/TryOut";
import { useConfig } from "@/kit/ConfigProvider";
import { Loading } from "@/kit/Loading";
import { untilLoaded } from "@/lib/untilLoaded";

/** Whoever is connected sees it elsewhere. */
const NeighbourhoodCard = dynamic(
  () =>
    untilLoaded(() => import("@/features/neighbourhood/NeighbourhoodCard").then((module) => module.NeighbourhoodCard)),
  { loading: () => <Loading className="h-[32rem]" /> },
);

const points = [
  { key: "rule", Icon: House },
  { key: "money", Icon: HandCoins },
  { key: "proof", Icon: ShieldCheck },
] as const;

/** For somebody who is not connected: what this is, what it costs now, how to begin. */
export function Landing() {
  const t = useTranslations("landing");
  const { communityName, indexer, localnet } = useConfig();
  return (
    <>
      <header className="mb-6 max-w-2xl lg:mb-8">
        <h1 className="font-semibold text-3xl leading-tight tracking-tight sm:text-4xl">{t("title")}</h1>
        <p className="mt-2 text-ink-soft text-lg leading-7">{t("lead", { community: communityName })}</p>
      </header>
      <div className="flex flex-col gap-4 lg:grid lg:grid-cols-2 lg:items-start">
        <div className="contents lg:flex lg:flex-col lg:gap-4">
          {localnet && <TryOut />}
          <div className="order-1">
            <ConnectPanel />
          </div>
          <ul className="order-1 grid gap-3 px-1">
            {points.map(({ key, Icon }) => (
              <li key={key} className="flex gap-3">
                <Icon aria-hidden="true" className="mt-0.5 size-5 shrink-0 text-accent" />
                <p className="text-sm">
                  <strong className="font-medium">{t(`${key}.title`)}</strong>{" "}
                  <span className="text-ink-soft">{t(`${key}.text`)}</span>
                </p>
              </li>
            ))}
          </ul>
        </div>
        {indexer ? <NeighbourhoodCard /> : <ZonePrices />}
      </div>
    </>
  );
}
