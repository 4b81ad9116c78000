import { sayCut } from "@wattmesh/client";
import type { CutPoint } from "@wattmesh/indexer-client";
import { describe, expect, test } from "vitest";
import { cutState, cutsToSay, lastOf, toldOf } from "@/features/cuts/cutState";

const cutAt = (slot: number, more: Partial<CutPoint> = {}): CutPoint => ({
  zone_id: 1,
  slot,
  starts_at: "2026-11-30T12:00:00.000Z",
  meter_id: 7,
  owner: "watt1ann",
  relief: "draw_less",
  class: "ordinary",
  expected_wh: "900",
  cut_wh: "300",
  compensation_micro_per_kwh: 500_000,
  measured_slot: slot - 4,
  verdict: null,
  baseline_wh: null,
  counted_wh: null,
  delivered_wh: null,
  paid_micro: null,
  height: 5,
  ...more,
});
const measured = {
  verdict: "delivered",
  baseline_wh: "800",
  counted_wh: "600",
  delivered_wh: "200",
  paid_micro: "100000",
} as const;

test.each([
  [101, "toCome"],
  [100, "running"],
  [99, "measuring"],
] as const)("a cut of slot %i that is not measured is, in slot 100: %s", (slot, state) => {
  expect(cutState(cutAt(slot), 100)).toBe(state);
  expect(cutState(cutAt(slot, measured), 100)).toBe("delivered");
});

describe("what every page says", () => {
  const slotsSaid = (slots: number[]) =>
    cutsToSay(
      slots.map((slot) => cutAt(slot)),
      100,
    ).map(({ slot }) => slot);

  test.each([
    ["is the next cut, not one that comes after it", [103, 102, 98], [102]],
    ["is the one that runs", [102, 100, 99], [100]],
    ["is what came of the last one, for eight slots", [92, 91], [92]],
    ["is nothing of one that is longer ago", [91], []],
    ["is nothing where there was none", [], []],
  ])("%s", (_, slots, said) => {
    expect(slotsSaid(slots)).toEqual(said);
  });

  test("is no more of one slot than there is room for", () => {
    const meters = [9, 8, 7, 6].map((meter_id) => cutAt(101, { meter_id }));
    expect(cutsToSay([...meters, cutAt(99)], 100).map(({ meter_id }) => meter_id)).toEqual([9, 8, 7]);
  });
});

test("cuts that follow one another end with the last of them, of the same metering point", () => {
  const cuts = [cutAt(106), cutAt(104, { meter_id: 8 }), cutAt(103), cutAt(102)];
  expect(lastOf(cutAt(102), cuts)).toBe(103);
  expect(lastOf(cutAt(106), cuts)).toBe(106);
});

test("a cut of the indexer's is told in words, before it is measured and after", () => {
  expect(sayCut("en", ...toldOf(cutAt(9)))).toEqual([
    "Up to slot 5 it was measured that your zone's line is in an emergency, and it was foreseen to carry too much in slot 9, too.",
    "For slot 9 your meter was told to draw 0.3 kWh less than the 0.9 kWh that it was expected to.",
    "What can wait was not enough, so everybody else shares in the rest, by what each is expected to.",
    "What you do not draw then is paid 0.5 per kWh. Nobody switches anything off: who does not follow is not paid, and not fined.",
  ]);
  expect(sayCut("en", ...toldOf(cutAt(9, measured))).at(-1)).toContain("0.2 kWh less, for which you got 0.1");
});
