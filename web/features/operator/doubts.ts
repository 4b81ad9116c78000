import type { Tariff } from "@wattmesh/client";

/** Why a tariff is hardly meant. */
export type TariffDoubt = "fee" | "far";

/** Neighbours trade between feed-in and retail, so that a fee of more than that ends all trade. */
export const isBeyondSpread = (
  feeMicroPerKwh: number,
  { feedInMicroPerKwh, retailMicroPerKwh }: Pick<Tariff, "feedInMicroPerKwh" | "retailMicroPerKwh">,
): boolean => feeMicroPerKwh > retailMicroPerKwh - feedInMicroPerKwh;

/** The first thing about a tariff that nobody would sign knowingly; nothing where it is plausible. */
export function doubtOf(wanted: Tariff, now: Tariff): TariffDoubt | undefined {
  if (isBeyondSpread(wanted.tradingFeeMicroPerKwh, wanted)) return "fee";
  const isFar = (["feedInMicroPerKwh", "retailMicroPerKwh"] as const).some(
    (price) => now[price] > 0 && (wanted[price] > 2 * now[price] || 2 * wanted[price] < now[price]),
  );
  return isFar ? "far" : undefined;
}
