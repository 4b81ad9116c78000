import { isOffered, type Offer } from "../balancing/calls.ts";
import { BEFORE_SLOTS, CAP_MICRO_PER_KWH, NOTICE, runsOf, TERMS } from "../balancing/delivery.ts";
import { DAYS_BEFORE, type Point, SLOTS_A_DAY, type Street } from "../balancing/street.ts";
import type { Awards } from "./callYear.ts";
import { type Counted, type Game, honestly, lived, type Player, unasked } from "./play.ts";

/** A heater of 2 kW that runs for nothing. */
const HEATER_WH = 500;
/** Two absences of two weeks, counted from the first day that counts: one of spring, one of autumn. */
const AWAY_FROM_DAYS = [60, 240];
const AWAY_DAYS = 14;

export const honest: Game = { name: "does what it offered" };

/** The games that a household of the street can play with its offer, its devices and its meter. */
export function gamesOf(street: Street): Game[] {
  const offeredRow = (row: number): boolean => isOffered(street, row);
  return [
    { name: "does nothing when called", live: unasked },
    {
      name: "asks for nothing, does nothing",
      offer: (offer) => ({ ...offer, priceMicroPerKwh: 0 }),
      live: unasked,
    },
    {
      name: "pulls its meter's plug when called",
      live: (player, awards) => unasked(player).map((counted, row) => ({ ...counted, unread: awards.has(row) })),
    },
    {
      name: "lets only its five largest days be read",
      chooseDays: (days, countedWh) =>
        days
          .slice(0, LOOKED_AT_DAYS)
          .sort((one, other) => countedWh(other) - countedWh(one))
          .slice(0, TERMS.least_days),
    },
    {
      name: "heats for nothing before it is told of a call",
      live: (player, awards) => {
        const before = runsOf(awards.keys()).flatMap(([first = 0]) =>
          Array.from({ length: BEFORE_SLOTS }, (_, index) => first - NOTICE - index),
        );
        return heating(honestly(player, awards), new Set(before));
      },
    },
    {
      name: "heats for nothing when it is not called",
      offer: (offer) => ({ ...offer, maxWh: offer.maxWh + HEATER_WH }),
      live: (player, awards) => {
        const pays = timesThatPay(street, player, awards);
        const rows = player.house.baseNanoW.map((_, row) => row);
        const free = rows.filter((row) => offeredRow(row) && pays.has(timeOf(street, row)) && !awards.has(row));
        return heating(honestly(player, awards), new Set(free));
      },
    },
    {
      name: "charges its car every second evening, called or not",
      live: ({ house }) => lived(house, (row) => offeredRow(row) && Math.floor(row / SLOTS_A_DAY) % 2 === 0),
    },
    {
      name: "is called, and plugs everything in next door",
      offer: (offer) => ({ ...offer, maxWh: 2 * offer.maxWh }),
      live: (player, awards) =>
        unasked(player).map((counted, row) =>
          awards.has(row) ? { ...counted, importWh: 0, elsewhereWh: counted.importWh } : counted,
        ),
    },
  ];
}

/** The game of a household that is away twice a year, and offers only then. */
export const onlyAway: Game = {
  name: "offers only while it is away",
  offer: (offer: Offer, row: number) => (isAway(row) ? offer : undefined),
};

/** The same house, with nobody at home for four weeks of the year: no car comes, and what is drawn is the least that is ever drawn. */
export function withAbsences({ house, ...player }: Player): Player {
  const [least = 0n] = house.baseNanoW.toSorted((one, other) => Number(one - other));
  const empty: Point = {
    ...house,
    baseNanoW: house.baseNanoW.map((nano, row) => (isAway(row) ? least : nano)),
    stays: house.stays.filter(({ from, to }) => !isAway(from) && !isAway(to)),
    pumpWantedWh: house.pumpWantedWh.map((wh, row) => (isAway(row) ? Math.floor(wh / 2) : wh)),
  };
  return { ...player, house: empty };
}

/**
 * Times of day at which a year's awards are so many that what is heated for nothing on the other days costs less than the highest price pays: the
 * best that a household can do that knows the year before it begins.
 */
function timesThatPay(street: Street, { house }: Player, awards: Awards): Set<number> {
  const [called, free] = [new Map<number, number>(), new Map<number, number>()];
  for (const row of house.baseNanoW.keys()) {
    const counts = awards.has(row) ? called : free;
    counts.set(timeOf(street, row), (counts.get(timeOf(street, row)) ?? 0) + 1);
  }
  const { retailMicroPerKwh } = street.tariff;
  const times = [...called].filter(
    ([time, rows]) => rows * CAP_MICRO_PER_KWH > (free.get(time) ?? 0) * retailMicroPerKwh,
  );
  return new Set(times.map(([time]) => time));
}

const timeOf = ({ rowOfDay }: Street, row: number): number => rowOfDay[row] ?? 0;

/** Days of a baseline that are looked at (ADR 0050). */
const LOOKED_AT_DAYS = 12;

function isAway(row: number): boolean {
  const day = Math.floor(row / SLOTS_A_DAY) - DAYS_BEFORE;
  return AWAY_FROM_DAYS.some((from) => day >= from && day < from + AWAY_DAYS);
}

const heating = (counted: readonly Counted[], rows: ReadonlySet<number>): Counted[] =>
  counted.map((one, row) => (rows.has(row) ? { ...one, importWh: one.importWh + HEATER_WH } : one));
