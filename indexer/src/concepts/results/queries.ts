import { type Static, Type } from "typebox";
import { type Api, startsAt } from "../../api/api.ts";
import { Height, MeterId, MicroPerKwh, Nullable, Slot, Time, Titled, Words } from "../../api/schema.ts";
import { SPAN_SLOTS } from "../../db/spans.ts";
import { resultsIn, spansIn } from "./rows.ts";
import { energyProperties, moneyProperties, withShares } from "./totals.ts";

export const Result = Titled(
  "Result",
  {
    meter_id: MeterId,
    slot: Slot,
    starts_at: Time,
    reason: Words("none", "outbid", "marginal", "no_counterparty", "funds", "paused", "below_feed_in", "catch_up"),
    ...energyProperties,
    ...moneyProperties,
    price_micro_per_kwh: Nullable(Type.Integer({ description: "Of the zone, when anything was traded there" })),
    feed_in_micro_per_kwh: MicroPerKwh,
    retail_micro_per_kwh: MicroPerKwh,
    height: Height,
  },
  "What settlement did to a metering point in a slot",
);
export type Result = Static<typeof Result>;

/** With the fee of its slot's tariff. */
export type ResultWithFee = Result & { trading_fee_micro_per_kwh: number };

const SELECTED = `
  select r.meter_id, r.slot, r.reason, r.import_wh, r.export_wh, r.forward_bought_wh, r.forward_sold_wh, r.pool_bought_wh,
    r.pool_sold_wh, r.utility_bought_wh, r.utility_sold_wh, r.held_wh, r.used_wh,
    r.own_wh, r.import_from_neighbours_wh, r.import_from_storage_wh, r.export_to_neighbours_wh, r.export_to_storage_wh, r.catch_up_import_wh, r.catch_up_export_wh,
    r.catch_up_earned_micro, r.catch_up_paid_micro, r.money_micro, r.utility_micro, r.utility_alone_micro, z.price_micro_per_kwh, s.feed_in_micro_per_kwh, s.retail_micro_per_kwh, s.trading_fee_micro_per_kwh, r.height
  from ${resultsIn("$1")} r
  join slots s using (slot)
  join metering_points m using (meter_id)
  left join zone_slots z on z.slot = r.slot and z.zone_id = m.zone_id
  where r.slot >= $2 and r.slot < $3`;
/** Sums tell where the newest results are, so that nobody looks for them among those of the pack's other points. */
const SINCE = `coalesce((
    select min(span) * ${SPAN_SLOTS} from (
      select span, sum(slots) over (order by span desc) - slots as newer from ${spansIn("$1")} spans where span <= $3 / ${SPAN_SLOTS}
    ) counted where newer < $4::bigint + ${SPAN_SLOTS}
  ), $3)`;
const NEWEST = `${SELECTED} and r.slot >= ${SINCE} order by r.slot desc limit $4`;
const OLDEST = `${SELECTED} order by r.slot limit $4`;

/** Results of `fromSlot <= slot < toSlot`, newest first. */
export const resultsOf = (
  api: Api,
  meterId: number,
  fromSlot: number,
  toSlot: number,
  limit: number,
): Promise<Result[]> => ask(api, NEWEST, [meterId, fromSlot, toSlot, limit]);

/** The same, oldest first. */
export const resultsFrom = (
  api: Api,
  meterId: number,
  fromSlot: number,
  toSlot: number,
  limit: number,
): Promise<ResultWithFee[]> => ask(api, OLDEST, [meterId, fromSlot, toSlot, limit]);

async function ask(api: Api, text: string, values: number[]): Promise<ResultWithFee[]> {
  type Row = Omit<ResultWithFee, "starts_at" | "neighbours_micro" | "saved_micro">;
  const rows = await api.db.query<Row>(text, values);
  return rows.map((row) => ({ ...withShares(row), starts_at: startsAt(api, row.slot) }));
}
