import { moneyMicro } from "@wattmesh/client";

/** How much of an award has to be delivered, and what a missing Wh costs of the cap: docs/spec/balancing.md, section 8. */
const DUE_PERMILLE = 900n;
const FINE_PERMILLE = 500n;

/** What an award costs whoever delivers nothing of it, micro-currency: so much is held back while one is called. */
export function greatestFineMicro(awardedWh: bigint, priceCapMicroPerKwh: number): bigint {
  const dueWh = (awardedWh * DUE_PERMILLE) / 1000n;
  return (moneyMicro(priceCapMicroPerKwh, dueWh) * FINE_PERMILLE) / 1000n;
}

/** What has to be used at least, in an ordinary slot, for such an award to hold. */
export const leastBaselineWh = (awardedWh: bigint): bigint => (awardedWh * DUE_PERMILLE) / 1000n;
