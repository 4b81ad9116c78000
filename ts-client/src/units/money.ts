import { InvalidValueError } from "../errors/invalidValue.ts";
import { formatDecimal, parseDecimal } from "./decimal.ts";
import { checkedPrice } from "./price.ts";

/** Micro-currency as currency: `85_000n` is `"0.085000"`. */
export const formatMicro = (amountMicro: bigint): string => formatDecimal(amountMicro, 6);

/** Currency as micro-currency; refuses fractions of a micro. */
export const parseMicro = (amount: string): bigint => parseDecimal(amount, 6);

/** A price per kWh in currency: `85_000` is `"0.085000"`. */
export const formatPrice = (priceMicroPerKwh: number): string => formatMicro(BigInt(priceMicroPerKwh));

/** A price per kWh in currency as micro-currency per kWh; refuses prices below 0, between ticks, and beyond 32 bits. */
export function parsePrice(price: string, priceTickMicroPerKwh: number): number {
  const micro = parseMicro(price);
  if (micro < 0n) throw new InvalidValueError("a price of 0 or more, as no price is negative", price);
  if (micro > 0xffff_ffffn || micro % BigInt(priceTickMicroPerKwh) !== 0n) {
    throw new InvalidValueError(`a price on the tick of ${priceTickMicroPerKwh} micro per kWh`, price);
  }
  return Number(micro);
}

/** What energy is worth at a price: `price / 1000 * wh`, exact because every price is a multiple of 1000. */
export function moneyMicro(priceMicroPerKwh: number, energyWh: bigint): bigint {
  if (priceMicroPerKwh % 1000 !== 0)
    throw new InvalidValueError("a price that is a multiple of 1000", priceMicroPerKwh);
  return BigInt(checkedPrice(priceMicroPerKwh, "a price") / 1000) * energyWh;
}
