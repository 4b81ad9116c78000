import { moneyMicro } from "@wattmesh/client";
import { type Static, Type } from "typebox";
import { type Api, startsAt } from "../../api/api.ts";
import { Height, Micro, Nullable, Slot, Time, Titled, Wh, Words } from "../../api/schema.ts";
import { type ResultWithFee, resultsFrom } from "../results/queries.ts";

export const BillLine = Titled(
  "BillLine",
  {
    slot: Slot,
    starts_at: Time,
    origin: Words(
      "pool_sold",
      "pool_bought",
      "trading_fee",
      "forward_sold",
      "forward_bought",
      "utility_sold",
      "utility_bought",
      "late_sold",
      "late_bought",
      "held",
      "used",
    ),
    energy_wh: { ...Wh, description: "Never below nothing, Wh. A fee is of energy that another line has" },
    price_micro_per_kwh: Nullable(
      Type.Integer({ description: "null: of several slots' prices (late energy), or at no price (energy tokens)" }),
    ),
    money_micro: { ...Micro, description: "Positive is received, micro-currency" },
    order_id: Nullable(Type.Integer({ description: "Of a forward trade" })),
    batch: Nullable(Type.Integer({ description: "Of a forward trade: the batch of its slot that cleared it" })),
    height: { ...Height, description: "The block that settled the slot or, of a forward trade, cleared the batch" },
  },
  "Where a part of a bill comes from. All lines of a slot sum to its money. What lines of the grid earn lies between two zones' prices and is no line here",
);
export type BillLine = Static<typeof BillLine>;
type Origin = BillLine["origin"];

interface Fill {
  slot: number;
  order_id: number;
  batch: number;
  side: "buy" | "sell";
  price_micro_per_kwh: number;
  energy_wh: string;
  height: number;
}

/** No slot can be traded further ahead than this many, whatever a grid's notice is, and none is settled so much late. */
const MOST_AHEAD_SLOTS = 2 * 2_976;
const FILLS = `
  select slot, order_id, batch, side, price_micro_per_kwh, energy_wh, height from order_fills
  where meter_id = $1 and slot >= $2 and slot < $3 and height <= $4
    and height >= coalesce((select opened_height from slots where slot <= $2 - ${MOST_AHEAD_SLOTS} order by slot desc limit 1), 0)
  order by slot, height, order_id`;

/** Lines of at most `limit` slots of `fromSlot <= slot < toSlot`, oldest first, and the slot from which the next ones go on. */
export async function linesOf(
  api: Api,
  meterId: number,
  fromSlot: number,
  toSlot: number,
  limit: number,
): Promise<{ lines: BillLine[]; nextSlot: number | undefined }> {
  const found = await resultsFrom(api, meterId, fromSlot, toSlot, limit + 1);
  const results = found.slice(0, limit);
  const fills = await fillsOf(api, meterId, results);
  const lines = results.flatMap((result) => slotLines(result, fills.get(result.slot) ?? []));
  return {
    lines: lines.map((line) => ({ ...line, starts_at: startsAt(api, line.slot) })),
    nextSlot: found[limit]?.slot,
  };
}

async function fillsOf({ db }: Api, meterId: number, results: readonly ResultWithFee[]): Promise<Map<number, Fill[]>> {
  const traded = results.filter((result) => result.forward_sold_wh !== "0" || result.forward_bought_wh !== "0");
  const [first, last] = [traded[0], traded.at(-1)];
  if (first === undefined || last === undefined) return new Map();
  const rows = await db.query<Fill>(FILLS, [meterId, first.slot, last.slot + 1, last.height]);
  return Map.groupBy(rows, ({ slot }) => slot);
}

type SlotLine = Omit<BillLine, "starts_at">;

/** A slot's lines, which sum to its money. */
function slotLines(result: ResultWithFee, fills: readonly Fill[]): SlotLine[] {
  const { slot, height, feed_in_micro_per_kwh, retail_micro_per_kwh, trading_fee_micro_per_kwh } = result;
  const price = result.price_micro_per_kwh ?? 0;
  const line = (origin: Origin, energyWh: bigint, price_micro_per_kwh: number | null, micro: bigint): SlotLine => ({
    slot,
    origin,
    energy_wh: String(energyWh),
    price_micro_per_kwh,
    money_micro: String(micro),
    order_id: null,
    batch: null,
    height,
  });
  const sold = (origin: Origin, wh: string, at: number) => line(origin, BigInt(wh), at, moneyMicro(at, BigInt(wh)));
  const bought = (origin: Origin, wh: string, at: number) => line(origin, BigInt(wh), at, -moneyMicro(at, BigInt(wh)));
  const lines = [
    ...fills.map(({ side, energy_wh, price_micro_per_kwh, ...fill }) => {
      const each =
        side === "sell"
          ? sold("forward_sold", energy_wh, price_micro_per_kwh)
          : bought("forward_bought", energy_wh, price_micro_per_kwh);
      return { ...each, order_id: fill.order_id, batch: fill.batch, height: fill.height };
    }),
    sold("pool_sold", result.pool_sold_wh, price),
    bought("pool_bought", result.pool_bought_wh, price),
    bought("trading_fee", result.pool_bought_wh, trading_fee_micro_per_kwh),
    sold("utility_sold", result.utility_sold_wh, feed_in_micro_per_kwh),
    bought("utility_bought", result.utility_bought_wh, retail_micro_per_kwh),
    line("late_sold", BigInt(result.catch_up_export_wh), null, BigInt(result.catch_up_earned_micro)),
    line("late_bought", BigInt(result.catch_up_import_wh), null, -BigInt(result.catch_up_paid_micro)),
    line("held", BigInt(result.held_wh), null, 0n),
    line("used", BigInt(result.used_wh), null, 0n),
  ];
  return lines.filter(({ energy_wh, money_micro }) => energy_wh !== "0" || money_micro !== "0");
}
