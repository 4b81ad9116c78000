import { type DelegateLimits, plainAddress } from "@wattmesh/client";
import { type FieldError, type Parsed, parseEnergyText, parsePriceText } from "@/lib/forms/decimal";

const SECONDS_PER_DAY = 86_400n;
const MOST_DAYS = 366;

/** What stands in the form of a delegate. */
export interface DelegateFields {
  delegate: string;
  /** In a slot, kWh. */
  energy: string;
  lowestSell: string;
  highestBuy: string;
  /** From now on. */
  days: string;
}

/** What a delegate is measured against. */
export interface DelegateLimitsOf {
  locale: string;
  currency: string;
  priceTickMicroPerKwh: number;
  /** Of the metering point. */
  owner: string | undefined;
  /** Unix seconds. */
  now: number;
}

export type DelegateFieldError = FieldError | "delegateIsOwner" | "delegateDays";

export type DelegateErrors = Partial<Record<keyof DelegateFields, DelegateFieldError>>;

export interface ReadDelegate {
  delegate: string;
  limits: DelegateLimits;
}

/** The delegate that stands in the form, or all that is wrong with it: what `set_delegate` refuses, and more than a year. */
export function readDelegate(fields: DelegateFields, of: DelegateLimitsOf): ReadDelegate | { errors: DelegateErrors } {
  const delegate = readAddress(fields.delegate, of.owner);
  const energy = parseEnergyText(fields.energy, of.locale);
  const lowestSell = readPrice(fields.lowestSell, of);
  const highestBuy = readPrice(fields.highestBuy, of);
  const days = readDays(fields.days);
  if ("value" in delegate && "value" in energy && "value" in lowestSell && "value" in highestBuy && "value" in days)
    return {
      delegate: delegate.value,
      limits: {
        slotEnergyWh: energy.value,
        lowestSellMicroPerKwh: lowestSell.value,
        highestBuyMicroPerKwh: highestBuy.value,
        expiresAt: BigInt(of.now) + days.value * SECONDS_PER_DAY,
      },
    };
  const wrong = Object.entries({ delegate, energy, lowestSell, highestBuy, days }).flatMap(([name, read]) =>
    "error" in read ? [[name, read.error] as const] : [],
  );
  return { errors: Object.fromEntries(wrong) };
}

type Read<T> = Parsed<T> | { error: DelegateFieldError };

function readAddress(text: string, owner: string | undefined): Read<string> {
  const address = plainAddress(text.trim());
  if (address === "") return { error: "required" };
  if (!/^watt1[02-9ac-hj-np-z]{38,58}$/.test(address)) return { error: "notAnAddress" };
  return address === owner ? { error: "delegateIsOwner" } : { value: address };
}

function readPrice(text: string, { currency, priceTickMicroPerKwh, locale }: DelegateLimitsOf): Parsed<number> {
  const parsed = parsePriceText(text, currency, priceTickMicroPerKwh, locale);
  if ("error" in parsed) return parsed;
  return parsed.value === undefined ? { error: "required" } : { value: parsed.value };
}

function readDays(text: string): Read<bigint> {
  const days = Number(text.trim());
  const isCount = /^\d+$/.test(text.trim()) && days >= 1 && days <= MOST_DAYS;
  return isCount ? { value: BigInt(days) } : { error: "delegateDays" };
}

/** The first thing about a delegate's limits that nobody would sign knowingly; nothing where they are plausible. */
export function doubtOfDelegate(
  { lowestSellMicroPerKwh, highestBuyMicroPerKwh }: DelegateLimits,
  { feedInMicroPerKwh, retailMicroPerKwh }: { feedInMicroPerKwh: number; retailMicroPerKwh: number },
): "sell" | "buy" | undefined {
  if (lowestSellMicroPerKwh < feedInMicroPerKwh) return "sell";
  return highestBuyMicroPerKwh > retailMicroPerKwh ? "buy" : undefined;
}
