import { expect, test } from "vitest";
import { afterFailure, afterSuccess, fullPace } from "../src/chain/pace.ts";

const MOST = 4_096;
const took = (wanted: number, used: number) => ({ wanted, used });

test("a large transaction that took far less gas than it had lets the next ones have less, step by step, and so carry more", () => {
  let pace = fullPace(MOST);
  const percents = [];
  // What a full bank of ed25519 takes of what is reckoned for any curve.
  for (let n = 0; n < 8; n += 1) {
    pace = afterSuccess(pace, MOST, 1_000, took(pace.gasPercent * 60_000, 2_000_000));
    percents.push(pace.gasPercent);
  }
  expect(percents).toEqual([80, 64, 52, 42, 42, 42, 42, 42]);
});

test("a small one tells nothing, nor does one of which the gas is not known", () => {
  expect(afterSuccess(fullPace(MOST), MOST, 255, took(6_000_000, 1)).gasPercent).toBe(100);
  expect(afterSuccess(fullPace(MOST), MOST, 1_000).gasPercent).toBe(100);
  expect(afterSuccess(fullPace(MOST), MOST, 1_000, took(0, 0)).gasPercent).toBe(100);
});

test("it never ends below a quarter, and one that runs out of gas has half more again", () => {
  let pace = fullPace(MOST);
  for (let n = 0; n < 20; n += 1) pace = afterSuccess(pace, MOST, 1_000, took(6_000_000, 1));
  expect(pace.gasPercent).toBe(25);
  expect(afterFailure(pace, 1_000, "out of gas in location: verify").gasPercent).toBe(37);
});
