import type { CallTerms, CutTerms, ZoneParams } from "@wattmesh/client";
import { LEAST_MIN_OFFER_WH, MOST_MIN_OFFER_WH, OFFER_TICK_MICRO_PER_KWH } from "@/lib/energy/offers";
import { type FieldError, type Parsed, parseDecimalText, parsePriceText } from "@/lib/forms/decimal";
import { isTargetDoubted, readTarget, type TargetError } from "./target";

/** How many slots after the last one that is over a slot is called. */
export const LEAST_NOTICE_SLOTS = 2;
export const MOST_NOTICE_SLOTS = 96;
/** How many times what the utility charges nobody pays for relief knowingly. */
const DOUBTED_CAP_TIMES = 5;

/** What stands in the form of the terms on which the clock calls. */
export interface TermsFields {
  notice: string;
  /** Of what the line carries, percent. */
  target: string;
  cap: string;
  /** The smallest offer, Wh in a slot. */
  least: string;
}

export type TermsFieldError = FieldError | TargetError | "aboveCuts" | "leastOffer" | "noticeSlots" | "wholeWh";

export interface ReadTerms {
  calls: CallTerms;
  minOfferWh: bigint;
}

export type TermsErrors = Partial<Record<keyof TermsFields, TermsFieldError>>;

/** How prices are read, and on what terms cuts are made already. */
interface TermsLimits {
  currency: string;
  locale: string;
  cuts?: CutTerms | undefined;
}

/** The terms that stand in the form, or all that is wrong with them: what `set_params` refuses, and a cap of nothing. */
export function readTerms(
  fields: TermsFields,
  { currency, locale, cuts }: TermsLimits,
): ReadTerms | { errors: TermsErrors } {
  const notice = readNotice(fields.notice);
  const target = readTarget(fields.target, locale);
  const cap = belowCuts(readCap(fields.cap, currency, locale), cuts);
  const least = readLeast(fields.least, locale);
  if ("value" in notice && "value" in target && "value" in cap && "value" in least)
    return {
      calls: { noticeSlots: notice.value, targetPermille: target.value, priceCapMicroPerKwh: cap.value },
      minOfferWh: least.value,
    };
  const wrong = Object.entries({ notice, target, cap, least }).flatMap(([name, read]) =>
    "error" in read ? [[name, read.error] as const] : [],
  );
  return { errors: Object.fromEntries(wrong) };
}

/** What a zone is judged by, with these terms, or with no calls any more. Whatever the form does not ask about stays. */
export const withTerms = (params: ZoneParams, wanted: ReadTerms | "end"): ZoneParams =>
  wanted === "end" ? { ...params, calls: undefined } : { ...params, ...wanted };

type Read<T> = Parsed<T> | { error: TermsFieldError };

function readNotice(text: string): Read<number> {
  const slots = Number(text.trim());
  const isCount = /^\d+$/.test(text.trim()) && slots >= LEAST_NOTICE_SLOTS && slots <= MOST_NOTICE_SLOTS;
  return isCount ? { value: slots } : { error: "noticeSlots" };
}

/** A cut pays no less than the dearest call. */
const belowCuts = (cap: Parsed<number>, cuts: CutTerms | undefined): Read<number> =>
  "value" in cap && cuts !== undefined && cap.value > cuts.compensationMicroPerKwh ? { error: "aboveCuts" } : cap;

/** The highest price that is paid: more than nothing, since nobody does less for nothing. */
export function readCap(text: string, currency: string, locale: string): Parsed<number> {
  const parsed = parsePriceText(text, currency, OFFER_TICK_MICRO_PER_KWH, locale);
  if ("error" in parsed) return parsed;
  if (parsed.value === undefined) return { error: "required" };
  return parsed.value === 0 ? { error: "zero" } : { value: parsed.value };
}

function readLeast(text: string, locale: string): Read<bigint> {
  const parsed = parseDecimalText(text, 0, locale);
  if ("error" in parsed) return parsed.error === "tooManyDecimals" ? { error: "wholeWh" } : parsed;
  const isAllowed = parsed.value >= LEAST_MIN_OFFER_WH && parsed.value <= MOST_MIN_OFFER_WH;
  return isAllowed ? parsed : { error: "leastOffer" };
}

/** Whether a cap is so far above what the utility charges that it is hardly meant. */
export const isCapDoubted = (priceCapMicroPerKwh: number, retailMicroPerKwh: number): boolean =>
  retailMicroPerKwh > 0 && priceCapMicroPerKwh > DOUBTED_CAP_TIMES * retailMicroPerKwh;

/** The first thing about terms that nobody would sign knowingly; nothing where they are plausible. */
export function doubtOfTerms(
  { targetPermille, priceCapMicroPerKwh }: CallTerms,
  retailMicroPerKwh: number | undefined,
): "cap" | "target" | undefined {
  if (retailMicroPerKwh !== undefined && isCapDoubted(priceCapMicroPerKwh, retailMicroPerKwh)) return "cap";
  return isTargetDoubted(targetPermille) ? "target" : undefined;
}
