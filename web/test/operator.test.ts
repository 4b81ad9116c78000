import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { doubtOf, isBeyondSpread } from "@/features/operator/doubts";
import { firstSlotWhere } from "@/features/operator/firstSlotWhere";
import { zonesBelow } from "@/features/operator/getHouseholds";

const now = { feedInMicroPerKwh: 80_000, retailMicroPerKwh: 320_000, tradingFeeMicroPerKwh: 2_000 };

describe("a tariff that an operator is about to sign", () => {
  test.each([
    ["as it is", {}, undefined],
    ["with a fee as wide as the spread", { tradingFeeMicroPerKwh: 240_000 }, undefined],
    ["with a fee above the spread", { tradingFeeMicroPerKwh: 241_000 }, "fee"],
    ["without a spread and with a fee", { feedInMicroPerKwh: 320_000 }, "fee"],
    ["with a price that is doubled", { retailMicroPerKwh: 640_000 }, undefined],
    ["with a price more than doubled", { retailMicroPerKwh: 641_000 }, "far"],
    ["with a price less than halved", { feedInMicroPerKwh: 39_000 }, "far"],
  ] as const)("%s is doubted for %s", (_, change, doubt) => {
    expect(doubtOf({ ...now, ...change }, now)).toBe(doubt);
  });

  test("from nothing may become anything", () => {
    expect(doubtOf({ ...now, feedInMicroPerKwh: 100_000 }, { ...now, feedInMicroPerKwh: 0 })).toBeUndefined();
  });

  test("a line's fee is measured against the same spread", () => {
    expect([isBeyondSpread(240_000, now), isBeyondSpread(240_001, now)]).toEqual([false, true]);
  });
});

test("the slot from which a change holds is found in as many questions as the range can be halved", async () => {
  const slots = fc.record({
    from: fc.nat(1_000_000),
    ahead: fc.integer({ min: 1, max: 100_000 }),
    part: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  await fc.assert(
    fc.asyncProperty(slots, async ({ from, ahead, part }) => {
      const changed = from + Math.max(1, Math.round(ahead * part));
      let asked = 0;
      const found = await firstSlotWhere(from, from + ahead, async (slot) => {
        asked += 1;
        return slot >= changed;
      });
      expect(found).toBe(changed);
      expect(asked).toBeLessThanOrEqual(Math.ceil(Math.log2(ahead)) + 1);
    }),
  );
});

test("a change of a zone concerns all that lie below it", () => {
  const zones = [
    { zoneId: 0, parentId: undefined },
    { zoneId: 1, parentId: 0 },
    { zoneId: 2, parentId: 0 },
    { zoneId: 3, parentId: 1 },
  ];
  expect(zonesBelow(zones, 1)).toEqual([1, 3]);
  expect(zonesBelow(zones, 0)).toEqual([0, 1, 2, 3]);
  expect(zonesBelow(zones, 2)).toEqual([2]);
});
