import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findBeyondPeak } from "../src/checks/beyondPeak.ts";
import { clearSkyPermille } from "../src/checks/clearSky.ts";
import { findCopiedProfile } from "../src/checks/copiedProfile.ts";
import { findFeederDiffers } from "../src/checks/feederDiffers.ts";
import { findAll } from "../src/checks/findAll.ts";
import { FLAT_SLOTS, findFlatLine } from "../src/checks/flatLine.ts";
import { CREEP_WH, findNightExport } from "../src/checks/nightExport.ts";
import { DAY_SLOTS, type Point, type SlotEnergy } from "../src/checks/window.ts";
import { changed, DAY, drawing, FROM_SLOT, pointOf, sun, windowOf } from "./support/windows.ts";

const nothing: SlotEnergy = { importWh: 0, exportWh: 0 };
const feedingIn = (wh: (place: number) => number): SlotEnergy[] =>
  drawing().map(({ importWh }, place) => ({ importWh, exportWh: wh(place) }));
const between = (from: number, to: number, wh: number) => (place: number) => (place >= from && place < to ? wh : 0);

describe("export at night", () => {
  const atNight = (wh: number, values: Partial<Point> = {}) =>
    findNightExport(windowOf([pointOf(7, { energies: feedingIn(between(DAY, DAY + 4, wh)), ...values })]));

  test("is found with its slots and what was fed in", () => {
    expect(atNight(100)).toEqual([
      {
        kind: "night_export",
        meterId: 7,
        fromSlot: FROM_SLOT + DAY,
        toSlot: FROM_SLOT + DAY + 3,
        slots: 4,
        measuredWh: 400,
        expectedWh: 0,
      },
    ]);
  });

  test.each([
    ["a meter's creep", CREEP_WH / 4, {}],
    ["what the owner's battery holds", 100, { storageWh: 350 }],
    ["a source that blows at night", 100, { solar: false }],
    ["a battery's own connection", 100, { kind: "battery" }],
    ["the night of the day before", 0, { energies: feedingIn(between(0, 20, 500)) }],
    ["the sun's own hours", 0, { energies: feedingIn(between(DAY + 24, DAY + 72, 800)) }],
  ] as const)("is not %s", (_, wh, values) => {
    expect(atNight(wh, values)).toEqual([]);
  });

  test("is not looked for where nobody knows what time it was", () => {
    const points = [pointOf(7, { energies: feedingIn(between(DAY, DAY + 4, 1_000)) })];
    expect(findNightExport({ ...windowOf(points), sunMillidegrees: undefined })).toEqual([]);
  });
});

describe("beyond the peak", () => {
  test("a clear sky gives nothing below the horizon's twilight, all of the inverter from 20° on, and never less when the sun is higher", () => {
    expect([-90_000, -3_001, 0, 20_000, 90_000].map(clearSkyPermille)).toEqual([0, 0, 172, 1_000, 1_000]);
    fc.assert(
      fc.property(fc.integer({ min: -90_000, max: 90_000 }), fc.nat(10_000), (low, more) => {
        expect(clearSkyPermille(low + more)).toBeGreaterThanOrEqual(clearSkyPermille(low));
      }),
    );
  });

  test("is more in the first hours than a clear sky makes", () => {
    const energies = feedingIn(between(DAY + 24, DAY + 72, 1_000));
    const [found] = findBeyondPeak(windowOf([pointOf(7, { energies })]));
    expect(found).toMatchObject({ kind: "beyond_peak", meterId: 7, fromSlot: FROM_SLOT + DAY + 24 });
    expect(found?.measuredWh).toBeGreaterThan(found?.expectedWh ?? 0);
  });

  const roofs = (own: number, others: readonly number[]) =>
    [own, ...others].map((wh, meterId) => pointOf(meterId, { energies: feedingIn(between(DAY + 36, DAY + 60, wh)) }));

  test.each([
    ["three times what the best of the roofs around it fed in", 900, [300, 280, 250, 240], [0]],
    ["also where one more lies", 900, [900, 280, 250, 240], [0, 1]],
    ["not half as much again", 420, [300, 280, 250, 240], []],
    ["not by fewer than four others", 900, [300, 280, 250], []],
  ])("is %s", (_, own, others, found) => {
    expect(findBeyondPeak(windowOf(roofs(own, others))).map(({ meterId }) => meterId)).toEqual(found);
  });
});

describe("a flat line", () => {
  const flat = (slots: number, energy: SlotEnergy, values: Partial<Point> = {}) => {
    const energies = changed(drawing(), (place) => (place >= DAY && place < DAY + slots ? energy : "same"));
    return findFlatLine(windowOf([pointOf(7, { energies, ...values })]));
  };

  test("is six hours of the very same energy, or of none after some", () => {
    expect(flat(FLAT_SLOTS, { importWh: 80, exportWh: 0 })).toMatchObject([
      { kind: "flat_line", slots: FLAT_SLOTS, measuredWh: 80 * FLAT_SLOTS },
    ]);
    expect(flat(FLAT_SLOTS, nothing)).toMatchObject([{ slots: FLAT_SLOTS, measuredWh: 0 }]);
    expect(flat(FLAT_SLOTS, nothing)[0]?.expectedWh).toBeGreaterThan(500);
  });

  test.each([
    ["shorter", FLAT_SLOTS - 1, nothing, {}],
    ["a steady standby", FLAT_SLOTS, { importWh: 24, exportWh: 0 }, {}],
    ["a battery that holds a connection at nothing", FLAT_SLOTS, nothing, { storageWh: 5_000 }],
    ["a feeder's", FLAT_SLOTS, nothing, { kind: "feeder" }],
  ] as const)("is not %s", (_, slots, energy, values) => {
    expect(flat(slots, energy, values)).toEqual([]);
  });

  test("is not an empty house, nor a day that nobody knows", () => {
    const energies = drawing();
    expect(findFlatLine(windowOf([pointOf(7, { energies: energies.map(() => nothing) })]))).toEqual([]);
    expect(findFlatLine(windowOf([pointOf(7, { energies: energies.map(() => undefined) })]))).toEqual([]);
  });
});

describe("a copied profile", () => {
  const of = (energies: readonly (SlotEnergy | undefined)[]) =>
    findCopiedProfile(windowOf([pointOf(3, { energies: drawing(3) }), pointOf(5), pointOf(9, { energies })]));
  const times = (permille: number, from: number) =>
    changed(drawing(9), (place) => {
      if (place < DAY) return "same";
      const importWh = drawing(3)[from + place - DAY]?.importWh ?? 0;
      return { importWh: Math.floor((importWh * permille) / 1_000), exportWh: 0 };
    });

  test.each([
    ["of the same day", 1_000, DAY, DAY_SLOTS],
    ["of the day before", 1_000, 0, DAY_SLOTS],
    ["that was multiplied", 1_900, DAY, DAY_SLOTS],
  ])("%s is found at who came later, with whose it is", (_, permille, from, slots) => {
    expect(of(times(permille, from))).toMatchObject([
      { kind: "copied_profile", meterId: 9, otherMeterId: 3, slots, fromSlot: FROM_SLOT + DAY },
    ]);
  });

  test("is neither one's own day before nor an empty house like another", () => {
    const again = changed(drawing(9), (place) => drawing(9)[place % DAY]);
    expect(of(again)).toEqual([]);
    const empty = [1, 2].map((meterId) => pointOf(meterId, { energies: drawing().map(() => nothing) }));
    expect(findCopiedProfile(windowOf(empty))).toEqual([]);
  });

  test("that a thousand meters have is found at all of them but the first", () => {
    const points = Array.from({ length: 1_000 }, (_, meterId) => pointOf(meterId, { energies: drawing(3) }));
    const found = findCopiedProfile(windowOf(points));
    expect(found.map(({ meterId }) => meterId)).toEqual(Array.from({ length: 999 }, (_, index) => index + 1));
    expect(new Set(found.map(({ otherMeterId }) => otherMeterId))).toEqual(new Set([0]));
  });
});

describe("a feeder", () => {
  const households = [pointOf(1), pointOf(2), pointOf(3, { zoneId: 2 })];
  const counted = (share: (sum: number) => number, values: Partial<Point> = {}) => {
    const energies = drawing().map((_, place) => {
      const sum = households.reduce((total, { energies }) => total + (energies[place]?.importWh ?? 0), 0);
      return { importWh: Math.round(share(sum)), exportWh: 0 };
    });
    return pointOf(100, { kind: "feeder", solar: false, energies, ...values });
  };
  const lines = [{ zoneId: 1, zoneIds: new Set([1, 2]) }];
  const found = (feeder: Point) => findFeederDiffers(windowOf([...households, feeder]), lines);

  test("differs when the meters behind it explain less than it counted, or more", () => {
    expect(found(counted((sum) => sum * 1.3))).toMatchObject([{ kind: "feeder_differs", meterId: 100, slots: 96 }]);
    expect(found(counted((sum) => sum * 0.8))).toMatchObject([{ kind: "feeder_differs", meterId: 100 }]);
  });

  test.each([
    ["by what lines lose", counted((sum) => sum * 1.04)],
    ["of another line", counted((sum) => sum * 1.3, { zoneId: 9 })],
    ["where too little is known of a day", counted((sum) => sum * 1.3, { energies: drawing().map(() => undefined) })],
  ])("does not differ %s", (_, feeder) => {
    expect(found(feeder)).toEqual([]);
  });
});

test("whatever meters say, findings are of their slots and count no more than there are", () => {
  const energy = fc.option(fc.record({ importWh: fc.nat(25_000), exportWh: fc.nat(25_000) }), { nil: undefined });
  const energies = fc.oneof(
    fc.array(energy, { minLength: 2 * DAY_SLOTS, maxLength: 2 * DAY_SLOTS }),
    energy.map((each) => drawing().map(() => each)),
  );
  const kind = fc.constantFrom("prosumer" as const, "battery" as const, "feeder" as const);
  const point = fc.record({
    energies,
    kind,
    solar: fc.boolean(),
    storageWh: fc.nat(10_000),
    inverterW: fc.nat(10_000),
  });
  fc.assert(
    fc.property(fc.array(point, { maxLength: 8 }), (drawn) => {
      const window = windowOf(drawn.map((values, meterId) => pointOf(meterId, values)));
      const lines = [{ zoneId: 1, zoneIds: new Set([1]) }];
      for (const finding of findAll(window, lines)) {
        const { fromSlot, toSlot, slots, measuredWh, expectedWh } = finding;
        expect(fromSlot).toBeGreaterThanOrEqual(FROM_SLOT);
        expect(toSlot).toBeLessThan(FROM_SLOT + sun.length);
        expect(slots).toBeGreaterThan(0);
        expect(slots).toBeLessThanOrEqual(toSlot - fromSlot + 1);
        for (const wh of [measuredWh, expectedWh]) expect(Number.isSafeInteger(wh) && wh >= 0).toBe(true);
      }
    }),
    { numRuns: 60 },
  );
});
