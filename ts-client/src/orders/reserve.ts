import type { NewOrder, OrderTerms, Side } from "../generated/values.ts";
import { moneyMicro } from "../units/money.ts";

/** Of the slot's book, or of the tariff that it opens with: floor is feed-in, ceiling is retail. */
export interface BookTerms {
  floorMicroPerKwh: number;
  ceilingMicroPerKwh: number;
  /** Of the forward parameters. */
  orderDepositMicro: number;
}

/**
 * What an order moves from available to reserved while it is open: what it may come to pay, or to owe for energy that is not delivered, and
 * the deposit. All slots of a bundle are taken to have the same ceiling.
 */
export function orderReserveMicro({ side, terms }: NewOrder, book: BookTerms): bigint {
  const { energyWh, worstMicroPerKwh } = worstOf(side, terms, book);
  const perKwh = side === "buy" ? worstMicroPerKwh : Math.max(0, book.ceilingMicroPerKwh - worstMicroPerKwh);
  return moneyMicro(perKwh, energyWh) + BigInt(book.orderDepositMicro);
}

function worstOf(side: Side, terms: OrderTerms, { floorMicroPerKwh, ceilingMicroPerKwh }: BookTerms) {
  if ("bundle" in terms) {
    const { parts, averageLimitMicroPerKwh } = terms.bundle;
    const energyWh = parts.reduce((sum, part) => sum + part.energyWh, 0n);
    return { energyWh, worstMicroPerKwh: averageLimitMicroPerKwh };
  }
  if ("market" in terms) {
    return { energyWh: terms.market.energyWh, worstMicroPerKwh: terms.market.worstPriceMicroPerKwh };
  }
  const { energyWh, price } = terms.limit;
  if ("fixed" in price) return { energyWh, worstMicroPerKwh: price.fixed.limitMicroPerKwh };
  return { energyWh, worstMicroPerKwh: side === "buy" ? ceilingMicroPerKwh : floorMicroPerKwh };
}
