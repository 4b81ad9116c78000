import { InvalidValueError } from "../errors/invalidValue.ts";
import type { OrderPrice, OrderTerms } from "../generated/values.ts";

export const orderKinds = ["limit", "market", "bundle"] as const;
export type OrderKind = (typeof orderKinds)[number];

/** What every order has, whatever its kind. */
export interface OrderOutline {
  kind: OrderKind;
  /** The first one of a bundle. */
  slot: number;
  /** Of all its slots. */
  energyWh: bigint;
  /** The limit, a market order's worst price, or a bundle's average. */
  price: OrderPrice;
  /** Unix seconds. */
  expiresAt: bigint | undefined;
}

export function orderOutline(terms: OrderTerms): OrderOutline {
  if ("limit" in terms) {
    const { slot, energyWh, price, expiresAt } = terms.limit;
    return { kind: "limit", slot, energyWh, price, expiresAt };
  }
  if ("market" in terms) {
    const { slot, energyWh, worstPriceMicroPerKwh } = terms.market;
    return { kind: "market", slot, energyWh, price: fixed(worstPriceMicroPerKwh), expiresAt: undefined };
  }
  const { parts, averageLimitMicroPerKwh, expiresAt } = terms.bundle;
  const [first] = parts;
  if (first === undefined) throw new InvalidValueError("a bundle of at least one part", parts.length);
  const energyWh = parts.reduce((sum, part) => sum + part.energyWh, 0n);
  return { kind: "bundle", slot: first.slot, energyWh, price: fixed(averageLimitMicroPerKwh), expiresAt };
}

const fixed = (limitMicroPerKwh: number): OrderPrice => ({ fixed: { limitMicroPerKwh } });
