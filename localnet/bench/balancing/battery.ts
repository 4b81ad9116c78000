import { dispatch, forecast } from "@wattmesh/client";
import type { Metered } from "./house.ts";
import { SLOTS_A_DAY, type Street } from "./street.ts";

/** The street's battery: 128 kWh, 64 kW, and nine tenths of what it draws comes in. */
export const BATTERY = { stepWh: 2_000, capacityWh: 128_000, powerWh: 16_000, efficiencyPermille: 900 };
/** It plans for a line of so much of its capacity: a mean day knows no peaks, and what is not stored by the evening cannot be given. */
const PLANNED_PERMILLE = 600;
/** In the slot itself it holds the line at so much of its capacity. */
const FOLLOWED_PERMILLE = 980;
const BREACH_MICRO_PER_KWH = 1_000_000;
export const END_WORTH_MICRO_PER_KWH = 200_000;

/** A battery at the transformer, whose plan is made anew in each slot of what the slots before it tell. */
export class Battery {
  readonly #street: Pick<Street, "capacityWh" | "tariff">;
  /** What it holds, Wh. */
  chargeWh = 0;

  constructor(street: Pick<Street, "capacityWh" | "tariff">) {
    this.#street = street;
  }

  /** What its plan has for the next slot: Wh charged, or given if negative. `before` is what the street exported in each slot so far, without it. */
  plan(before: readonly bigint[]): number {
    const { tariff, capacityWh } = this.#street;
    const limitWh = BigInt(Math.floor((capacityWh * PLANNED_PERMILLE) / 1000));
    const { intoBatteryWh } = dispatch({
      stepWh: BigInt(BATTERY.stepWh),
      capacityWh: BigInt(BATTERY.capacityWh),
      powerWh: BigInt(BATTERY.powerWh),
      chargeWh: BigInt(this.chargeWh),
      efficiencyPermille: BATTERY.efficiencyPermille,
      slots: forecast(before, SLOTS_A_DAY).map((netWh) => ({
        netWh: netWh ?? 0n,
        feedInMicroPerKwh: tariff.feedInMicroPerKwh,
        retailMicroPerKwh: tariff.retailMicroPerKwh,
      })),
      limitUpWh: limitWh,
      limitDownWh: limitWh,
      breachMicroPerKwh: BREACH_MICRO_PER_KWH,
      endWorthMicroPerKwh: END_WORTH_MICRO_PER_KWH,
    });
    return Number(intoBatteryWh[0] ?? 0n);
  }

  /**
   * Lives through a slot: what the line would carry too much it gives, as far as it can, and it never takes more than the line has left; for the
   * rest it does what is planned. `netWh` is what the street exports in the slot, without it.
   */
  live(plannedWh: number, netWh: number): Metered {
    const { capacityWh, powerWh, efficiencyPermille } = BATTERY;
    const leftWh = Math.floor((this.#street.capacityWh * FOLLOWED_PERMILLE) / 1000) + netWh;
    const mostWh = leftWh < 0 ? leftWh : Math.floor((leftWh * efficiencyPermille) / 1000);
    const wantedWh = Math.min(plannedWh, mostWh, powerWh, capacityWh - this.chargeWh);
    const intoWh = Math.max(wantedWh, -powerWh, -this.chargeWh);
    this.chargeWh += intoWh;
    if (intoWh < 0) return { importWh: 0, exportWh: -intoWh };
    return { importWh: Math.ceil((intoWh * 1000) / efficiencyPermille), exportWh: 0 };
  }
}
