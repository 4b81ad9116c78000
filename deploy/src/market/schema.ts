import * as v from "valibot";

const U32 = 0xffff_ffff;

export const whole = (least: number, most: number) =>
  v.pipe(
    v.number(`expected a whole number from ${least} to ${most}`),
    v.integer("not a whole number"),
    v.minValue(least, `less than ${least}`),
    v.maxValue(most, `more than ${most}`),
  );
// What is below zero is told apart from what is no whole number, as people do try it (decision record 0028).
export const price = v.pipe(
  v.number(`expected a whole number from 0 to ${U32}`),
  v.minValue(0, "below 0: no price is negative, 0 is the lowest"),
  v.integer("not a whole number"),
  v.maxValue(U32, `more than ${U32}`),
);
export const energyWh = whole(0, Number.MAX_SAFE_INTEGER);
export const moneyMicro = whole(0, Number.MAX_SAFE_INTEGER);

const bytes = (text: string): number => new TextEncoder().encode(text).length;
export const label = v.pipe(
  v.string("expected a name"),
  v.check((text) => bytes(text) >= 1 && bytes(text) <= 64, "not 1 to 64 bytes long"),
);

/** Stands in MQTT topics. */
export const communityName = v.pipe(
  v.string("expected a name"),
  v.regex(/^[a-z0-9][a-z0-9-]{0,62}$/, "not 1 to 63 of a-z, 0-9 and -"),
);

/** Keys of `[[zones]]`. */
export const zoneEntries = {
  name: label,
  parent: v.optional(label),
  fee_micro_per_kwh: v.optional(price),
  capacity_up_wh: v.optional(energyWh),
  capacity_down_wh: v.optional(energyWh),
  storage_capacity_wh: v.optional(energyWh, 0),
};

/** Bounds of the forward book; the defaults are for slots of a quarter of an hour. */
const forward = v.strictObject({
  horizon_slots: v.optional(whole(1, 1_000), 96),
  min_energy_wh: v.optional(whole(1, 1_000_000_000), 500),
  open_orders_per_point: v.optional(whole(1, 1_000), 64),
  order_deposit_micro: v.optional(whole(0, U32), 1_000),
  orders_per_message: v.optional(whole(1, 100), 20),
});

/** Keys of `[money]`: withdrawals are paid at once unless a community says otherwise. */
export const moneyEntries = {
  withdraw_delay_slots: v.optional(whole(0, 2_976), 0),
  claims_every_slots: v.optional(whole(1, 2_976), 96),
  utility_low_micro: v.optional(moneyMicro, 20_000_000),
};

/** Local time in minutes since midnight, written as 17:00. */
const timeOfDay = v.pipe(
  v.string("expected a time like 17:00"),
  v.regex(/^([01][0-9]|2[0-3]):[0-5][0-9]$/, "not a time like 17:00"),
  v.transform((time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))),
);
const multiplier = whole(1, 10_000);

/** Parameters of the reference prices; the defaults are those of the settlement engine. */
const pricing = v.strictObject({
  base_micro_per_kwh: v.optional(price),
  sensitivity_permille: v.optional(whole(0, 1_000), 20),
  peak_from: v.optional(timeOfDay, "17:00"),
  peak_to: v.optional(timeOfDay, "21:00"),
  peak_permille: v.optional(multiplier, 1_500),
  alert_permille: v.optional(multiplier, 1_200),
  emergency_permille: v.optional(multiplier, 1_500),
  restoration_permille: v.optional(multiplier, 1_100),
});

/** What every `community.toml` says of its market, but for `[money]` and `[[zones]]`, which may hold more. */
export const marketEntries = {
  slot_seconds: whole(1, 86_400),
  grace_seconds: whole(0, 86_400),
  price_tick_micro_per_kwh: v.pipe(whole(1_000, 1_000_000_000), v.multipleOf(1_000, "not a multiple of 1000")),
  tariff: v.strictObject({
    feed_in_micro_per_kwh: price,
    retail_micro_per_kwh: price,
    trading_fee_micro_per_kwh: price,
  }),
  forward: v.optional(forward, {}),
  pricing: v.optional(pricing, {}),
  carbon: v.strictObject({ grid_g_per_kwh: whole(0, U32), solar_g_per_kwh: whole(0, U32) }),
};

/** `[[zones]]` of such zones. */
export const zonesOf = <Zone extends v.GenericSchema>(zone: Zone) =>
  v.pipe(v.array(zone, "expected [[zones]]"), v.minLength(1, "no zone"), v.maxLength(1024, "more than 1024 zones"));

const plainZone = v.strictObject(zoneEntries);
const plainMarket = v.strictObject({
  ...marketEntries,
  money: v.strictObject(moneyEntries),
  zones: v.array(plainZone),
});

/** The part of a file that is its market. */
export type MarketFile = v.InferOutput<typeof plainMarket>;
export type ZoneFile = v.InferOutput<typeof plainZone>;
