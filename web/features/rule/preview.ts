import { moneyMicro, type Rule } from "@wattmesh/client";
import type { Result } from "@wattmesh/indexer-client";

/** A week of quarter-hours. */
export const PREVIEW_SLOTS = 672;

type Settled = Pick<
  Result,
  "import_wh" | "export_wh" | "price_micro_per_kwh" | "feed_in_micro_per_kwh" | "retail_micro_per_kwh"
>;

/**
 * What these slots would have come to under a rule, micro-currency received, at the prices that they had: with neighbours where their price was
 * within its limits, else with the utility. Nothing of a rule that stores, since what is stored has no price yet.
 */
export function previewMicro(slots: readonly Settled[], rule: Rule, tradingFeeMicroPerKwh: number): bigint | undefined {
  if (!rule.paused && (rule.hold || rule.draw)) return undefined;
  return slots.reduce((sum, slot) => sum + slotMicro(slot, rule, tradingFeeMicroPerKwh), 0n);
}

function slotMicro(slot: Settled, rule: Rule, fee: number): bigint {
  const { price_micro_per_kwh: price, feed_in_micro_per_kwh: feedIn, retail_micro_per_kwh: retail } = slot;
  const netWh = BigInt(slot.export_wh) - BigInt(slot.import_wh);
  const isOpen = price !== null && !rule.paused;
  if (netWh >= 0n) {
    const sells = isOpen && price >= Math.min(Math.max(rule.askMicroPerKwh ?? feedIn, feedIn), retail);
    return moneyMicro(sells ? price : feedIn, netWh);
  }
  const buys = isOpen && price + fee <= Math.min(rule.bidMicroPerKwh ?? retail, retail);
  return -moneyMicro(buys ? price + fee : retail, -netWh);
}
