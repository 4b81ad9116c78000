import { expect, test } from "vitest";
import { type Point, perDay, slopePerMinute } from "../bench/figures.ts";

const MINUTE_MS = 60_000;
const every = (values: readonly number[]): Point[] => values.map((value, minute) => [minute * MINUTE_MS, value]);

test("what grows by the same every minute grows by that", () => {
  expect(slopePerMinute(every([10, 13, 16, 19]))).toBeCloseTo(3);
  expect(perDay(every([10, 13, 16, 19]))).toBeCloseTo(3 * 1_440);
});

test("what goes up and down by as much does not grow", () => {
  expect(slopePerMinute(every([10, 12, 10, 8, 10, 12, 10]))).toBeCloseTo(0);
});

test("of one look nothing can be said to grow", () => {
  expect(slopePerMinute(every([10]))).toBe(0);
});
