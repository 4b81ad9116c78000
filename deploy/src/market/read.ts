import { SettingError } from "../errors.ts";
import type { Market, Zone } from "./market.ts";
import type { MarketFile, ZoneFile } from "./schema.ts";

/** Conditional orders whose condition one block looks at, and slots of bundles that it clears on trial. */
const CONDITIONS_PER_TICK = 64;
const BUNDLE_SLOTS_PER_TICK = 24;
const EVERY_DAY = 0b111_1111;

/** The market that a file describes. Throws `SettingError` for what its keys, each good by itself, cannot mean together. */
export function toMarket(file: string, found: MarketFile): Market {
  checkTogether(file, found);
  return {
    slotSeconds: found.slot_seconds,
    graceSeconds: found.grace_seconds,
    priceTickMicroPerKwh: found.price_tick_micro_per_kwh,
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
      conditionsPerTick: CONDITIONS_PER_TICK,
      bundleSlotsPerTick: BUNDLE_SLOTS_PER_TICK,
    },
    pricing: toPricing(found),
    money: {
      withdrawDelaySlots: found.money.withdraw_delay_slots,
      claimsEverySlots: found.money.claims_every_slots,
      utilityLowMicro: BigInt(found.money.utility_low_micro),
    },
    carbon: { gridGPerKwh: found.carbon.grid_g_per_kwh, solarGPerKwh: found.carbon.solar_g_per_kwh },
    zones: orderZones(file, found.zones),
  };
}

/** Throws unless a price is on the tick. */
export const onTick =
  (file: string, { price_tick_micro_per_kwh: priceTick }: Pick<MarketFile, "price_tick_micro_per_kwh">) =>
  (key: string, price: number | undefined): void => {
    if (price !== undefined && price % priceTick !== 0) {
      throw new SettingError(file, key, price, `not a multiple of price_tick_micro_per_kwh = ${priceTick}`);
    }
  };

/** Throws when two items of a list have one name. */
export function unique(file: string, list: string, items: { name: string }[]): void {
  items.forEach(({ name }, index) => {
    const first = items.findIndex((other) => other.name === name);
    if (first !== index)
      throw new SettingError(file, `${list}[${index}].name`, name, `${list}[${first}] has this name`);
  });
}

function checkTogether(file: string, found: MarketFile): void {
  const { tariff } = found;
  const check = onTick(file, found);
  for (const [key, price] of Object.entries(tariff)) check(`tariff.${key}`, price);
  if (tariff.retail_micro_per_kwh < tariff.feed_in_micro_per_kwh) {
    const reason = `less than feed_in_micro_per_kwh = ${tariff.feed_in_micro_per_kwh}`;
    throw new SettingError(file, "tariff.retail_micro_per_kwh", tariff.retail_micro_per_kwh, reason);
  }
  const { base_micro_per_kwh: base } = found.pricing;
  if (base !== undefined && (base < tariff.feed_in_micro_per_kwh || base > tariff.retail_micro_per_kwh)) {
    throw new SettingError(file, "pricing.base_micro_per_kwh", base, "not between feed-in and retail");
  }
  found.zones.forEach((zone, index) => {
    check(`zones[${index}].fee_micro_per_kwh`, zone.fee_micro_per_kwh);
  });
  unique(file, "zones", found.zones);
}

/** References start between the utility's prices unless the file says otherwise. The clocks are those of Central Europe. */
function toPricing({ pricing, tariff, price_tick_micro_per_kwh: priceTick }: MarketFile): Market["pricing"] {
  const middle = (tariff.feed_in_micro_per_kwh + tariff.retail_micro_per_kwh) / 2;
  const atOneUtc = { week: 5, weekday: 6, secondOfDay: 3600, timeIs: "utc" as const };
  return {
    sensitivityPermille: pricing.sensitivity_permille,
    baseMicroPerKwh: pricing.base_micro_per_kwh ?? Math.floor(middle / priceTick) * priceTick,
    timeOfUse: {
      timeZone: {
        standardOffsetMinutes: 60,
        daylight: { offsetMinutes: 120, starts: { month: 3, ...atOneUtc }, ends: { month: 10, ...atOneUtc } },
      },
      windows: [
        {
          weekdays: EVERY_DAY,
          fromMinute: pricing.peak_from,
          toMinute: pricing.peak_to,
          multiplierPermille: pricing.peak_permille,
        },
      ],
    },
    statePermille: {
      normal: 1_000,
      alert: pricing.alert_permille,
      emergency: pricing.emergency_permille,
      restoration: pricing.restoration_permille,
    },
  };
}

/** Zones in the order of the file, which is that of their ids: the root, then each after its parent. */
function orderZones(file: string, zones: ZoneFile[]): Zone[] {
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

function required(file: string, index: number, zone: ZoneFile, key: LineKey): number {
  const value = zone[key];
  if (value === undefined)
    throw new SettingError(file, `zones[${index}].${key}`, undefined, "missing: the line to the parent needs it");
  return value;
}
