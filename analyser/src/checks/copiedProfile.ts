import { createHash } from "node:crypto";
import { DAY_SLOTS, type Finding, findingOf, judged, type Point, type SlotEnergy, type Window } from "./window.ts";

/** A day is cut into so many blocks, each with a pattern of what rose and what fell. */
const BLOCKS = 8;
const BLOCK_SLOTS = DAY_SLOTS / BLOCKS;
/** A block says something of its house only with so many turns up and down: mornings of the same sun rise alike. */
export const LEAST_TURNS = 4;
/** So many blocks with the patterns of another's are no chance: one block of eleven steps is alike in about one of five hundred. */
export const LEAST_SHARED_BLOCKS = 4;
/** Patterns that more days than this show pair nobody. */
export const MOST_ALIKE = 16;

/** A meter's day: the judged one, or the one before. */
interface Day {
  readonly point: Point;
  /** The place in the window at which it begins. */
  readonly from: number;
}

/** A judged day that is another meter's, of the same day or the one before: each Wh of it, or its ups and downs whatever it was multiplied by. */
export function findCopiedProfile(window: Window): Finding[] {
  const days = window.points
    .filter(({ kind }) => kind === "prosumer")
    .flatMap((point) => [0, DAY_SLOTS].map((from): Day => ({ point, from })))
    .filter(isKnown);
  const exact = samePairs(days);
  const alike = alikePairs(days);
  const copies = new Map<number, Finding>();
  for (const { copy, original, shared } of [...exact, ...alike]) {
    const { meterId } = copy.point;
    if (copies.has(meterId)) continue;
    const slots = shared * BLOCK_SLOTS;
    const [found] = findingOf(window, "copied_profile", meterId, judged(), {
      measuredWh: sumOf(copy),
      expectedWh: sumOf(original),
      otherMeterId: original.point.meterId,
    });
    if (found !== undefined) copies.set(meterId, { ...found, slots });
  }
  return [...copies.values()].sort((one, other) => one.meterId - other.meterId);
}

interface Pair {
  readonly copy: Day;
  readonly original: Day;
  readonly shared: number;
}

/** Days that are another's Wh by Wh, each with the earliest that it can be a copy of: however many there are, no pairs of copies are looked at. */
function samePairs(days: readonly Day[]): Pair[] {
  const pairs: Pair[] = [];
  for (const [digest, alike] of Map.groupBy(days, digestOf)) {
    if (digest === undefined) continue;
    const earliest = alike.toSorted((one, other) => one.from - other.from || one.point.meterId - other.point.meterId);
    for (const copy of earliest) {
      const original = earliest.find((day) => comesAfter(copy, day));
      if (original !== undefined) pairs.push({ copy, original, shared: BLOCKS });
    }
  }
  return pairs;
}

/** Days of two meters that share enough patterns. A pattern that many show pairs nobody, so the work is bounded by their number. */
function alikePairs(days: readonly Day[]): Pair[] {
  const shared = new Map<string, { copy: Day; original: Day; shared: number }>();
  for (let block = 0; block < BLOCKS; block += 1) {
    for (const [pattern, alike] of Map.groupBy(days, (day) => patternOf(day, block))) {
      if (pattern === undefined || alike.length > MOST_ALIKE) continue;
      for (const copy of alike)
        for (const original of alike) {
          if (!comesAfter(copy, original)) continue;
          const key = `${copy.point.meterId} ${original.point.meterId} ${original.from}`;
          const pair = shared.get(key) ?? { copy, original, shared: 0 };
          pair.shared += 1;
          shared.set(key, pair);
        }
    }
  }
  return [...shared.values()].filter((pair) => pair.shared >= LEAST_SHARED_BLOCKS);
}

/** Whether `copy` can be the copy: a day later, or on the same day that of the meter that came later. Only judged days are found. */
function comesAfter(copy: Day, original: Day): boolean {
  const [meterId, other] = [copy.point.meterId, original.point.meterId];
  return copy.from === DAY_SLOTS && meterId !== other && (original.from < copy.from || meterId > other);
}

const energiesOf = ({ point, from }: Day): (SlotEnergy | undefined)[] => point.energies.slice(from, from + DAY_SLOTS);

const sumOf = (day: Day): number =>
  energiesOf(day).reduce((sum, energy) => sum + (energy?.importWh ?? 0) + (energy?.exportWh ?? 0), 0);

const isKnown = (day: Day): boolean => energiesOf(day).every((energy) => energy !== undefined);

/** Nothing of a day with hardly any energy: an empty house is like another one. */
function digestOf(day: Day): string | undefined {
  const energies = energiesOf(day);
  if (new Set(energies.map((energy) => energy?.importWh)).size <= LEAST_TURNS) return undefined;
  const text = energies.map((energy) => `${energy?.importWh},${energy?.exportWh}`).join(";");
  return createHash("sha256").update(text).digest("base64");
}

/** Ups and downs of a block; nothing where it has hardly any. */
function patternOf(day: Day, block: number): string | undefined {
  const net = energiesOf(day)
    .slice(block * BLOCK_SLOTS, (block + 1) * BLOCK_SLOTS)
    .map((energy) => (energy?.importWh ?? 0) - (energy?.exportWh ?? 0));
  const steps = net.slice(1).map((value, index) => Math.sign(value - (net[index] ?? 0)));
  const moves = steps.filter((step) => step !== 0);
  const turns = moves.filter((step, index) => index > 0 && step !== moves[index - 1]).length;
  return turns < LEAST_TURNS ? undefined : steps.join("");
}
