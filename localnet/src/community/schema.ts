import { keyTypes, limits } from "@wattmesh/client";
import { TomlDate } from "smol-toml";
import * as v from "valibot";
import {
  communityName,
  energyWh,
  label,
  marketEntries,
  moneyEntries,
  moneyMicro,
  price,
  whole,
  zoneEntries,
  zonesOf,
} from "../../../deploy/src/market/schema.ts";
import { styles } from "../trade/strategy.ts";

const spread = v.pipe(
  whole(Number.MIN_SAFE_INTEGER, 0xffff_ffff),
  v.minValue(0, "below 0: an agent asks for the rule's limit or better"),
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

/** What the smallest and the largest chargers and heat pumps of a house take. */
const applianceW = whole(100, 50_000);
const car = v.strictObject({ power_w: applianceW, km_a_year: v.optional(whole(1, 100_000), 12_320) });
const heatPump = v.strictObject({ power_w: applianceW, kwh_a_year: v.optional(whole(1, 50_000), 4_290) });

const household = v.strictObject({
  name: label,
  zone: label,
  load: fileName,
  load_weeks_later: v.optional(whole(0, 52), 0),
  car: v.optional(car),
  heat_pump: v.optional(heatPump),
  pv: v.optional(v.strictObject({ profile: fileName, peak_w: whole(1, 10_000_000) })),
  key: v.optional(v.picklist(keyTypes, `expected one of ${keyTypes.join(", ")}`), "ed25519"),
  connection_w: v.optional(whole(1, limits.registry.connectionW), 3 * 25 * 230),
  rule: v.optional(rule),
  strategy: v.optional(v.picklist(styles, `expected one of ${styles.join(", ")}`)),
  deposit_micro: v.optional(moneyMicro),
  credit_micro: v.optional(moneyMicro),
});

/** A utility pays in enough for days of a neighbourhood's surplus. */
const money = v.strictObject({ ...moneyEntries, utility_deposit_micro: v.optional(moneyMicro, 1_000_000_000) });

/** Settings of the agents of households that have a strategy. */
const agents = v.strictObject({
  slots_ahead: v.optional(whole(1, 24), 4),
  spread_micro_per_kwh: v.optional(spread, 0),
  slot_energy_wh: v.optional(energyWh, 10_000),
});

/** The keys of `community.toml`, each by itself. Checks between keys are in `read.ts`. */
export const fileSchema = v.strictObject({
  ...marketEntries,
  name: communityName,
  replay: v.strictObject({
    from: v.pipe(
      v.custom<TomlDate>(
        (value) => value instanceof TomlDate && !value.isLocal(),
        "expected a date and time with its offset from UTC",
      ),
      v.transform((date) => date.getTime() / 1000),
    ),
  }),
  appliances: v.optional(v.strictObject({ seed: whole(0, 0xffff_ffff) }), { seed: 0 }),
  agents: v.optional(agents, {}),
  admission: v.strictObject({ verifiers: whole(1, 32), threshold: whole(1, 32) }),
  accounts: v.strictObject({ deposit_micro: moneyMicro, credit_micro: moneyMicro }),
  money: v.optional(money, {}),
  zones: zonesOf(v.strictObject(zoneEntries)),
  households: v.pipe(
    v.array(household, "expected [[households]]"),
    v.minLength(1, "no household"),
    v.maxLength(10_000, "more than 10000 households"),
  ),
});

export type CommunityFile = v.InferOutput<typeof fileSchema>;
