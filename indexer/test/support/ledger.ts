import { encodeBankResults, encodeOrderFills, encodeOrders, moneyMicro, type RawEvent } from "@wattmesh/client";
import { Community, dice } from "./community.ts";
import { deployment, Feed, told } from "./feed.ts";

/** What a slot of the one metering point was, besides what its result says. */
export interface LedgerSlot {
  slot: number;
  retailMicroPerKwh: number;
  /** Of the pool in its zone. */
  priceMicroPerKwh: number;
  importWh: bigint;
  exportWh: bigint;
  lateImportWh: bigint;
  lateExportWh: bigint;
  moneyMicro: bigint;
  fills: { side: "buy" | "sell"; priceMicroPerKwh: number; energyWh: bigint; orderId: number; batch: number }[];
}

const ZONE = 1;
const FEED_IN = 80_000;
const FEE = 2_000;
/** Lowest to highest. */
export const RETAILS = [240_000, 320_000, 400_000] as const;
const SLOTS_A_BLOCK = 8;

/**
 * A feed on which one metering point is settled in every slot of some ranges but each fiftieth, whose energy comes late. It trades in all ways: ahead on both sides,
 * in the pool, with the utility, and stores.
 */
export function makeLedger(meterId: number, ranges: readonly { fromSlot: number; toSlot: number }[], seed = 1) {
  const first = ranges[0]?.fromSlot ?? 0;
  const feed = new Feed({ startSeconds: first * deployment.slotSeconds });
  new Community(feed, deployment, { points: meterId + 1 }).found();
  const random = dice(seed);
  const upTo = (most: number) => BigInt(Math.floor(random() * most));
  const slots: LedgerSlot[] = [];
  let orderId = 0;
  let pending: RawEvent[] = [];
  const flush = (slot: number) => {
    const seconds = (slot + 1) * deployment.slotSeconds + deployment.graceSeconds - feed.time;
    if (pending.length > 0) feed.add(pending, { seconds: Math.max(1, seconds), byClock: true });
    pending = [];
  };
  let lateWh = 0n;
  const settle = (slot: number) => {
    const price = 100_000 + 1_000 * Math.floor(random() * 100);
    const retailMicroPerKwh = RETAILS[Math.floor(random() * RETAILS.length)] as number;
    const [importWh, exportWh] = [upTo(900), upTo(700)];
    const fills = random() < 0.3 ? [trade(slot, "buy", upTo(400) + 1n), trade(slot, "sell", upTo(200) + 1n)] : [];
    if (random() < 0.1) fills.push(trade(slot, "sell", upTo(300) + 1n));
    const sum = (side: "buy" | "sell") => fills.reduce((all, one) => all + (one.side === side ? one.energyWh : 0n), 0n);
    const [forwardBoughtWh, forwardSoldWh] = [sum("buy"), sum("sell")];
    const residual = exportWh - importWh - forwardSoldWh + forwardBoughtWh;
    const left = residual < 0n ? -residual : residual;
    const stored = left / 5n;
    const pooled = (left - stored) / 2n;
    const rest = left - stored - pooled;
    const surplus = residual > 0n;
    const [poolSoldWh, poolBoughtWh] = surplus ? [pooled, 0n] : [0n, pooled];
    const [utilitySoldWh, utilityBoughtWh] = surplus ? [rest, 0n] : [0n, rest];
    const late = lateWh;
    lateWh = 0n;
    const catchUp = { earnedMicro: late * 80n, paidMicro: late * 2n * 321n };
    const micro =
      fills.reduce(
        (all, one) => all + (one.side === "sell" ? 1n : -1n) * moneyMicro(one.priceMicroPerKwh, one.energyWh),
        0n,
      ) +
      moneyMicro(price, poolSoldWh) -
      moneyMicro(price + FEE, poolBoughtWh) +
      moneyMicro(FEED_IN, utilitySoldWh) -
      moneyMicro(retailMicroPerKwh, utilityBoughtWh) +
      catchUp.earnedMicro -
      catchUp.paidMicro;
    const energy = {
      importWh,
      exportWh,
      forwardBoughtWh,
      forwardSoldWh,
      poolBoughtWh,
      poolSoldWh,
      utilityBoughtWh,
      utilitySoldWh,
      heldWh: surplus ? stored : 0n,
      usedWh: surplus ? 0n : stored,
      catchUpImportWh: late * 2n,
      catchUpExportWh: late,
    };
    const zone = {
      zone_id: ZONE,
      price_micro_per_kwh: price,
      import_wh: "0",
      export_wh: "0",
      pool_bought_wh: "0",
      pool_sold_wh: "0",
    };
    const none = { utility_bought_wh: "0", utility_sold_wh: "0", held_wh: "0", used_wh: "0", line_flow_wh: 0 };
    const zero = {
      points_micro: "0",
      utility_micro: "0",
      community_micro: "0",
      lines_micro: "0",
      islands_micro: "0",
      turnover_micro: "0",
    };
    const results = encodeBankResults([{ index: meterId % 256, reason: "none", energy, catchUp, moneyMicro: micro }]);
    pending.push(
      told("trading", "slot_opened", {
        slot,
        bank_count: 1,
        feed_in_micro_per_kwh: FEED_IN,
        retail_micro_per_kwh: retailMicroPerKwh,
        trading_fee_micro_per_kwh: FEE,
      }),
      told("trading", "slot_cleared", { slot, zones: JSON.stringify([{ ...zone, ...none }]) }),
      told("trading", "bank_settled", { slot, bank: 0, results }),
      told("trading", "slot_finalized", { slot, points_metered: 1, points_caught_up: 0, money: JSON.stringify(zero) }),
    );
    slots.push({
      slot,
      retailMicroPerKwh,
      priceMicroPerKwh: price,
      importWh,
      exportWh,
      lateImportWh: late * 2n,
      lateExportWh: late,
      moneyMicro: micro,
      fills,
    });
  };
  const trade = (slot: number, side: "buy" | "sell", energyWh: bigint) => {
    const priceMicroPerKwh = 90_000 + 1_000 * Math.floor(random() * 200);
    orderId += 1;
    const price = { fixed: { limitMicroPerKwh: priceMicroPerKwh } };
    const terms = { limit: { slot, energyWh, price, expiresAt: undefined } };
    const orders = encodeOrders([{ zoneId: ZONE, delegated: false, order: { side, terms, condition: undefined } }]);
    const batch = orderId % 5;
    const fills = encodeOrderFills([{ side, whole: true, meterId, orderId: BigInt(orderId), energyWh }]);
    pending.push(
      told("trading", "orders_placed", {
        meter_id: meterId,
        by: "watt1ann",
        first_order_id: orderId,
        orders,
        reserved_micro: 0,
      }),
      told("trading", "orders_filled", { slot, batch, zone_id: ZONE, price_micro_per_kwh: priceMicroPerKwh, fills }),
    );
    return { side, priceMicroPerKwh, energyWh, orderId, batch };
  };
  for (const { fromSlot, toSlot } of ranges) {
    for (let slot = fromSlot; slot < toSlot; slot += 1) {
      if (slot % 50 === 7) lateWh = upTo(500) + 1n;
      else settle(slot);
      if (slot % SLOTS_A_BLOCK === 0) flush(slot);
    }
    flush(toSlot);
  }
  return { feed, slots };
}
