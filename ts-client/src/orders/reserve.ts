import type { NewOrder, OrderPrice, Side } from "../generated/values.ts";
import { moneyMicro } from "../units/money.ts";
import { orderOutline } from "./outline.ts";

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
  const { energyWh, price } = orderOutline(terms);
  const worst = worstMicroPerKwh(side, price, book);
  const perKwh = side === "buy" ? worst : Math.max(0, book.ceilingMicroPerKwh - worst);
  return moneyMicro(perKwh, energyWh) + BigInt(book.orderDepositMicro);
}

function worstMicroPerKwh(side: Side, price: OrderPrice, { floorMicroPerKwh, ceilingMicroPerKwh }: BookTerms): number {
  if ("fixed" in price) return price.fixed.limitMicroPerKwh;
  return side === "buy" ? ceilingMicroPerKwh : floorMicroPerKwh;
}
