"use client";

import { dayAt, isoDay, slotStart } from "@wattmesh/client";
import {
  Bell,
  CircleSlash,
  Gauge,
  HandCoins,
  Handshake,
  type LucideIcon,
  PlugZap,
  ShieldAlert,
  TriangleAlert,
  UserRoundCheck,
  UtilityPole,
  WalletMinimal,
} from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { type ToggleEvent, useRef, useState } from "react";
import { Badge } from "@/components/ui/badge";
import { buttonStyle } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { useConfig } from "@/kit/ConfigProvider";
import { Loading } from "@/kit/Loading";
import { usePointChoice } from "@/kit/points/usePointChoice";
import { Unanswered } from "@/kit/Unanswered";
import { useFormat } from "@/kit/useFormat";
import { cn } from "@/lib/cn";
import { untilLoaded } from "@/lib/untilLoaded";
import { useInbox } from "./getInbox";
import { type InboxNotice, isUnread, noticesOf, placeOf, type Seen, seenAll } from "./notices";
import { PushSettings } from "./PushSettings";
import { canBeWoken } from "./pushSubscription";
import { useNoticeWords } from "./useNoticeWords";
import { useSeen } from "./useSeen";
import { useThresholds } from "./useThresholds";

const ThresholdForm = dynamic(
  () => untilLoaded(() => import("./ThresholdForm").then((module) => module.ThresholdForm)),
  { loading: () => <Loading className="h-48" /> },
);

const PANEL = "inbox";

/** A bell with what is new, and what it is when it is opened. All of it comes from the indexer; what was read is this browser's. */
export function Inbox({ address }: { address: string }) {
  const t = useTranslations("inbox");
  const { timeZone } = useFormat();
  const { deployment, push } = useConfig();
  const { slotSeconds } = deployment;
  const dayOf = (slot: number) => isoDay(dayAt(slotStart(slot, slotSeconds), timeZone));
  const { point } = usePointChoice();
  const inbox = useInbox({ address, meterId: point?.meterId, timeZone });
  const [seen, keep] = useSeen(address);
  const [thresholds, keepThresholds] = useThresholds(address);
  const [isChoosing, setChoosing] = useState(false);
  // What is new stays marked while it is being read.
  const [before, setBefore] = useState<Seen>();
  const panel = useRef<HTMLDivElement>(null);
  const notices = inbox.data === undefined ? [] : noticesOf(inbox.data, dayOf, thresholds);
  const unread = notices.filter((notice) => isUnread(notice, seen)).length;
  const toggled = ({ newState }: ToggleEvent) => {
    setBefore(newState === "open" ? seen : undefined);
    if (newState === "open" && unread > 0) keep(seenAll(notices, seen));
  };
  return (
    <>
      <button
        type="button"
        popoverTarget={PANEL}
        className={cn(buttonStyle({ variant: "quiet", size: "icon" }), "relative rounded-full")}
      >
        <Bell aria-hidden="true" className="size-5!" />
        <span className="sr-only">{t("open", { count: unread })}</span>
        {unread > 0 && (
          <span
            aria-hidden="true"
            className="absolute top-0.5 right-0.5 min-w-5 rounded-full bg-accent px-1 text-center font-semibold text-accent-ink text-xs leading-5"
          >
            {unread}
          </span>
        )}
      </button>
      <div
        ref={panel}
        id={PANEL}
        popover="auto"
        role="dialog"
        aria-label={t("title")}
        onToggle={toggled}
        className="inset-auto top-16 right-4 m-0 max-h-[calc(100dvh-10rem)] w-[min(25rem,calc(100vw-2rem))] overflow-y-auto rounded-card border bg-card p-4 text-ink shadow-lg lg:top-20 lg:right-6"
      >
        <h2 className="mb-2 font-semibold">{t("title")}</h2>
        {inbox.isPending && <Loading className="h-24" />}
        <Unanswered title={t("unreachable")} of={[inbox]} />
        {inbox.data !== undefined && notices.length === 0 && <p className="text-ink-soft text-sm">{t("empty")}</p>}
        <ul className="divide-y">
          {notices.map((notice) => (
            <li key={notice.id}>
              <NoticeRow
                notice={notice}
                isNew={isUnread(notice, before ?? seen)}
                onFollow={() => panel.current?.hidePopover()}
              />
            </li>
          ))}
        </ul>
        <details
          className="mt-3 border-t pt-2 text-sm"
          onToggle={({ currentTarget }) => setChoosing(currentTarget.open)}
        >
          <summary className="inline-flex min-h-9 cursor-pointer items-center font-medium">
            {t("thresholds.title")}
          </summary>
          {isChoosing && <ThresholdForm thresholds={thresholds} onKeep={keepThresholds} />}
        </details>
        {push && canBeWoken() && (
          <PushSettings
            address={address}
            meterId={point?.meterId}
            notices={notices}
            seen={seen}
            thresholds={thresholds}
          />
        )}
      </div>
    </>
  );
}

const icons: Record<InboxNotice["kind"], LucideIcon> = {
  belowAmount: WalletMinimal,
  called: HandCoins,
  closed: PlugZap,
  cut: TriangleAlert,
  cutMeasured: HandCoins,
  filled: Handshake,
  lowBalance: WalletMinimal,
  measured: HandCoins,
  noReadings: Gauge,
  tampered: ShieldAlert,
  tamperReported: ShieldAlert,
  recalled: ShieldAlert,
  refused: CircleSlash,
  restartWaits: Gauge,
  restarted: Gauge,
  standing: UserRoundCheck,
  voided: CircleSlash,
  zoneCalm: UtilityPole,
  zoneState: UtilityPole,
};

function NoticeRow({ notice, isNew, onFollow }: { notice: InboxNotice; isNew: boolean; onFollow: () => void }) {
  const t = useTranslations("inbox");
  const { title, detail } = useNoticeWords()(notice);
  const Icon = icons[notice.kind];
  return (
    <Link
      href={placeOf[notice.kind]}
      onClick={onFollow}
      className="-mx-2 flex items-start gap-3 rounded-lg px-2 py-2.5 text-sm hover:bg-sunken"
    >
      <Icon aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-accent" />
      <span className="min-w-0 flex-1">
        <span className={cn("block", isNew && "font-medium")}>{title}</span>
        <span className="block text-ink-soft">{detail}</span>
      </span>
      {isNew && <Badge tone="good">{t("new")}</Badge>}
    </Link>
  );
}
