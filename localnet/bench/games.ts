// What dishonest households make of calls in a year of the tight street, against honest play. The rules of days are the contract's; calls and what was
// delivered are the engine's. Prints a figure a line as JSON. `npm run bench:games` keeps them.

import { cpus } from "node:os";
import { join } from "node:path";
import { readCommunity } from "../src/community/read.ts";
import { project } from "../src/project.ts";
import { chooseOffers, type Offer } from "./balancing/calls.ts";
import { MOST_DAYS_BACK } from "./balancing/delivery.ts";
import { Engine } from "./balancing/engines.ts";
import { calledAlways } from "./balancing/simulate.ts";
import { DAYS_BEFORE, readStreet, SLOTS_A_DAY, type Street } from "./balancing/street.ts";
import { type Awards, callYear, neededRows } from "./games/callYear.ts";
import { gamesOf, honest, onlyAway, withAbsences } from "./games/games.ts";
import { type Game, lived, type Player, playYear, type Year } from "./games/play.ts";

const DAYS = 365;
/** Of the households that offer, every third is played. */
const EVERY = 3;
/** The contract's, and a rule by which two of three days can be called. */
const RULES = [MOST_DAYS_BACK, 14];

const engine = Engine.build("balancing", "balance", "case");
const machine = `${cpus()[0]?.model ?? "unknown processor"} (${cpus().length} cores)`;
const print = (figure: Record<string, string | number>): void =>
  console.log(JSON.stringify({ bench: "games", ...figure, machine }));

const street = await readStreet(
  await readCommunity(join(project.root, "localnet", "scenarios", "tight.toml")),
  project.data,
  DAYS,
);
const untouched = street.points.map((point) => lived(point, () => false));
const offers = chooseOffers(engine, street, untouched, calledAlways(street));
const flowWh = Array.from({ length: street.rows }, (_, row) =>
  untouched.reduce((sum, counted) => sum + (counted[row]?.exportWh ?? 0) - (counted[row]?.importWh ?? 0), 0),
);
const neededWh = neededRows(engine, street, flowWh, DAYS_BEFORE * SLOTS_A_DAY);
const players = offers.filter((_, index) => index % EVERY === 0).map((offer) => playerOf(street, offer));

print({ figure: "slots of the year for which the street is called", value: neededWh.size, unit: "slots" });
print({ figure: "households that offer", value: offers.length, unit: `of ${street.points.length}` });
print({ figure: "of these, households that are played", value: players.length, unit: "households" });
for (const mostDaysBack of RULES) {
  const honestAwards = callYear(engine, neededWh, () => offers, mostDaysBack);
  const rule = `days of a baseline at most ${mostDaysBack} days old`;
  const honestYears = players.map((player) => play(player, honest, honestAwards, mostDaysBack));
  printRow(`${rule}: ${honest.name}`, honestYears, honestYears);
  for (const game of gamesOf(street)) {
    const years = players.map((player) => play(player, game, honestAwards, mostDaysBack));
    printRow(`${rule}: ${game.name}`, years, honestYears);
  }
  const absent = players.map(withAbsences);
  const stayed = absent.map((player) => play(player, honest, honestAwards, mostDaysBack));
  printRow(
    `${rule}: ${onlyAway.name}`,
    absent.map((player) => play(player, onlyAway, honestAwards, mostDaysBack)),
    stayed,
  );
}

/** Plays a game with the awards that honest offers get, or those of a year in which this one offer is another. */
function play(player: Player, game: Game, honestAwards: ReadonlyMap<number, Awards>, mostDaysBack: number): Year {
  const { offer, point } = { offer: game.offer, point: player.offer.point };
  const awards =
    offer === undefined
      ? honestAwards
      : callYear(
          engine,
          neededWh,
          (row) => offers.flatMap((one) => (one.point === point ? (offer(one, row) ?? []) : one)),
          mostDaysBack,
        );
  return playYear(engine, player, game, awards.get(point) ?? new Map(), mostDaysBack);
}

function playerOf({ points }: Street, offer: Offer): Player {
  const house = points[offer.point];
  if (house === undefined) throw new RangeError(`no point ${offer.point}`);
  return { house, offer };
}

/** A row of the table: what a game brought its players, in the mean of a year. */
function printRow(row: string, years: readonly Year[], honestYears: readonly Year[]): void {
  const energyEur = (year: Year, index: number): number =>
    ((year.importWh - (honestYears[index]?.importWh ?? 0)) * street.tariff.retailMicroPerKwh) / 1e9;
  const gains = years.map(
    (year, index) => (year.paidMicro - (honestYears[index]?.paidMicro ?? 0)) / 1e6 - energyEur(year, index),
  );
  const cells: [string, number, string][] = [
    ["paid", mean(years.map(({ paidMicro }) => paidMicro / 1e6)), "EUR"],
    ["energy beyond honest play's", mean(years.map(energyEur)), "EUR"],
    ["against honest play", mean(gains), "EUR"],
    ["the best of its players", Math.max(...gains), "EUR"],
    ["taken for delivered", mean(years.map(({ creditedWh }) => creditedWh / 1000)), "kWh"],
    ["drawn less when called", mean(years.map(({ relievedWh }) => relievedWh / 1000)), "kWh"],
  ];
  for (const [column, value, unit] of cells) print({ row, column, value, unit });
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
