import { bankOf, type MeteringPoint, type OfferTerms, type Relief } from "@wattmesh/client";
import { OFFER_TICK_MICRO_PER_KWH } from "@/lib/energy/offers";
import { type FieldError, type Parsed, parseDecimalText, parsePriceText } from "@/lib/forms/decimal";
import { ALL_HOURS, SLOTS_A_DAY } from "./hours";

/** Metering points of one offer, and the banks that they are in. */
export const MOST_POINTS = 16;
const MOST_BANKS = 4;
/** Whole days between an offer, or its change, and the day from which it counts. */
const NOTICE_DAYS = 10;
const SECONDS_PER_HOUR = 3_600n;

/** What stands in the form of an offer. */
export interface OfferFields {
  relief: Relief;
  /** In a slot, Wh. */
  energy: string;
  price: string;
  /** A bit for each hour in which it may be called. */
  hours: number;
  slotsADay: string;
  meterIds: number[];
}

/** What an offer is measured against. */
export interface OfferLimits {
  currency: string;
  /** Of the page, which numbers are typed on. */
  locale: string;
  /** The zone's smallest offer. */
  leastWh: bigint;
  /** Of the owner and the zone, in service. */
  points: readonly MeteringPoint[];
  /** How long what is metered in a slot takes. */
  meteredSecondsPerSlot: number;
}

export type OfferFieldError =
  | FieldError
  | "wholeWh"
  | "belowLeast"
  | "beyondPoints"
  | "noHours"
  | "noPoints"
  | "manyPoints";

export type OfferErrors = Partial<Record<Exclude<keyof OfferFields, "relief">, OfferFieldError>>;

/** The points of an owner that can be offered in a zone. */
export const offerable = (points: readonly MeteringPoint[], zoneId: number): MeteringPoint[] =>
  points.filter((point) => point.zoneId === zoneId && point.status === "active" && point.kind !== "feeder");

/** The most that these points can do less of in a slot, Wh: what their connections carry, or their inverters were approved for. */
export function mostOfferWh(
  meterIds: readonly number[],
  relief: Relief,
  { points, meteredSecondsPerSlot }: Pick<OfferLimits, "points" | "meteredSecondsPerSlot">,
): bigint {
  const watts = points
    .filter(({ meterId }) => meterIds.includes(meterId))
    .map(({ connectionW, approval }) =>
      relief === "feed_in_less" && approval ? Math.min(approval.inverterW, connectionW) : connectionW,
    );
  const most = watts.reduce((sum, watt) => sum + BigInt(watt), 0n);
  return (most * BigInt(meteredSecondsPerSlot)) / SECONDS_PER_HOUR;
}

/** The slot from which an offer counts that is made, changed or taken back in slot `now`. */
export const countsFrom = (now: number): number => (Math.floor(now / SLOTS_A_DAY) + NOTICE_DAYS + 1) * SLOTS_A_DAY;

/** The offer that stands in the form, or all that is wrong with it: what `set_offer` refuses. */
export function readOffer(fields: OfferFields, limits: OfferLimits): { terms: OfferTerms } | { errors: OfferErrors } {
  const errors: OfferErrors = {};
  const take = <T>(field: keyof OfferErrors, parsed: Parsed<T> | { error: OfferFieldError }): T | undefined => {
    if ("value" in parsed) return parsed.value;
    errors[field] = parsed.error;
    return undefined;
  };
  const meterIds = take("meterIds", readPoints(fields.meterIds));
  const energyWh = take("energy", readEnergy(fields, limits));
  const price = take("price", readPrice(fields.price, limits));
  const hours = take("hours", readHours(fields.hours));
  const slotsADay = take("slotsADay", readSlots(fields.slotsADay));
  if (
    meterIds === undefined ||
    energyWh === undefined ||
    price === undefined ||
    hours === undefined ||
    slotsADay === undefined
  )
    return { errors };
  return { terms: { meterIds, energyWh, priceMicroPerKwh: price, hoursUtc: hours, slotsADay } };
}

function readPoints(meterIds: readonly number[]): { value: number[] } | { error: OfferFieldError } {
  if (meterIds.length === 0) return { error: "noPoints" };
  const banks = new Set(meterIds.map(bankOf));
  if (meterIds.length > MOST_POINTS || banks.size > MOST_BANKS) return { error: "manyPoints" };
  return { value: meterIds.toSorted((one, other) => one - other) };
}

function readEnergy(
  { energy, meterIds, relief }: OfferFields,
  limits: OfferLimits,
): Parsed<bigint> | { error: OfferFieldError } {
  const parsed = parseDecimalText(energy, 0, limits.locale);
  if ("error" in parsed) return parsed.error === "tooManyDecimals" ? { error: "wholeWh" } : parsed;
  if (parsed.value < limits.leastWh) return { error: "belowLeast" };
  return parsed.value > mostOfferWh(meterIds, relief, limits) ? { error: "beyondPoints" } : parsed;
}

function readPrice(text: string, { currency, locale }: OfferLimits): Parsed<number> {
  const parsed = parsePriceText(text, currency, OFFER_TICK_MICRO_PER_KWH, locale);
  if ("error" in parsed) return parsed;
  return parsed.value === undefined ? { error: "required" } : { value: parsed.value };
}

const readHours = (hours: number): { value: number } | { error: OfferFieldError } =>
  (hours & ALL_HOURS) === 0 ? { error: "noHours" } : { value: hours & ALL_HOURS };

function readSlots(text: string): Parsed<number> {
  const slots = Number(text.trim());
  const isCount = /^\d+$/.test(text.trim()) && slots >= 1 && slots <= SLOTS_A_DAY;
  return isCount ? { value: slots } : { error: "wholeNumber" };
}
