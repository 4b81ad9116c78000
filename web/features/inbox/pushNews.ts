import { type InboxNotice, isUnread, type Seen, seenAll } from "./notices";

/** What somebody can be told of when no page is open; as the notifier calls it. */
export const pushKinds = ["line", "meter", "account"] as const;

export type PushKind = (typeof pushKinds)[number];

/** Trades come all day: they wait in the page. */
const kindOf: Record<InboxNotice["kind"], PushKind | undefined> = {
  belowAmount: "account",
  called: "line",
  closed: "meter",
  cut: "line",
  cutMeasured: "line",
  filled: undefined,
  lowBalance: "account",
  measured: "line",
  noReadings: "meter",
  tampered: "meter",
  tamperReported: "meter",
  recalled: "meter",
  refused: "meter",
  restartWaits: "meter",
  restarted: "meter",
  standing: "account",
  voided: "line",
  zoneCalm: "line",
  zoneState: "line",
};

/** The news of some kinds that were neither read on a page (`seen`) nor told before (`told`), and what was told once they are. */
export function newsToTell(
  notices: readonly InboxNotice[],
  kinds: readonly PushKind[],
  seen: Seen,
  told: Seen,
): { news: InboxNotice[]; told: Seen } {
  const wanted = notices.filter(({ kind }) => kinds.some((one) => one === kindOf[kind]));
  const news = wanted.filter((notice) => isUnread(notice, seen) && isUnread(notice, told));
  return { news, told: seenAll(wanted, told) };
}
