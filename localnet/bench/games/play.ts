import type { Offer } from "../balancing/calls.ts";
import { caseOf, type Delivered, type DeliveryCase, runsOf } from "../balancing/delivery.ts";
import type { Engine } from "../balancing/engines.ts";
import { House, type Metered } from "../balancing/house.ts";
import { DAYS_BEFORE, type Point, SLOTS_A_DAY } from "../balancing/street.ts";
import { type Awards, freeDays } from "./callYear.ts";

/** What a meter counted in a row. */
export interface Counted extends Metered {
  /** Whether its reading came, so that it can be judged; the register has it either way. */
  unread?: boolean;
  /** What was drawn for the house by a meter that it did not offer. */
  elsewhereWh?: number;
}

/** Days, newest first, as a baseline would take them: what a player makes of those it has. */
export type ChooseDays = (days: readonly number[], countedWh: (day: number) => number) => readonly number[];

/** How somebody plays for a year. What is left out is done as an honest household does it. */
export interface Game {
  name: string;
  /** What it offers at a row, of what it would offer honestly; nothing where it offers nothing then. */
  offer?: (honest: Offer, row: number) => Offer | undefined;
  /** What its offered meter counts, row by row. */
  live?: (player: Player, awards: Awards) => Counted[];
  /** Which days it lets be read. */
  chooseDays?: ChooseDays;
}

/** A household, and what it would offer. */
export interface Player {
  house: Point;
  offer: Offer;
}

/** What a year brought. */
export interface Year {
  paidMicro: number;
  importWh: number;
  /** What was taken for delivered. */
  creditedWh: number;
  /** What was drawn less than without an award, in the rows of awards. */
  relievedWh: number;
}

/** A household that does what it is asked. */
export function honestly({ house }: Player, awards: Awards): Counted[] {
  return lived(house, (row) => awards.has(row));
}

/** A household that nobody asks for anything. */
export const unasked = ({ house }: Player): Counted[] => lived(house, () => false);

/** The year of a house that is asked to do less in some rows. */
export function lived(point: Point, called: (row: number) => boolean): Counted[] {
  const house = new House(point);
  return point.baseNanoW.map((_, row) => house.live({ row, called: called(row) }));
}

/** What a game brought its player over the days that count, with awards that it was given. */
export function playYear(engine: Engine, player: Player, game: Game, awards: Awards, mostDaysBack: number): Year {
  const metered = (game.live ?? honestly)(player, awards);
  const alone = unasked(player);
  const cases = runsOf(awards.keys()).map((rows) => {
    const days = rows.reduce<number[]>(
      (left, row) => left.filter((day) => !awards.has(row - day * SLOTS_A_DAY)),
      freeDays(rows[0] ?? 0, mostDaysBack, (row) => awards.has(row)),
    );
    const countedWh = (day: number): number =>
      rows.reduce((sum, row) => sum + (metered[row - day * SLOTS_A_DAY]?.importWh ?? 0), 0);
    const one = caseOf(metered, rows, {
      days: game.chooseDays?.(days, countedWh) ?? days,
      awardedWh: rows.map((row) => awards.get(row)?.wh ?? 0),
      prices: rows.map((row) => awards.get(row)?.priceMicroPerKwh ?? 0),
    });
    return { ...one, metered_wh: one.metered_wh.map((wh, index) => (metered[rows[index] ?? 0]?.unread ? null : wh)) };
  });
  const delivered = engine.ask<DeliveryCase, Delivered>(cases);
  return {
    paidMicro: sum(delivered.map(({ paid_micro }) => paid_micro)),
    importWh: sum(metered.slice(FIRST_ROW).map(drawnWh)),
    creditedWh: sum(delivered.flatMap(({ slots }) => slots.map(({ delivered_wh }) => delivered_wh))),
    relievedWh: sum([...awards.keys()].map((row) => (alone[row]?.importWh ?? 0) - drawnWh(metered[row]))),
  };
}

const drawnWh = (counted: Counted | undefined): number => (counted?.importWh ?? 0) + (counted?.elsewhereWh ?? 0);
const FIRST_ROW = DAYS_BEFORE * SLOTS_A_DAY;
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
