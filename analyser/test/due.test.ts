import { describe, expect, test } from "vitest";
import type { Finding } from "../src/checks/window.ts";
import { choose } from "../src/choose.ts";
import { dueEnds } from "../src/due.ts";

describe("a day is due", () => {
  test.each([
    ["four times a day, when nine slots more are over", 1_209, 1_176, [1_200]],
    ["not before", 1_208, 1_176, []],
    ["not twice", 1_209, 1_200, []],
    ["with those that were missed, the earliest first", 1_260, 1_176, [1_200, 1_224, 1_248]],
    ["from the quarter of a day on in which there is something", 1_260, 1_190, [1_200, 1_224, 1_248]],
    ["not before there are nine slots", 3, undefined, []],
  ])("%s", (_, nowSlot, judgedUntil, ends) => {
    expect(dueEnds(nowSlot, judgedUntil)).toEqual(ends);
  });

  test("for seven days back at most, after whatever rest", () => {
    for (const judgedUntil of [undefined, 0, 24]) {
      const ends = dueEnds(1_000_000, judgedUntil);
      expect([ends.length, ends.at(-1)]).toEqual([28, 999_984]);
    }
  });
});

describe("what is put on the chain", () => {
  const finding = (meterId: number, fromSlot: number, kind: Finding["kind"] = "flat_line"): Finding => ({
    kind,
    meterId,
    fromSlot,
    toSlot: fromSlot + 9,
    slots: 10,
    measuredWh: 1,
    expectedWh: 0,
  });

  test("is one finding a meter, none of who has a flag, and none that began before a release", () => {
    const points = [
      { meterId: 1 },
      { meterId: 2, flag: {} },
      { meterId: 3, releasedSlot: 100 },
      { meterId: 4, releasedSlot: 100 },
    ];
    const first = finding(1, 50, "night_export");
    const later = finding(4, 100);
    const found = [first, finding(1, 50), finding(2, 50), finding(3, 99), later, finding(9, 50)];
    expect(choose(found, points)).toEqual([first, later]);
  });
});
