import type {
  Award,
  Bill,
  CutPoint,
  Fill,
  Home,
  MeteringPoint,
  Participant,
  Refusal,
  StateMovePage,
  TamperReport,
  Zone,
} from "@wattmesh/indexer-client";
import { noThresholds, type Thresholds } from "./thresholds";

/** What there is to be told of an account, as the indexer has it. */
export interface InboxFacts {
  /** Of the metering point; nothing without one. */
  home: Home | undefined;
  /** That of the metering point. */
  zone: Zone | undefined;
  /** How that zone was judged last; nothing while it never moved. */
  move: StateMove | undefined;
  fills: Fill[];
  /** Whether the latest reading says that the meter was tampered with. */
  tampered: boolean;
  tamperReports: TamperReport[];
  /** The latest refused reading of each reason. */
  refusals: Refusal[];
  participant: Participant | undefined;
  /** The last days that are over. */
  days: Bill[];
  /** What offers were called for last, the latest first. */
  awards: Award[];
  /** What metering points were cut by in emergencies, the latest first. */
  cuts: CutPoint[];
}

/** Something its reader may want to know. `height` is the block in which it happened; nothing for what holds now. */
export type InboxNotice = { id: string; height?: number } & (
  | FilledNotice
  | { kind: "lowBalance"; availableMicro: bigint; dayMicro: bigint }
  | { kind: "belowAmount"; availableMicro: bigint; lowMicro: bigint }
  | { kind: "noReadings"; slots: number }
  | { kind: "tampered" }
  | { kind: "tamperReported"; report: TamperReport }
  | { kind: "recalled"; recall: Recall }
  | { kind: "refused"; refusal: Refusal }
  | { kind: "restartWaits"; restart: Restart }
  | { kind: "restarted"; restarted: Restarted }
  | { kind: "closed"; closed: Closed }
  | { kind: "zoneState"; zone: string; state: Uneasy }
  | { kind: "zoneCalm"; zone: string }
  | { kind: "called"; award: Award }
  | { kind: "voided"; award: Award; reason: NonNullable<Award["void"]> }
  | { kind: "measured"; award: Award; verdict: NonNullable<Award["verdict"]> }
  | CutNotice
  | CutMeasuredNotice
  | { kind: "standing"; status: Exclude<Participant["status"], "applied"> }
);

/** On which page there is more of it. */
export const placeOf: Record<InboxNotice["kind"], string> = {
  belowAmount: "/wallet",
  called: "/flexibility",
  closed: "/meters",
  cut: "/flexibility",
  cutMeasured: "/flexibility",
  filled: "/market",
  lowBalance: "/wallet",
  measured: "/flexibility",
  noReadings: "/meters",
  tampered: "/meters",
  tamperReported: "/meters",
  recalled: "/meters",
  refused: "/meters",
  restartWaits: "/meters",
  restarted: "/meters",
  standing: "/",
  voided: "/flexibility",
  zoneCalm: "/grid",
  zoneState: "/grid",
};

type StateMove = StateMovePage["items"][number];
/** A zone's state in which something is asked of who lives there. */
type Uneasy = Exclude<Zone["state"], "normal">;
type Recall = NonNullable<MeteringPoint["recall"]>;
type Restart = NonNullable<MeteringPoint["restart"]>;
type Closed = NonNullable<MeteringPoint["closed"]>;
type Restarted = NonNullable<MeteringPoint["restarted"]>;

/** What was bought, or sold, ahead of one day: of the latest trades, so it need not be all. */
export interface FilledNotice {
  kind: "filled";
  side: Fill["side"];
  trades: number;
  energyWh: bigint;
  /** The mean, by energy. */
  priceMicroPerKwh: number;
  firstSlot: number;
  lastSlot: number;
}

/** What is asked in an emergency, and not measured yet, in slots of one day: of the latest cuts, so it need not be all. */
export interface CutNotice {
  kind: "cut";
  relief: CutPoint["relief"];
  slots: number;
  energyWh: bigint;
  /** Of the latest one. */
  priceMicroPerKwh: number;
  firstSlot: number;
  lastSlot: number;
}

/** What came of it, likewise. */
export interface CutMeasuredNotice {
  kind: "cutMeasured";
  verdict: NonNullable<CutPoint["verdict"]>;
  slots: number;
  energyWh: bigint;
  paidMicro: bigint;
  firstSlot: number;
  lastSlot: number;
}

/** A reading that is so many slots late is more than slow. */
const LATE_SLOTS = 8;
const SHOWN = 20;
const WH_PER_KWH = 1_000n;

/** What holds now, then what happened, the latest first. `dayOf` names a slot's local day. */
export function noticesOf(
  facts: InboxFacts,
  dayOf: (slot: number) => string,
  thresholds: Thresholds = noThresholds,
): InboxNotice[] {
  const present = [
    ...zoneState(facts),
    ...recalled(facts),
    ...restartWaits(facts),
    ...lowBalance(facts, thresholds),
    ...noReadings(facts),
    ...tampered(facts),
  ];
  const past = [
    ...filled(facts, dayOf, thresholds),
    ...facts.tamperReports.map(tamperReported),
    ...facts.refusals.map(refused),
    ...restarted(facts),
    ...closed(facts),
    ...zoneCalm(facts),
    ...facts.awards.map(awarded),
    ...cut(facts, dayOf),
    ...standing(facts),
  ];
  past.sort((one, other) => (other.height ?? 0) - (one.height ?? 0));
  return [...present, ...past].slice(0, SHOWN);
}

/** Who lets a program trade has fills all day: those of a day and side are told together. */
function filled({ fills }: InboxFacts, dayOf: (slot: number) => string, thresholds: Thresholds): InboxNotice[] {
  const together = Map.groupBy(fills, ({ slot, side }) => `${side}:${dayOf(slot)}`);
  return [...together].flatMap(([id, group]) => {
    const [first] = group;
    if (first === undefined) return [];
    const slots = group.map(({ slot }) => slot);
    const energyWh = group.reduce((sum, { energy_wh }) => sum + BigInt(energy_wh), 0n);
    const paid = group.reduce((sum, one) => sum + BigInt(one.price_micro_per_kwh) * BigInt(one.energy_wh), 0n);
    if (paid / WH_PER_KWH < (thresholds.tradesMicro ?? 0n)) return [];
    const notice: InboxNotice = {
      id: `filled:${id}`,
      height: Math.max(...group.map(({ height }) => height)),
      kind: "filled",
      side: first.side,
      trades: group.length,
      energyWh,
      priceMicroPerKwh: energyWh === 0n ? first.price_micro_per_kwh : Number(paid / energyWh),
      firstSlot: Math.min(...slots),
      lastSlot: Math.max(...slots),
    };
    return [notice];
  });
}

/** The latest word on an award: what it asks, that it is void, or what came of it. */
function awarded(award: Award): InboxNotice {
  const { zone_id, slot, offer_id, height, void: reason, verdict } = award;
  const of = `${zone_id}:${slot}:${offer_id}`;
  if (reason !== null) return { id: `voided:${of}`, height, kind: "voided", award, reason };
  if (verdict !== null) return { id: `measured:${of}`, height, kind: "measured", award, verdict };
  return { id: `called:${of}`, height, kind: "called", award };
}

/** An emergency cuts slot after slot: those of a day are told together, by what they ask, or by what came of them. */
function cut({ cuts }: InboxFacts, dayOf: (slot: number) => string): InboxNotice[] {
  const together = Map.groupBy(cuts, ({ slot, relief, verdict }) => `${verdict ?? relief}:${dayOf(slot)}`);
  return [...together].flatMap(([id, group]): InboxNotice[] => {
    const [latest] = group;
    if (latest === undefined) return [];
    const { relief, verdict, compensation_micro_per_kwh: priceMicroPerKwh } = latest;
    const height = Math.max(...group.map((one) => one.height));
    const all = group.map(({ slot }) => slot);
    const range = { slots: new Set(all).size, firstSlot: Math.min(...all), lastSlot: Math.max(...all) };
    const sum = (of: (cut: CutPoint) => string | null) => group.reduce((sum, one) => sum + BigInt(of(one) ?? 0), 0n);
    if (verdict === null) {
      const energyWh = sum(({ cut_wh }) => cut_wh);
      return [{ id: `cut:${id}`, height, kind: "cut", relief, priceMicroPerKwh, energyWh, ...range }];
    }
    const [energyWh, paidMicro] = [sum(({ delivered_wh }) => delivered_wh), sum(({ paid_micro }) => paid_micro)];
    return [{ id: `cutMeasured:${id}`, height, kind: "cutMeasured", verdict, energyWh, paidMicro, ...range }];
  });
}

const tamperReported = (report: TamperReport): InboxNotice => ({
  id: `tamper:${report.report_id}`,
  height: report.height,
  kind: "tamperReported",
  report,
});

const refused = (refusal: Refusal): InboxNotice => ({
  id: `refused:${refusal.verdict}:${refusal.height}`,
  height: refusal.height,
  kind: "refused",
  refusal,
});

function standing({ participant }: InboxFacts): InboxNotice[] {
  if (participant === undefined || participant.status === "applied") return [];
  const { status, since_height: height } = participant;
  return [{ id: `standing:${status}:${height}`, height, kind: "standing", status }];
}

function zoneState({ zone, move }: InboxFacts): InboxNotice[] {
  if (zone === undefined || zone.state === "normal") return [];
  const { name, state } = zone;
  return [{ id: `zone:${zone.zone_id}:${state}:${move?.height ?? ""}`, kind: "zoneState", zone: name, state }];
}

/** Told once the zone is as it was judged: its operator may say otherwise. */
function zoneCalm({ zone, move }: InboxFacts): InboxNotice[] {
  if (zone?.state !== "normal" || move?.state !== "normal") return [];
  return [{ id: `calm:${move.height}`, height: move.height, kind: "zoneCalm", zone: zone.name }];
}

function recalled({ home }: InboxFacts): InboxNotice[] {
  const recall = home?.metering_point.recall;
  return recall ? [{ id: `recalled:${recall.lapses_slot}`, kind: "recalled", recall }] : [];
}

function restartWaits({ home }: InboxFacts): InboxNotice[] {
  const restart = home?.metering_point.restart;
  if (home === undefined || !restart || home.current_slot >= restart.lapses_slot) return [];
  return [{ id: `restartWaits:${restart.slot}`, kind: "restartWaits", restart }];
}

function restarted({ home }: InboxFacts): InboxNotice[] {
  const restarted = home?.metering_point.restarted;
  if (!restarted) return [];
  return [{ id: `restarted:${restarted.slot}`, height: restarted.height, kind: "restarted", restarted }];
}

/** Another meter took its place on the connection: what is read no more. */
function closed({ home }: InboxFacts): InboxNotice[] {
  const closed = home?.metering_point.closed;
  return closed ? [{ id: `closed:${closed.slot}`, height: closed.height, kind: "closed", closed }] : [];
}

/** The account has less than its owner says, or does not pay for a day like the last ones. Without such a day nothing is said. */
function lowBalance({ home, days }: InboxFacts, { lowMicro }: Thresholds): InboxNotice[] {
  if (home === undefined) return [];
  const { available_micro, debt_micro } = home.metering_point.account;
  const availableMicro = BigInt(available_micro) - BigInt(debt_micro);
  if (lowMicro !== undefined)
    return availableMicro < lowMicro
      ? [{ id: `belowAmount:${lowMicro}:${home.today.from}`, kind: "belowAmount", availableMicro, lowMicro }]
      : [];
  const metered = days.filter(({ slots }) => slots > 0);
  const spent = metered.reduce((sum, { money_micro }) => sum - BigInt(money_micro), 0n);
  const dayMicro = metered.length === 0 ? 0n : spent / BigInt(metered.length);
  if (dayMicro <= 0n || availableMicro >= dayMicro) return [];
  return [{ id: `lowBalance:${home.today.from}`, kind: "lowBalance", availableMicro, dayMicro }];
}

function noReadings({ home }: InboxFacts): InboxNotice[] {
  const last = home?.metering_point.last_reading?.slot;
  // What was replaced is read no more.
  if (home === undefined || last === undefined || home.metering_point.closed) return [];
  const slots = home.current_slot - 1 - last;
  return slots >= LATE_SLOTS ? [{ id: `noReadings:${last}`, kind: "noReadings", slots }] : [];
}

const tampered = ({ tampered: is }: InboxFacts): InboxNotice[] => (is ? [{ id: "tampered", kind: "tampered" }] : []);

/** What its reader has seen: everything up to a block, and what held then. */
export interface Seen {
  height: number;
  ids: string[];
}

export const isUnread = ({ id, height }: InboxNotice, seen: Seen): boolean =>
  height === undefined ? !seen.ids.includes(id) : height > seen.height;

/** After all notices were seen. What does not hold any more is forgotten, and told again when it comes back. */
export const seenAll = (notices: readonly InboxNotice[], { height }: Seen): Seen => ({
  height: Math.max(height, ...notices.map((notice) => notice.height ?? 0)),
  ids: notices.filter((notice) => notice.height === undefined).map(({ id }) => id),
});

export function parseSeen(text: string | null): Seen {
  try {
    const { height, ids } = JSON.parse(text ?? "");
    if (Number.isSafeInteger(height) && Array.isArray(ids)) return { height, ids };
  } catch {}
  return { height: 0, ids: [] };
}
