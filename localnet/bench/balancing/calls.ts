import { forecast } from "@wattmesh/client";
import { Draws } from "../../src/appliances/draws.ts";
import {
  CAP_MICRO_PER_KWH,
  caseOf,
  type Delivered,
  type DeliveryCase,
  daysBack,
  NOTICE,
  runsOf,
  TERMS,
} from "./delivery.ts";
import type { Engine } from "./engines.ts";
import type { Metered } from "./house.ts";
import { DAYS_BEFORE, SLOTS_A_DAY, type Street } from "./street.ts";

/** One day in so many, drawn by nobody, an offer is left out: so its baseline stays what it would have drawn. */
const LEFT_OUT_OF = 7;
const TARGET_PERMILLE = 900;
/** A house's quarter of an hour is small. */
export const LEAST_OFFER_WH = 100;
/** The smallest that the contract takes. */
export const CONTRACT_OFFER_WH = 500;
const OFFER_STEP_WH = 50;
const MOST_OFFER_WH = 1_500;
/** Rows of the day, on local clocks, in which households let themselves be called: 16 to 23 o'clock. */
const HOURS = { from: 64, to: 92 };
/** What it takes for a household to bother: its own, from 40,000 on. */
const askOf = (point: number): number => 40_000 + 10_000 * ((point * 3) % 8);

export interface Offer {
  point: number;
  maxWh: number;
  priceMicroPerKwh: number;
}

/** A slot's call: who was awarded how much, at which price for all. */
export interface Called {
  priceMicroPerKwh: number;
  awardedWh: Map<number, number>;
}

export interface Judged {
  point: number;
  deliveredWh: number;
  awardedWh: number;
  paidMicro: number;
}

export interface NeedCase {
  kind: "need";
  forecast_wh: number | null;
  typical_wh: number | null;
  capacity_up_wh: number;
  capacity_down_wh: number;
  target_permille: number;
}

export interface Need {
  direction: "draw_less" | "feed_in_less" | null;
  needed_wh: number;
}

export interface CallCase {
  kind: "call";
  needed_wh: number;
  min_wh: number;
  price_cap: number;
  offers: { id: number; max_wh: number; price: number }[];
}

export interface CallOutcome {
  price: number | null;
  short_wh: number;
  awards: { id: number; awarded_wh: number }[];
}

/** Makes the calls of a street and judges what came of them, by the engine. */
export class Calls {
  readonly #engine: Engine;
  readonly #street: Street;
  readonly #offers: readonly Offer[];
  readonly #called = new Map<number, Called>();
  neededWh = 0;
  shortWh = 0;

  constructor(engine: Engine, street: Street, offers: readonly Offer[]) {
    this.#engine = engine;
    this.#street = street;
    this.#offers = offers;
  }

  awardedWh(point: number, row: number): number {
    return this.#called.get(row)?.awardedWh.get(point) ?? 0;
  }

  /** What a row's awards delivered by what was counted in it, had it been called alone. */
  deliveredWh(row: number, metered: readonly (readonly Metered[])[]): number {
    const awards = [...(this.#called.get(row)?.awardedWh.keys() ?? [])];
    const cases = awards.map((point) => this.#caseOf(point, [row], metered[point] ?? []));
    const delivered = this.#engine.ask<DeliveryCase, Delivered>(cases);
    return delivered.reduce((sum, { slots }) => sum + (slots[0]?.delivered_wh ?? 0), 0);
  }

  /** After a row was metered: looks at the slot that is `NOTICE` slots away, and calls for it what its line would carry too much. */
  call(row: number, flows: readonly bigint[]): void {
    const slot = row + NOTICE;
    if (!isOffered(this.#street, slot)) return;
    const [need] = this.#engine.ask<NeedCase, Need>([needOf(this.#street, flows)]);
    if (need === undefined || need.direction !== "draw_less") return;
    const offers = this.#offers.filter(
      ({ point }) => !isLeftOut(point, slot) && this.#honestRows(point, [slot]).length >= TERMS.least_days,
    );
    const [called] = this.#engine.ask<CallCase, CallOutcome>([callOf(need.needed_wh, offers)]);
    if (called === undefined) return;
    this.neededWh += need.needed_wh;
    this.shortWh += called.short_wh;
    if (called.price === null) return;
    const awards = called.awards.filter(({ awarded_wh }) => awarded_wh > 0);
    this.#called.set(slot, {
      priceMicroPerKwh: called.price,
      awardedWh: new Map(awards.map(({ id, awarded_wh }) => [id, awarded_wh])),
    });
  }

  /** Judges every run of slots that a household was awarded, by what its import register counted. */
  judge(metered: readonly (readonly Metered[])[]): Judged[] {
    const runs = this.#offers.flatMap(({ point }) => this.#runsOf(point).map((rows) => ({ point, rows })));
    const cases = runs.map(({ point, rows }) => this.#caseOf(point, rows, metered[point] ?? []));
    return this.#engine.ask<DeliveryCase, Delivered>(cases).map((delivered, index) => {
      const { point, rows } = runs[index] ?? { point: 0, rows: [] };
      return {
        point,
        deliveredWh: delivered.slots.reduce((sum, slot) => sum + slot.delivered_wh, 0),
        awardedWh: rows.reduce((sum, row) => sum + this.awardedWh(point, row), 0),
        paidMicro: delivered.paid_micro,
      };
    });
  }

  #runsOf(point: number): number[][] {
    return runsOf([...this.#called.keys()].filter((row) => this.awardedWh(point, row) > 0));
  }

  #caseOf(point: number, rows: number[], metered: readonly Metered[]): DeliveryCase {
    return caseOf(metered, rows, {
      days: this.#honestRows(point, rows),
      awardedWh: rows.map((row) => this.awardedWh(point, row)),
      prices: rows.map((row) => this.#called.get(row)?.priceMicroPerKwh ?? 0),
    });
  }

  /** How many days back there are without an award in these slots, the newest first. */
  #honestRows(point: number, rows: readonly number[]): number[] {
    return daysBack(rows[0] ?? 0).filter((days) =>
      rows.every((row) => this.awardedWh(point, row - days * SLOTS_A_DAY) === 0),
    );
  }
}

/** What a line will need relieved `NOTICE` slots after the last of its flows. */
export function needOf({ capacityWh }: Street, flows: readonly bigint[]): NeedCase {
  const foreseen = forecast(flows, NOTICE).at(-1);
  // Where now is unread, what is foreseen is what is typical.
  const typical = forecast([...flows, undefined], NOTICE - 1).at(-1);
  return {
    kind: "need",
    forecast_wh: foreseen === undefined ? null : Number(foreseen),
    typical_wh: typical === undefined ? null : Number(typical),
    capacity_up_wh: capacityWh,
    capacity_down_wh: capacityWh,
    target_permille: TARGET_PERMILLE,
  };
}

/** A call of offers for what is needed. */
export function callOf(neededWh: number, offers: readonly Offer[]): CallCase {
  return {
    kind: "call",
    needed_wh: neededWh,
    min_wh: LEAST_OFFER_WH,
    price_cap: CAP_MICRO_PER_KWH,
    offers: offers.map(({ point, maxWh, priceMicroPerKwh }) => ({ id: point, max_wh: maxWh, price: priceMicroPerKwh })),
  };
}

/** Whether a row lies in the hours of the offers. */
export const isOffered = ({ rowOfDay }: Street, row: number): boolean => {
  const ofDay = rowOfDay[row];
  return ofDay !== undefined && ofDay >= HOURS.from && ofDay < HOURS.to;
};

const isLeftOut = (point: number, row: number): boolean =>
  new Draws(1, "left out", point, Math.floor(row / SLOTS_A_DAY)).below(LEFT_OUT_OF) === 0;

/**
 * What each household offers: as much as would have paid it most at its own price over the last days before, had it been called in all its hours;
 * nothing where that would have cost it. `metered` is what it drew, `held` what it would have drawn.
 */
export function chooseOffers(
  engine: Engine,
  street: Street,
  metered: readonly (readonly Metered[])[],
  held: readonly (readonly Metered[])[],
  leastWh = LEAST_OFFER_WH,
): Offer[] {
  const sizes = Array.from({ length: MOST_OFFER_WH / OFFER_STEP_WH }, (_, index) => (index + 1) * OFFER_STEP_WH);
  const trialDays = Array.from({ length: 7 }, (_, index) => DAYS_BEFORE - 7 + index);
  return street.points.flatMap((_, point) => {
    const priceMicroPerKwh = askOf(point);
    const trials = sizes.map((maxWh) =>
      trialDays.map((day) => {
        const rows = Array.from({ length: SLOTS_A_DAY }, (_, index) => day * SLOTS_A_DAY + index).filter((row) =>
          isOffered(street, row),
        );
        const days = daysBack(rows[0] ?? 0);
        const trial = caseOf(metered[point] ?? [], rows, {
          days,
          awardedWh: rows.map(() => maxWh),
          prices: rows.map(() => priceMicroPerKwh),
        });
        return { ...trial, metered_wh: rows.map((row) => held[point]?.[row]?.importWh ?? 0) };
      }),
    );
    const paid = engine.ask<DeliveryCase, Delivered>(trials.flat()).map(({ paid_micro }) => paid_micro);
    const totals = sizes.map((maxWh, index) => ({
      maxWh,
      paidMicro: paid.slice(index * trialDays.length, (index + 1) * trialDays.length).reduce((a, b) => a + b, 0),
    }));
    const best = totals
      .filter(({ maxWh, paidMicro }) => maxWh >= leastWh && paidMicro > 0)
      .sort((one, other) => other.paidMicro - one.paidMicro)[0];
    return best === undefined ? [] : [{ point, maxWh: best.maxWh, priceMicroPerKwh }];
  });
}
