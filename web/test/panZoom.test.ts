import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { moved, thinned, within, zoomed } from "@/components/charts/panZoom";
import { curveTimes } from "@/features/history/curveTimes";

const QUARTER = 900;
const YEAR = 35_040;
const start = Date.UTC(2026, 0, 1) / 1000;
const times = Array.from({ length: YEAR }, (_, at) => start + at * QUARTER);
const whole = { from: start, to: start + YEAR * QUARTER };

describe("what is in sight of a year", () => {
  test("stays within it, and is never narrower than eight points, however it is moved and zoomed", () => {
    const step = fc.record({
      by: fc.double({ min: -3, max: 3, noNaN: true }),
      times: fc.double({ min: 0.01, max: 100, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        let sight = whole;
        for (const { by, times: wider } of steps) sight = within(whole, zoomed(moved(sight, by), wider), QUARTER);
        expect(sight.from).toBeGreaterThanOrEqual(whole.from);
        expect(sight.to).toBeLessThanOrEqual(whole.to + 1e-3);
        expect(sight.to - sight.from).toBeGreaterThanOrEqual(8 * QUARTER - 1e-3);
      }),
    );
  });

  test("keeps the moment under a finger where it is when it is zoomed", () => {
    const sight = { from: 1_000, to: 2_000 };
    expect(zoomed(sight, 0.5, 0.25)).toEqual({ from: 1_125, to: 1_625 });
    expect(moved(sight, -0.2)).toEqual({ from: 800, to: 1_800 });
  });
});

describe("points that a picture has room for", () => {
  const values = times.map((_, at) => at % 96);

  test("are no more than there is room for, and each as it is when it is looked at closely", () => {
    const year = thinned(times, [values], whole, 400, QUARTER);
    expect(year.times.length).toBeLessThanOrEqual(403);
    expect(year.holdsSeconds).toBe(88 * QUARTER);
    const sight = { from: start + 96 * QUARTER, to: start + 192 * QUARTER };
    const day = thinned(times, [values], sight, 400, QUARTER);
    expect(day.holdsSeconds).toBe(QUARTER);
    expect(day.columns[0]?.slice(1, 97)).toEqual(values.slice(96, 192));
  });

  test("have all that there is: their means, as often as they were made of, sum to it", () => {
    const points = thinned(times, [values], whole, 365, QUARTER);
    expect(points.holdsSeconds).toBe(86_400);
    const sum = (points.columns[0] ?? []).reduce<number>((total, mean) => total + (mean ?? 0) * 96, 0);
    expect(sum).toBe(values.reduce((total, value) => total + value, 0));
  });

  test("do not change while the picture is moved", () => {
    const at = (from: number) => thinned(times, [values], { from, to: from + 30 * 86_400 }, 300, QUARTER);
    const [one, other] = [at(start + 50 * 86_400), at(start + 50 * 86_400 + 4_321)];
    const common = one.times.filter((time) => other.times.includes(time));
    expect(common.length).toBeGreaterThan(280);
    for (const time of common)
      expect(other.columns[0]?.[other.times.indexOf(time)]).toBe(one.columns[0]?.[one.times.indexOf(time)]);
  });

  test("are nothing where nothing is known", () => {
    const gaps = thinned(
      [start, start + 3 * QUARTER],
      [[1, 2]],
      { from: start, to: start + 4 * QUARTER },
      100,
      QUARTER,
    );
    expect(gaps.columns[0]).toEqual([null, 1, null, null, 2, null]);
  });
});

describe("where slots stand on the axis", () => {
  const slotPoint = (slot: number) => (slot < 10 ? slot : slot - 5) * QUARTER;
  test.each([
    ["the clock that they are shown by", [1, 2, 5], { times: [900, 1_800, 4_500], holdsSeconds: QUARTER }],
    ["their own where that one went back", [9, 10], { times: [90, 100], holdsSeconds: 10 }],
    ["their own where that one was put", [9, 20], { times: [90, 200], holdsSeconds: 10 }],
  ])("goes by %s", (_, slots, expected) => {
    expect(curveTimes(slots, 10, { slotPoint, slotHolds: QUARTER })).toEqual(expected);
  });

  test("goes by their own where they are closer by the other clock than one of them holds", () => {
    const times = curveTimes([1, 2], 10, { slotPoint: (slot) => slot * 10, slotHolds: QUARTER });
    expect(times).toEqual({ times: [10, 20], holdsSeconds: 10 });
  });
});
