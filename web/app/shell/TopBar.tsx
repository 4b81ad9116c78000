"use client";

import { CircleUserRound } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { Link } from "@/components/ui/link";
import { Skeleton } from "@/components/ui/skeleton";
import { useConfig } from "@/kit/ConfigProvider";
import { useStanding } from "@/kit/queries/getStanding";
import { useAddress, useWallet } from "@/kit/wallet/WalletProvider";
import { untilLoaded } from "@/lib/untilLoaded";
import { useIdle } from "@/lib/useIdle";
import type { WalletAccount, WalletId } from "@/lib/wallet/port";
import { readableName } from "@/lib/wallet/readableName";

/** It comes after the page. */
const Inbox = dynamic(() => untilLoaded(() => import("@/features/inbox/Inbox").then((module) => module.Inbox)), {
  ssr: false,
  loading: () => <span className="size-11" />,
});

/** Who is here, what is new, and on a phone where. */
export function TopBar() {
  const { communityName } = useConfig();
  return (
    <header className="mx-auto flex w-full max-w-6xl items-center justify-between gap-3 px-4 pt-3 sm:px-6 lg:justify-end lg:pt-5 print:hidden">
      <Link href="/" className="flex min-h-11 min-w-0 items-center gap-2.5 lg:hidden">
        {/* biome-ignore lint/performance/noImgElement: an SVG of a kilobyte needs no optimizer */}
        <img src="/icon.svg" alt="" width={28} height={28} />
        <span className="truncate font-semibold">{communityName}</span>
      </Link>
      <div className="flex min-w-0 items-center gap-1">
        <Notices />
        <AccountChip />
      </div>
    </header>
  );
}

/** For whoever is connected, where there is an indexer to tell it. */
function Notices() {
  const address = useAddress();
  const { indexer } = useConfig();
  useUnsubscribing();
  const idle = useIdle();
  if (address === undefined || !indexer) return null;
  return idle ? <Inbox key={address} address={address} /> : <span className="size-11" />;
}

/** Whoever disconnects the wallet is not woken any more. */
function useUnsubscribing(): void {
  const { status } = useWallet();
  const { push } = useConfig();
  const before = useRef(status);
  useEffect(() => {
    if (push && before.current === "connected" && status === "none")
      void import("@/features/inbox/pushSubscription")
        .then(({ canBeWoken, unsubscribeAll }) => (canBeWoken() ? unsubscribeAll() : undefined))
        .catch(() => undefined);
    before.current = status;
  }, [status, push]);
}

function AccountChip() {
  const t = useTranslations("account");
  const wallet = useWallet();
  const standing = useStanding();
  const connected = wallet.status === "connected";
  if (wallet.status === "starting") return <Skeleton className="h-11 w-36 rounded-full" />;
  const name = connected ? (standing.data?.participant?.profile.name ?? readable(wallet)) : t("connect");
  return (
    <Link
      href="/wallet"
      className="flex min-h-11 min-w-0 items-center gap-2 rounded-full border bg-card py-1 pr-4 pl-2.5 text-sm hover:bg-sunken"
    >
      <CircleUserRound aria-hidden="true" className="size-5 shrink-0 text-ink-soft" />
      <span className="min-w-0 truncate font-medium">{name}</span>
    </Link>
  );
}

/** What an account is called in its wallet; a localnet's are called by the names of their keys. */
const readable = ({ wallet, account }: { wallet: WalletId; account: WalletAccount }): string =>
  wallet === "localnet" ? readableName(account.name) : account.name;
