import { readFile } from "node:fs/promises";
import type { Rule } from "@wattmesh/client";
import { decodeText } from "@wattmesh/client";
import { parse, TomlError } from "smol-toml";
import * as v from "valibot";
import { SettingError } from "../errors.ts";
import type { Community, Household, Zone } from "./community.ts";
import { type CommunityFile, fileSchema } from "./schema.ts";

/** Reads a `community.toml`. Errors name the file, the key and the value. */
export async function readCommunity(file: string): Promise<Community> {
  let text: string;
  try {
    text = decodeText(await readFile(file));
  } catch (error) {
    throw new SettingError(file, "", undefined, `cannot be read (${(error as NodeJS.ErrnoException).code ?? error})`);
  }
  return parseCommunity(file, text);
}

export function parseCommunity(file: string, text: string): Community {
  const found = checkKeys(file, parseToml(file, text));
  checkTogether(file, found);
  const zones = orderZones(file, found.zones);
  const zoneIndex = new Map(zones.map(({ name }, index) => [name, index]));
  return {
    name: found.name,
    slotSeconds: found.slot_seconds,
    graceSeconds: found.grace_seconds,
    priceTickMicroPerKwh: found.price_tick_micro_per_kwh,
    replayFrom: found.replay.from,
    tariff: {
      feedInMicroPerKwh: found.tariff.feed_in_micro_per_kwh,
      retailMicroPerKwh: found.tariff.retail_micro_per_kwh,
      tradingFeeMicroPerKwh: found.tariff.trading_fee_micro_per_kwh,
    },
    forward: {
      horizonSlots: found.forward.horizon_slots,
      minEnergyWh: BigInt(found.forward.min_energy_wh),
      openOrdersPerPoint: found.forward.open_orders_per_point,
      orderDepositMicro: found.forward.order_deposit_micro,
      ordersPerMessage: found.forward.orders_per_message,
    },
    pricing: toPricing(found),
    money: {
      withdrawDelaySlots: found.money.withdraw_delay_slots,
      claimsEverySlots: found.money.claims_every_slots,
      utilityLowMicro: BigInt(found.money.utility_low_micro),
      utilityDepositMicro: BigInt(found.money.utility_deposit_micro),
    },
    agents: {
      slotsAhead: found.agents.slots_ahead,
      spreadMicroPerKwh: found.agents.spread_micro_per_kwh,
      slotEnergyWh: BigInt(found.agents.slot_energy_wh),
    },
    admission: found.admission,
    carbon: { gridGPerKwh: found.carbon.grid_g_per_kwh, solarGPerKwh: found.carbon.solar_g_per_kwh },
    zones,
    households: found.households.map((household, index) => {
      const zone = zoneIndex.get(household.zone);
      if (zone === undefined) {
        throw new SettingError(file, `households[${index}].zone`, household.zone, "no zone has this name");
      }
      return toHousehold(household, zone, found.accounts);
    }),
  };
}

function parseToml(file: string, text: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    if (error instanceof TomlError) {
      throw new SettingError(
        `${file}:${error.line}:${error.column}`,
        "",
        undefined,
        `not TOML: ${error.message.split("\n")[0]}`,
      );
    }
    throw error;
  }
}

function checkKeys(file: string, content: unknown): CommunityFile {
  const result = v.safeParse(fileSchema, content, { abortEarly: true });
  if (result.success) return result.output;
  const [issue] = result.issues;
  const key = dotPath(issue);
  if (issue.type !== "strict_object") throw new SettingError(file, key, issue.input, issue.message);
  if (issue.expected === "never") throw new SettingError(file, key, issue.path?.at(-1)?.value, "there is no such key");
  throw new SettingError(file, key, issue.input, issue.input === undefined ? "missing" : "not a table");
}

function dotPath(issue: v.BaseIssue<unknown>): string {
  const keys = (issue.path ?? []).map(({ key, type }) => (type === "array" ? `[${key}]` : `.${key}`));
  return keys.join("").replace(/^\./, "");
}

function checkTogether(file: string, found: CommunityFile): void {
  const { tariff, admission, price_tick_micro_per_kwh: priceTick } = found;
  const onTick = (key: string, price: number | undefined) => {
    if (price !== undefined && price % priceTick !== 0) {
      throw new SettingError(file, key, price, `not a multiple of price_tick_micro_per_kwh = ${priceTick}`);
    }
  };
  for (const [key, price] of Object.entries(tariff)) onTick(`tariff.${key}`, price);
  if (tariff.retail_micro_per_kwh < tariff.feed_in_micro_per_kwh) {
    const reason = `less than feed_in_micro_per_kwh = ${tariff.feed_in_micro_per_kwh}`;
    throw new SettingError(file, "tariff.retail_micro_per_kwh", tariff.retail_micro_per_kwh, reason);
  }
  const { base_micro_per_kwh: base } = found.pricing;
  if (base !== undefined && (base < tariff.feed_in_micro_per_kwh || base > tariff.retail_micro_per_kwh)) {
    throw new SettingError(file, "pricing.base_micro_per_kwh", base, "not between feed-in and retail");
  }
  onTick("agents.spread_micro_per_kwh", found.agents.spread_micro_per_kwh);
  if (found.agents.slots_ahead > found.forward.orders_per_message) {
    const reason = `more than forward.orders_per_message = ${found.forward.orders_per_message}`;
    throw new SettingError(file, "agents.slots_ahead", found.agents.slots_ahead, reason);
  }
  if (admission.threshold > admission.verifiers) {
    throw new SettingError(
      file,
      "admission.threshold",
      admission.threshold,
      `more than verifiers = ${admission.verifiers}`,
    );
  }
  found.zones.forEach((zone, index) => {
    onTick(`zones[${index}].fee_micro_per_kwh`, zone.fee_micro_per_kwh);
  });
  found.households.forEach(({ rule }, index) => {
    onTick(`households[${index}].rule.ask_micro_per_kwh`, rule?.ask_micro_per_kwh);
    onTick(`households[${index}].rule.bid_micro_per_kwh`, rule?.bid_micro_per_kwh);
  });
  unique(file, "zones", found.zones);
  unique(file, "households", found.households);
}

/** References start between the utility's prices unless the file says otherwise. */
function toPricing({ pricing, tariff, price_tick_micro_per_kwh: priceTick }: CommunityFile): Community["pricing"] {
  const middle = (tariff.feed_in_micro_per_kwh + tariff.retail_micro_per_kwh) / 2;
  return {
    sensitivityPermille: pricing.sensitivity_permille,
    baseMicroPerKwh: pricing.base_micro_per_kwh ?? Math.floor(middle / priceTick) * priceTick,
    peak: {
      fromMinute: pricing.peak_from,
      toMinute: pricing.peak_to,
      multiplierPermille: pricing.peak_permille,
    },
    statePermille: {
      normal: 1_000,
      alert: pricing.alert_permille,
      emergency: pricing.emergency_permille,
      restoration: pricing.restoration_permille,
    },
  };
}

function unique(file: string, list: string, items: { name: string }[]): void {
  items.forEach(({ name }, index) => {
    const first = items.findIndex((other) => other.name === name);
    if (first !== index)
      throw new SettingError(file, `${list}[${index}].name`, name, `${list}[${first}] has this name`);
  });
}

/** Zones in the order of the file, which is that of their ids: the root, then each after its parent. */
function orderZones(file: string, zones: CommunityFile["zones"]): Zone[] {
  return zones.map((zone, index) => {
    if (index === 0) {
      for (const key of ["parent", "fee_micro_per_kwh", "capacity_up_wh", "capacity_down_wh"] as const) {
        if (zone[key] !== undefined)
          throw new SettingError(file, `zones[0].${key}`, zone[key], "the first zone is the root and has no line");
      }
      return { name: zone.name, storageCapacityWh: BigInt(zone.storage_capacity_wh) };
    }
    if (zone.parent === undefined)
      throw new SettingError(file, `zones[${index}].parent`, undefined, "every zone but the first has a parent");
    const parent = zones.findIndex(({ name }) => name === zone.parent);
    if (parent === -1) throw new SettingError(file, `zones[${index}].parent`, zone.parent, "no zone has this name");
    if (parent >= index)
      throw new SettingError(file, `zones[${index}].parent`, zone.parent, "a parent stands before its children");
    return {
      name: zone.name,
      parent,
      line: {
        feeMicroPerKwh: required(file, index, zone, "fee_micro_per_kwh"),
        capacityUpWh: BigInt(required(file, index, zone, "capacity_up_wh")),
        capacityDownWh: BigInt(required(file, index, zone, "capacity_down_wh")),
      },
      storageCapacityWh: BigInt(zone.storage_capacity_wh),
    };
  });
}

type LineKey = "fee_micro_per_kwh" | "capacity_up_wh" | "capacity_down_wh";

function required(file: string, index: number, zone: CommunityFile["zones"][number], key: LineKey): number {
  const value = zone[key];
  if (value === undefined)
    throw new SettingError(file, `zones[${index}].${key}`, undefined, "missing: the line to the parent needs it");
  return value;
}

function toHousehold(
  found: CommunityFile["households"][number],
  zone: number,
  accounts: CommunityFile["accounts"],
): Household {
  return {
    name: found.name,
    zone,
    loadFile: found.load,
    keyType: found.key,
    connectionW: found.connection_w,
    depositMicro: BigInt(found.deposit_micro ?? accounts.deposit_micro),
    creditMicro: BigInt(found.credit_micro ?? accounts.credit_micro),
    ...(found.pv && { pv: { profileFile: found.pv.profile, peakW: found.pv.peak_w } }),
    ...(found.rule && { rule: toRule(found.rule) }),
    ...(found.strategy && { strategy: found.strategy }),
  };
}

const toRule = ({
  ask_micro_per_kwh,
  bid_micro_per_kwh,
  hold,
  draw,
  paused,
}: NonNullable<CommunityFile["households"][number]["rule"]>): Rule => ({
  askMicroPerKwh: ask_micro_per_kwh,
  bidMicroPerKwh: bid_micro_per_kwh,
  hold,
  draw,
  paused,
});
