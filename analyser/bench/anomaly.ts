// Faults and fraud put into real households, and what of it is found: a figure a line as JSON, kept by `npm run bench:anomaly`. With `--tuning` the same for the
// half of households and days on which thresholds were chosen; that is kept nowhere.

import { cpus } from "node:os";
import { Draws } from "../../localnet/src/appliances/draws.ts";
import type { Line } from "../src/checks/feederDiffers.ts";
import { findAll } from "../src/checks/findAll.ts";
import {
  DAY_SLOTS,
  type Finding,
  type FindingKind,
  type Point,
  type SlotEnergy,
  type Window,
} from "../src/checks/window.ts";
import { JUDGED_EVERY_SLOTS } from "../src/due.ts";
import { highestMillidegrees } from "../src/sun.ts";
import { type BenchCommunity, DAYS, halves, readCommunities } from "./communities.ts";
import { type Injection, injections } from "./injections.ts";

/** Where the recordings are from, as far as anybody says: Munich. */
const PLACE = { latitudeDegrees: 48.14, longitudeDegrees: 11.58 };
const COMMUNITIES = 20;
const SLOT_SECONDS = 900;
const DAYS_A_YEAR = 365;
const ZONE_ID = 1;
const FEEDER_ID = 1_000;
/** The line loses 2 to 4 %, and the feeder and every meter are wrong by up to 1 %, each by its own. */
const LOSS_PERMILLE = { least: 20, most: 40 };
const WRONG_PERMILLE = 10;
const BAR_FALSE_ALARMS = 0.5;

const tuning = process.argv.includes("--tuning");
const communities = await readCommunities(tuning ? halves.tuning : halves.test, COMMUNITIES);
const machine = `${cpus()[0]?.model ?? "unknown processor"}, ${cpus().length} cores`;
const print = (figure: object): void => console.log(JSON.stringify({ bench: "anomaly", ...figure, machine }));

const line: Line = { zoneId: ZONE_ID, zoneIds: new Set([ZONE_ID]) };

const sunOf = ({ start }: BenchCommunity): number[] =>
  Array.from({ length: DAYS * DAY_SLOTS }, (_, slot) =>
    highestMillidegrees(start + slot * SLOT_SECONDS, SLOT_SECONDS, PLACE),
  );

/**
 * Two days of a community until `end`, one of its meters saying something else on the second; the feeder counts what really flowed. A day is judged four times as it
 * is by the service, so untouched ones have as many chances to be taken for something.
 */
function windowOf(
  community: BenchCommunity,
  sun: readonly number[],
  end: number,
  said?: { meterId: number; day: readonly SlotEnergy[] },
): Window {
  const from = end - 2 * DAY_SLOTS;
  const slice = <Value>(values: readonly Value[]) => values.slice(from, from + 2 * DAY_SLOTS);
  const points = community.meters.map(({ meterId, solar, inverterW, energies }): Point => {
    const truth = slice(energies);
    const spoken = said?.meterId === meterId ? [...truth.slice(0, DAY_SLOTS), ...said.day] : truth;
    return {
      meterId,
      kind: "prosumer",
      zoneId: ZONE_ID,
      solar,
      storageWh: 0,
      errorPermille: WRONG_PERMILLE,
      inverterW,
      energies: spoken,
    };
  });
  const feeder: Point = {
    meterId: FEEDER_ID,
    kind: "feeder",
    zoneId: ZONE_ID,
    solar: false,
    storageWh: 0,
    errorPermille: WRONG_PERMILLE,
    inverterW: 0,
    energies: slice(feederOf(community)),
  };
  return { fromSlot: from, slotSeconds: SLOT_SECONDS, sunMillidegrees: slice(sun), points: [...points, feeder] };
}

const feeders = new Map<BenchCommunity, SlotEnergy[]>();

function feederOf(community: BenchCommunity): SlotEnergy[] {
  const known = feeders.get(community);
  if (known !== undefined) return known;
  const draws = new Draws(communities.indexOf(community), "line");
  const loss = LOSS_PERMILLE.least + draws.below(LOSS_PERMILLE.most - LOSS_PERMILLE.least + 1);
  const wrong = () => 1_000 - WRONG_PERMILLE + draws.below(2 * WRONG_PERMILLE + 1);
  const errors = community.meters.map(wrong);
  const error = wrong();
  const energies = Array.from({ length: DAYS * DAY_SLOTS }, (_, slot) => {
    let net = 0;
    let gross = 0;
    for (const [index, { energies }] of community.meters.entries()) {
      const { importWh = 0, exportWh = 0 } = energies[slot] ?? {};
      net += ((importWh - exportWh) * 1_000) / (errors[index] ?? 1_000);
      gross += importWh + exportWh;
    }
    const flow = Math.round(((net + (gross * loss) / 1_000) * error) / 1_000);
    return { importWh: Math.max(0, flow), exportWh: Math.max(0, -flow) };
  });
  feeders.set(community, energies);
  return energies;
}

/** Of a day, after which it is judged. */
const quarters = Array.from({ length: DAY_SLOTS / JUDGED_EVERY_SLOTS }, (_, index) => (index + 1) * JUDGED_EVERY_SLOTS);
const judgedDays = Array.from({ length: DAYS - 1 }, (_, index) => index + 1);
const kinds: readonly FindingKind[] = ["night_export", "beyond_peak", "flat_line", "copied_profile", "feeder_differs"];

/** Findings without those that go on from an earlier one, which the chain is told once. */
function distinct(findings: readonly Finding[]): Finding[] {
  const untilSlot = new Map<string, number>();
  return findings.filter(({ kind, meterId, fromSlot, toSlot }) => {
    const key = `${kind} ${meterId}`;
    const goesOn = fromSlot <= (untilSlot.get(key) ?? -1);
    untilSlot.set(key, toSlot);
    return !goesOn;
  });
}

/** What is found where nobody touched anything. */
const alarms = communities.flatMap((community) => {
  const sun = sunOf(community);
  const ends = judgedDays.flatMap((day) => quarters.map((slots) => day * DAY_SLOTS + slots));
  return distinct(ends.flatMap((end) => findAll(windowOf(community, sun, end), [line])));
});
const perCommunity = communities[0]?.meters.length ?? 0;
const meterYears = (communities.length * perCommunity * judgedDays.length) / DAYS_A_YEAR;
print({ figure: "meter-years of untouched data", value: meterYears, unit: "years" });
print({ figure: "false alarms", value: alarms.length / meterYears, unit: "a meter-year", bar: BAR_FALSE_ALARMS });
for (const kind of kinds) {
  const count = alarms.filter((alarm) => alarm.kind === kind).length;
  print({ figure: `of them ${kind}`, value: count / meterYears, unit: "a meter-year" });
}
if (tuning) console.log(alarms.slice(0, 40));

interface Outcome {
  injected: number;
  found: number;
  /** Findings of the kind where it was not put. */
  elsewhere: number;
}

/** One day of one meter in each community and on each day, as far as one fits. */
function measure(injection: Injection): Outcome {
  const outcome: Outcome = { injected: 0, found: 0, elsewhere: 0 };
  for (const [seed, community] of communities.entries()) {
    const sun = sunOf(community);
    const draws = new Draws(seed, injection.kind, injection.what);
    for (const day of judgedDays) {
      const from = day * DAY_SLOTS;
      const scenes = community.meters
        .map((meter) => ({ meter, meters: community.meters, from, sun: sun.slice(from, from + DAY_SLOTS), draws }))
        .filter((scene) => injection.fits(scene));
      if (scenes.length === 0) continue;
      const scene = scenes[draws.below(scenes.length)];
      if (scene === undefined) continue;
      const said = { meterId: scene.meter.meterId, day: injection.day(scene) };
      const found = findAll(windowOf(community, sun, from + DAY_SLOTS, said), [line]).filter(
        ({ kind }) => kind === injection.kind,
      );
      const isIt = ({ meterId }: Finding) =>
        injection.kind === "feeder_differs" ? meterId === FEEDER_ID : meterId === said.meterId;
      outcome.injected += 1;
      outcome.found += found.some(isIt) ? 1 : 0;
      outcome.elsewhere += found.filter((finding) => !isIt(finding)).length;
    }
  }
  return outcome;
}

for (const injection of injections) {
  const { injected, found, elsewhere } = measure(injection);
  const row = `${injection.kind}: ${injection.what}`;
  print({ row, column: "put in", unit: "meter-days", value: injected });
  print({ row, column: "recall", unit: "of 1", value: found / injected });
  // Of nothing that was found nobody knows what part was right.
  if (found + elsewhere > 0) print({ row, column: "precision", unit: "of 1", value: found / (found + elsewhere) });
}
