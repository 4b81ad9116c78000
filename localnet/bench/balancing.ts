// A street that is too small for its cars and heat pumps, through the engines off the chain, for 28 days: nothing done, and then by each of the means.
// Prints a figure a line as JSON, and draws the worst day into the file that it is given. `npm run bench:balancing` keeps both.

import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import type { Community } from "../src/community/community.ts";
import { readCommunity } from "../src/community/read.ts";
import { isoTime, ROW_SECONDS } from "../src/data/profile.ts";
import { project } from "../src/project.ts";
import { END_WORTH_MICRO_PER_KWH } from "./balancing/battery.ts";
import { CONTRACT_OFFER_WH, chooseOffers } from "./balancing/calls.ts";
import { dayPicture } from "./balancing/draw.ts";
import { Engine } from "./balancing/engines.ts";
import { scoreOf } from "./balancing/score.ts";
import { calledAlways, FIRST_ROW, type Means, type Outcome, simulate } from "./balancing/simulate.ts";
import { DAYS, readStreet, SLOTS_A_DAY, type Street } from "./balancing/street.ts";

/** Another seed makes other cars and another weather: for those nothing was chosen. */
const OTHER_SEED = 2022;
const AHEAD = [1, 4, 96];
const MASE_BARS = new Map([
  [1, 0.6],
  [4, 0.82],
]);

const engines = {
  balance: Engine.build("balancing", "balance", "case"),
  settle: Engine.build("settlement", "settle", "slot"),
};
const machine = `${cpus()[0]?.model ?? "unknown processor"} (${cpus().length} cores)`;

const print = (figure: Record<string, string | number>): void =>
  console.log(JSON.stringify({ bench: "balancing", ...figure, machine }));

/** What a line carried beyond its limit on the days that count. */
function overload({ flowWh }: Outcome, { capacityWh }: Street): { slots: number; kwh: number } {
  const beyond = flowWh.slice(FIRST_ROW).map((wh) => Math.max(0, Math.abs(wh) - capacityWh));
  return { slots: beyond.filter((wh) => wh > 0).length, kwh: beyond.reduce((sum, wh) => sum + wh, 0) / 1000 };
}

/** What the households got, one by one, in EUR: for flexibility, and in all against the utility alone for the same registers. */
function households(outcome: Outcome, { points, tariff }: Street): { flexibility: number; better: number }[] {
  return points.map((_, point) => {
    const paidMicro = outcome.judged
      .filter((judged) => judged.point === point)
      .reduce((sum, judged) => sum + judged.paidMicro, 0);
    const aloneMicro = (outcome.metered[point] ?? [])
      .slice(FIRST_ROW)
      .reduce(
        (sum, { importWh, exportWh }) =>
          sum + (exportWh * tariff.feedInMicroPerKwh - importWh * tariff.retailMicroPerKwh) / 1000,
        0,
      );
    const gotMicro = (outcome.moneyMicro[point] ?? 0) + paidMicro;
    return { flexibility: paidMicro / 1e6, better: (gotMicro - aloneMicro) / 1e6 };
  });
}

/** What the battery cost in EUR: what it paid for energy less what it was paid, and less what it holds in the end. */
function batteryCost(outcome: Outcome, { points }: Street): number {
  const gotMicro = outcome.moneyMicro[points.length] ?? 0;
  return -(gotMicro + (outcome.chargeWh * END_WORTH_MICRO_PER_KWH) / 1000) / 1e6;
}

/** A row of the table: what came of the means. */
function printRow(row: string, outcome: Outcome, untouched: Outcome, street: Street, battery: boolean): void {
  const left = overload(outcome, street);
  const gone = overload(untouched, street).kwh - left.kwh;
  const each = households(outcome, street);
  const paid = each.reduce((sum, { flexibility }) => sum + flexibility, 0);
  const stored = battery ? batteryCost(outcome, street) : 0;
  const credited = outcome.judged.reduce((sum, { deliveredWh }) => sum + deliveredWh, 0) / 1000;
  const awarded = outcome.judged.reduce((sum, { awardedWh }) => sum + awardedWh, 0) / 1000;
  const cells: [string, number, string][] = [
    ["overloaded", left.slots, "slots"],
    ["beyond the limit", left.kwh, "kWh"],
    ["awarded", awarded, "kWh"],
    ["delivered by its baseline", credited, "kWh"],
    ["calls cost the operator", paid, "EUR"],
    ["battery cost", stored, "EUR"],
    ["both, for what went", gone > 0 ? (paid + stored) / gone : 0, "EUR/kWh"],
    ["best household for flexibility", Math.max(...each.map(({ flexibility }) => flexibility)), "EUR"],
    ["worst household for flexibility", Math.min(...each.map(({ flexibility }) => flexibility)), "EUR"],
    ["households better than with the utility alone", each.reduce((sum, { better }) => sum + better, 0), "EUR"],
    ["worse", each.filter(({ better }) => better < 0).length, "households"],
  ];
  for (const [column, value, unit] of cells) print({ row, column, value, unit });
}

function printScores(line: string, flowWh: readonly number[], held = true): void {
  for (const score of AHEAD.map((ahead) => scoreOf(flowWh, ahead))) {
    const at = `${line}: error ${score.ahead} ${score.ahead === 1 ? "slot" : "slots"} ahead`;
    const unit = `of "as yesterday"`;
    const bar = MASE_BARS.get(score.ahead) ?? score.weekMean;
    print({ figure: at, value: score.forecast, unit, ...(held && { bar }) });
    print({ figure: `${at}, mean of seven days`, value: score.weekMean, unit });
  }
}

/** The day, counted from the first that counts, on which the line carried most beyond its limit. */
function worstDay({ flowWh }: Outcome, { capacityWh }: Street): number {
  const days = Array.from({ length: DAYS }, (_, day) =>
    flowWh
      .slice(FIRST_ROW + day * SLOTS_A_DAY, FIRST_ROW + (day + 1) * SLOTS_A_DAY)
      .reduce((sum, wh) => sum + Math.max(0, -wh - capacityWh), 0),
  );
  return days.indexOf(Math.max(...days));
}

const withSeed = (community: Community, seed: number): Community => ({
  ...community,
  households: community.households.map(({ appliances, ...household }) => ({
    ...household,
    ...(appliances && { appliances: { ...appliances, seed } }),
  })),
});

const community = await readCommunity(join(project.root, "localnet", "scenarios", "tight.toml"));
const street = await readStreet(community, project.data);
const untouched = simulate(engines, street, {});
const offersOf = (one: Street, of: Outcome, leastWh?: number) =>
  chooseOffers(engines.balance, one, of.metered, calledAlways(one), leastWh);
const offers = offersOf(street, untouched);
const largeOffers = offersOf(street, untouched, CONTRACT_OFFER_WH);
const rows: [string, Means][] = [
  ["prices only", { prices: true }],
  ["with calls", { calls: offers }],
  [`with calls, offers of ${CONTRACT_OFFER_WH} Wh and more`, { calls: largeOffers }],
  ["with calls, by what was measured", { calls: offers, asMeasured: true }],
  ["with battery", { battery: true }],
  ["with all", { prices: true, calls: offers, battery: true }],
];
printRow("nothing", untouched, untouched, street, false);
const outcomes = rows.map(([row, means]) => {
  const outcome = simulate(engines, street, means);
  printRow(row, outcome, untouched, street, means.battery ?? false);
  return outcome;
});
const [called, all] = [outcomes[1], outcomes.at(-1)] as [Outcome, Outcome];

const untouchedKwh = overload(untouched, street).kwh;
const permille = "permille of the overload";
print({ figure: "households that offer", value: offers.length, unit: `of ${street.points.length}` });
print({
  figure: `households that offer ${CONTRACT_OFFER_WH} Wh or more`,
  value: largeOffers.length,
  unit: `of ${street.points.length}`,
});
print({
  figure: "with all: what is left beyond the limit",
  value: (overload(all, street).kwh / untouchedKwh) * 1000,
  unit: permille,
  bar: 50,
});
print({
  figure: "with all: households worse off than with the utility alone",
  value: households(all, street).filter(({ better }) => better < 0).length,
  unit: "households",
  bar: 0,
});
print({
  figure: "by any of the means: energy that a car was still to get when it left",
  value: [untouched, ...outcomes].reduce((sum, { missedWh }) => sum + missedWh, 0),
  unit: "Wh",
  bar: 0,
});
print({ figure: "retail price", value: street.tariff.retailMicroPerKwh / 1e6, unit: "EUR/kWh" });
printScores("street, nothing done", untouched.flowWh);
printScores("street, with all", all.flowWh);
printScores("street, with all, as its battery sees it", all.housesWh, false);

const other = await readStreet(withSeed(community, OTHER_SEED), project.data);
const otherUntouched = simulate(engines, other, {});
const otherAll = simulate(engines, other, { prices: true, calls: offersOf(other, otherUntouched), battery: true });
print({
  figure: "another seed, nothing done: beyond the limit",
  value: overload(otherUntouched, other).kwh,
  unit: "kWh",
});
print({
  figure: "another seed, with all: what is left beyond the limit",
  value: (overload(otherAll, other).kwh / overload(otherUntouched, other).kwh) * 1000,
  unit: permille,
});

const picture = process.argv[2];
if (picture !== undefined) {
  const from = FIRST_ROW + worstDay(untouched, street) * SLOTS_A_DAY;
  const drawn = ({ flowWh }: Outcome) => flowWh.slice(from, from + SLOTS_A_DAY).map((wh) => -wh);
  const date = isoTime(street.start + from * ROW_SECONDS).slice(0, 10);
  const curves = [
    { label: "nothing done", colour: "#888", drawnWh: drawn(untouched) },
    { label: "with calls", colour: "#d95f02", dashes: "6 3", drawnWh: drawn(called) },
    { label: "with all", colour: "#08519c", drawnWh: drawn(all) },
  ];
  writeFileSync(picture, dayPicture(`The street's worst day, ${date}`, curves, street.capacityWh));
}
