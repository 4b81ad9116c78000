import { type CallFlexibilityParameters, moneyMicro, type Relief, type Zone } from "@wattmesh/client";
import { type FieldError, type Parsed, parseEnergyText } from "@/lib/forms/decimal";
import { LEAST_NOTICE_SLOTS, readCap } from "./termsForm";

/** From the current slot to the last one that can be called. */
const MOST_AHEAD_SLOTS = 96;

/** What stands in the form of a call. */
export interface CallFields {
  slot: number;
  relief: Relief;
  /** In the slot, kWh. */
  energy: string;
  cap: string;
}

/** What a call is measured against. */
export interface CallLimits {
  currency: string;
  locale: string;
  zone: Zone;
  zones: readonly Zone[];
  /** The slot of this moment. */
  current: number;
  /** Of the zone's terms; nothing where its operator set none. */
  noticeSlots: number | undefined;
  /** Calls that have not ended, of all zones. */
  open: readonly { slot: number; zoneId: number }[];
  /** The operator's, with balancing. */
  availableMicro: bigint;
}

export type CallFieldError = FieldError | "calledTooLate" | "calledTooFar" | "calledAlready" | "beyondLine" | "noMoney";

export type CallErrors = Partial<Record<"slot" | "energy" | "cap", CallFieldError>>;

/** The first and the last slot that can be called. */
export const callableSlots = ({ current, noticeSlots }: Pick<CallLimits, "current" | "noticeSlots">) => ({
  first: current - 1 + (noticeSlots ?? LEAST_NOTICE_SLOTS),
  last: current + MOST_AHEAD_SLOTS,
});

/** What is held back for a call: what all that is needed costs at the cap, micro-currency. */
export const mostCostMicro = (neededWh: bigint, priceCapMicroPerKwh: number): bigint =>
  moneyMicro(priceCapMicroPerKwh, neededWh);

/** What the zone's line carries in a slot the way that is relieved, Wh: less to draw relieves what flows in. */
export function carriedWh({ line }: Zone, relief: Relief): bigint {
  if (line === undefined) return 0n;
  return relief === "draw_less" ? line.capacityDownWh : line.capacityUpWh;
}

/** The call that stands in the form, or all that is wrong with it: what `call` refuses, and more than the line carries. */
export function readCall(
  fields: CallFields,
  limits: CallLimits,
): { call: CallFlexibilityParameters } | { errors: CallErrors } {
  const slot = readSlot(fields.slot, limits);
  const energy = readNeeded(fields, limits);
  const cap = readCapWithin(fields.cap, energy, limits);
  if ("value" in slot && "value" in energy && "value" in cap)
    return {
      call: {
        zoneId: limits.zone.zoneId,
        slot: slot.value,
        relief: fields.relief,
        neededWh: energy.value,
        priceCapMicroPerKwh: cap.value,
      },
    };
  const wrong = Object.entries({ slot, energy, cap }).flatMap(([name, read]) =>
    "error" in read ? [[name, read.error] as const] : [],
  );
  return { errors: Object.fromEntries(wrong) };
}

type Read<T> = Parsed<T> | { error: CallFieldError };

function readSlot(slot: number, limits: CallLimits): Read<number> {
  const { first, last } = callableSlots(limits);
  if (slot < first) return { error: "calledTooLate" };
  if (slot > last) return { error: "calledTooFar" };
  const isTaken = limits.open.some(
    (call) => call.slot === slot && isOneLine(limits.zones, call.zoneId, limits.zone.zoneId),
  );
  return isTaken ? { error: "calledAlready" } : { value: slot };
}

function readNeeded({ energy, relief }: CallFields, { locale, zone }: CallLimits): Read<bigint> {
  const most = carriedWh(zone, relief);
  const parsed = parseEnergyText(energy, locale, most);
  return "error" in parsed && parsed.error === "tooMuch" ? { error: "beyondLine" } : parsed;
}

function readCapWithin(
  text: string,
  needed: Read<bigint>,
  { currency, locale, availableMicro }: CallLimits,
): Read<number> {
  const cap = readCap(text, currency, locale);
  if ("error" in cap || "error" in needed) return cap;
  return mostCostMicro(needed.value, cap.value) > availableMicro ? { error: "noMoney" } : cap;
}

/** Whether one of two zones is the other, or hangs on it. */
export const isOneLine = (zones: readonly Pick<Zone, "zoneId" | "parentId">[], one: number, other: number): boolean =>
  isOnOrBelow(zones, one, other) || isOnOrBelow(zones, other, one);

function isOnOrBelow(zones: readonly Pick<Zone, "zoneId" | "parentId">[], zoneId: number, above: number): boolean {
  let at: number | undefined = zoneId;
  // A parent's id is below its children's, so this ends.
  while (at !== undefined && at > above) at = zones.find((zone) => zone.zoneId === at)?.parentId;
  return at === above;
}
