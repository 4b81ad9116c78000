import { keyTypes, limits } from "@wattmesh/client";
import { TomlDate } from "smol-toml";
import * as v from "valibot";
import { styles } from "../trade/strategy.ts";

const U32 = 0xffff_ffff;

const whole = (least: number, most: number) =>
  v.pipe(
    v.number(`expected a whole number from ${least} to ${most}`),
    v.integer("not a whole number"),
    v.minValue(least, `less than ${least}`),
    v.maxValue(most, `more than ${most}`),
  );
// What is below zero is told apart from what is no whole number, as people do try it (decision record 0028).
const price = v.pipe(
  v.number(`expected a whole number from 0 to ${U32}`),
  v.minValue(0, "below 0: no price is negative, 0 is the lowest"),
  v.integer("not a whole number"),
  v.maxValue(U32, `more than ${U32}`),
);
const spread = v.pipe(
  whole(Number.MIN_SAFE_INTEGER, U32),
  v.minValue(0, "below 0: an agent asks for the rule's limit or better"),
);
const energyWh = whole(0, Number.MAX_SAFE_INTEGER);
const moneyMicro = whole(0, Number.MAX_SAFE_INTEGER);

const bytes = (text: string): number => new TextEncoder().encode(text).length;
const label = v.pipe(
  v.string("expected a name"),
  v.check((text) => bytes(text) >= 1 && bytes(text) <= 64, "not 1 to 64 bytes long"),
);
const fileName = v.pipe(
  v.string("expected a file of the data folder"),
  v.regex(/^[^/\\]+\.csv$/, "not the name of a .csv file"),
);

const rule = v.strictObject({
  ask_micro_per_kwh: v.optional(price),
  bid_micro_per_kwh: v.optional(price),
  hold: v.optional(v.boolean(), false),
  draw: v.optional(v.boolean(), false),
  paused: v.optional(v.boolean(), false),
});

const zone = v.strictObject({
  name: label,
  parent: v.optional(label),
  fee_micro_per_kwh: v.optional(price),
  capacity_up_wh: v.optional(energyWh),
  capacity_down_wh: v.optional(energyWh),
  storage_capacity_wh: v.optional(energyWh, 0),
});

const household = v.strictObject({
  name: label,
  zone: label,
  load: fileName,
  pv: v.optional(v.strictObject({ profile: fileName, peak_w: whole(1, 10_000_000) })),
  key: v.optional(v.picklist(keyTypes, `expected one of ${keyTypes.join(", ")}`), "ed25519"),
  connection_w: v.optional(whole(1, limits.registry.connectionW), 3 * 25 * 230),
  rule: v.optional(rule),
  strategy: v.optional(v.picklist(styles, `expected one of ${styles.join(", ")}`)),
  deposit_micro: v.optional(moneyMicro),
  credit_micro: v.optional(moneyMicro),
});

/** Bounds of the forward book; the defaults are for slots of a quarter of an hour. */
const forward = v.strictObject({
  horizon_slots: v.optional(whole(1, 1_000), 96),
  min_energy_wh: v.optional(whole(1, 1_000_000_000), 500),
  open_orders_per_point: v.optional(whole(1, 1_000), 64),
  order_deposit_micro: v.optional(whole(0, U32), 1_000),
  orders_per_message: v.optional(whole(1, 100), 20),
});

/** Withdrawals are paid at once unless a community says otherwise; a utility pays in enough for days of a neighbourhood's surplus. */
const money = v.strictObject({
  withdraw_delay_slots: v.optional(whole(0, 2_976), 0),
  claims_every_slots: v.optional(whole(1, 2_976), 96),
  utility_low_micro: v.optional(moneyMicro, 20_000_000),
  utility_deposit_micro: v.optional(moneyMicro, 1_000_000_000),
});

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

/** Settings of the agents of households that have a strategy. */
const agents = v.strictObject({
  slots_ahead: v.optional(whole(1, 24), 4),
  spread_micro_per_kwh: v.optional(spread, 0),
  slot_energy_wh: v.optional(energyWh, 10_000),
});

/** The keys of `community.toml`, each by itself. Checks between keys are in `read.ts`. */
export const fileSchema = v.strictObject({
  name: v.pipe(v.string("expected a name"), v.regex(/^[a-z0-9][a-z0-9-]{0,62}$/, "not 1 to 63 of a-z, 0-9 and -")),
  slot_seconds: whole(1, 86_400),
  grace_seconds: whole(0, 86_400),
  price_tick_micro_per_kwh: v.pipe(whole(1_000, 1_000_000_000), v.multipleOf(1_000, "not a multiple of 1000")),
  replay: v.strictObject({
    from: v.pipe(
      v.custom<TomlDate>(
        (value) => value instanceof TomlDate && !value.isLocal(),
        "expected a date and time with its offset from UTC",
      ),
      v.transform((date) => date.getTime() / 1000),
    ),
  }),
  tariff: v.strictObject({
    feed_in_micro_per_kwh: price,
    retail_micro_per_kwh: price,
    trading_fee_micro_per_kwh: price,
  }),
  forward: v.optional(forward, {}),
  pricing: v.optional(pricing, {}),
  agents: v.optional(agents, {}),
  admission: v.strictObject({ verifiers: whole(1, 32), threshold: whole(1, 32) }),
  accounts: v.strictObject({ deposit_micro: moneyMicro, credit_micro: moneyMicro }),
  money: v.optional(money, {}),
  carbon: v.strictObject({ grid_g_per_kwh: whole(0, U32), solar_g_per_kwh: whole(0, U32) }),
  zones: v.pipe(
    v.array(zone, "expected [[zones]]"),
    v.minLength(1, "no zone"),
    v.maxLength(1024, "more than 1024 zones"),
  ),
  households: v.pipe(
    v.array(household, "expected [[households]]"),
    v.minLength(1, "no household"),
    v.maxLength(10_000, "more than 10000 households"),
  ),
});

export type CommunityFile = v.InferOutput<typeof fileSchema>;
