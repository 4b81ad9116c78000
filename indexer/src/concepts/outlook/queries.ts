import { type Static, Type } from "typebox";
import { type Api, currentSlot, startsAt } from "../../api/api.ts";
import { notFound } from "../../api/failure.ts";
import { MicroPerKwh, Nullable, Slot, Time, Titled, Words, ZoneId } from "../../api/schema.ts";

const DAYS = 7;
const DAY_SECONDS = 86_400;

const Expected = Titled(
  "ExpectedPrice",
  {
    slot: Slot,
    starts_at: Time,
    price_micro_per_kwh: Nullable(MicroPerKwh),
    basis: Nullable(Words("forward", "same_time", "last")),
  },
  "An estimate, no offer. forward: the latest price of the slot's own book; same_time: the mean of this time of day over up to seven days; last: the latest price. Null when there is nothing to go by",
);

export const Outlook = Titled(
  "Outlook",
  {
    zone_id: ZoneId,
    feed_in_micro_per_kwh: MicroPerKwh,
    retail_micro_per_kwh: MicroPerKwh,
    trading_fee_micro_per_kwh: MicroPerKwh,
    slots: Type.Array(Expected),
    cheapest_slot: Nullable(
      Type.Integer({ description: "The first of those with the lowest estimate, by forward price or time of day" }),
    ),
  },
  "What the next slots may cost, the present one first",
);
export type Outlook = Static<typeof Outlook>;

interface Past {
  slot: number;
  price_micro_per_kwh: number;
}

const PAST = `select slot, price_micro_per_kwh from zone_slots
  where zone_id = $1 and slot = any($2::bigint[]) and price_micro_per_kwh is not null`;
const FORWARD = `select distinct on (slot) slot, price_micro_per_kwh from batch_zones
  where zone_id = $1 and slot >= $2 and slot < $3 and price_micro_per_kwh is not null order by slot, batch desc`;
const LAST = `select slot, price_micro_per_kwh from zone_slots
  where zone_id = $1 and price_micro_per_kwh is not null and slot > $2 order by slot desc limit 1`;
const TARIFF = `select feed_in_micro_per_kwh, retail_micro_per_kwh, trading_fee_micro_per_kwh from tariffs
  where from_slot <= $1 order by from_slot desc limit 1`;

/** Estimates for `count` slots from the present one on. */
export async function outlookOf(api: Api, zoneId: number, count: number): Promise<Outlook> {
  const first = currentSlot(api);
  const perDay = Math.floor(DAY_SECONDS / api.deployment.slotSeconds);
  const next = Array.from({ length: count }, (_, index) => first + index);
  const asked = next.flatMap((slot) => before(slot, perDay));
  const [forward, past, [last], [tariff]] = await Promise.all([
    api.db.query<Past>(FORWARD, [zoneId, first, first + count]),
    api.db.query<Past>(PAST, [zoneId, `{${asked.join(",")}}`]),
    api.db.query<Past>(LAST, [zoneId, first - perDay]),
    api.db.query<Pick<Outlook, "feed_in_micro_per_kwh" | "retail_micro_per_kwh" | "trading_fee_micro_per_kwh">>(
      TARIFF,
      [first],
    ),
  ]);
  if (tariff === undefined) throw notFound("tariff yet");
  const traded = pricesOf(forward);
  const known = pricesOf(past);
  const slots = next.map((slot) => {
    const seen = before(slot, perDay).flatMap((day) => known.get(day) ?? []);
    const estimates: [Outlook["slots"][number]["basis"], number | undefined][] = [
      ["forward", traded.get(slot)],
      ["same_time", meanOf(seen)],
      ["last", last?.price_micro_per_kwh],
    ];
    const [basis = null, price = null] = estimates.find(([, known]) => known !== undefined) ?? [];
    return { slot, starts_at: startsAt(api, slot), price_micro_per_kwh: price, basis };
  });
  return { zone_id: zoneId, ...tariff, slots, cheapest_slot: cheapestOf(slots) };
}

const pricesOf = (rows: readonly Past[]): Map<number, number> =>
  new Map(rows.map(({ slot, price_micro_per_kwh }) => [slot, price_micro_per_kwh]));

const before = (slot: number, perDay: number): number[] =>
  Array.from({ length: DAYS }, (_, day) => slot - (day + 1) * perDay).filter((past) => past >= 0);

/** To the whole micro per Wh below. */
function meanOf(prices: readonly number[]): number | undefined {
  if (prices.length === 0) return undefined;
  const mean = prices.reduce((sum, price) => sum + price, 0) / prices.length;
  return Math.floor(mean / 1000) * 1000;
}

function cheapestOf(slots: Outlook["slots"]): number | null {
  const known = slots.filter(({ basis }) => basis === "forward" || basis === "same_time");
  const lowest = Math.min(...known.map(({ price_micro_per_kwh }) => price_micro_per_kwh ?? Number.POSITIVE_INFINITY));
  return known.find(({ price_micro_per_kwh }) => price_micro_per_kwh === lowest)?.slot ?? null;
}
