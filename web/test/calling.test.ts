import type { Zone, ZoneParams } from "@wattmesh/client";
import { describe, expect, test } from "vitest";
import {
  type CallFields,
  type CallLimits,
  callableSlots,
  isOneLine,
  mostCostMicro,
  readCall,
} from "@/features/calling/callForm";
import { type CutTermsFields, doubtOfCutTerms, readCutTerms, withCutTerms } from "@/features/calling/cutTermsForm";
import { doubtOfTerms, readTerms, type TermsFields, withTerms } from "@/features/calling/termsForm";

const zoneOf = (zoneId: number, parentId?: number) =>
  ({
    zoneId,
    parentId,
    line: { capacityUpWh: 4_000n, capacityDownWh: 9_000n, feeMicroPerKwh: 0 },
  }) as unknown as Zone;

/** 0 is the root, 3 hangs on 1, and 2 beside them. */
const zones = [zoneOf(0), zoneOf(1, 0), zoneOf(2, 0), zoneOf(3, 1)];

const limits: CallLimits = {
  currency: "EUR",
  locale: "en-GB",
  zone: zoneOf(1, 0),
  zones,
  current: 1_000,
  noticeSlots: undefined,
  open: [],
  availableMicro: 1_000_000n,
};

const filled: CallFields = { slot: 1_010, relief: "draw_less", energy: "2", cap: "40" };

const callErrors = (fields: Partial<CallFields>, more: Partial<CallLimits> = {}) => {
  const read = readCall({ ...filled, ...fields }, { ...limits, ...more });
  return "errors" in read ? read.errors : {};
};

describe("a call by hand", () => {
  test("is what stands in the form", () => {
    expect(readCall(filled, limits)).toEqual({
      call: { zoneId: 1, slot: 1_010, relief: "draw_less", neededWh: 2_000n, priceCapMicroPerKwh: 400_000 },
    });
  });

  test.each<[string, Partial<CallFields>, Partial<CallLimits>, object]>([
    ["a slot that begins too soon", { slot: 1_000 }, {}, { slot: "calledTooLate" }],
    ["a slot within the zone's notice", { slot: 1_006 }, { noticeSlots: 8 }, { slot: "calledTooLate" }],
    ["a slot beyond a day", { slot: 1_097 }, {}, { slot: "calledTooFar" }],
    ["a slot that is called here", {}, { open: [{ slot: 1_010, zoneId: 1 }] }, { slot: "calledAlready" }],
    ["a slot that is called above", {}, { open: [{ slot: 1_010, zoneId: 0 }] }, { slot: "calledAlready" }],
    ["a slot that is called below", {}, { open: [{ slot: 1_010, zoneId: 3 }] }, { slot: "calledAlready" }],
    ["nothing at all", { energy: "0" }, {}, { energy: "zero" }],
    ["less than nothing", { energy: "-1" }, {}, { energy: "negative" }],
    ["more than flows in", { energy: "9.001" }, {}, { energy: "beyondLine" }],
    ["more than flows out", { energy: "4.001", relief: "feed_in_less" }, {}, { energy: "beyondLine" }],
    ["no price", { cap: "" }, {}, { cap: "required" }],
    ["a price of nothing", { cap: "0" }, {}, { cap: "zero" }],
    ["a price between steps", { cap: "12.34" }, {}, { cap: "offTick" }],
    ["more money than there is", { cap: "50.1" }, {}, { cap: "noMoney" }],
  ])("for %s is refused", (_, fields, more, errors) => {
    expect(callErrors(fields, more)).toEqual(errors);
  });

  test("beside another one on another line, or for another slot, is not refused", () => {
    const open = [
      { slot: 1_010, zoneId: 2 },
      { slot: 1_011, zoneId: 1 },
    ];
    expect(callErrors({}, { open })).toEqual({});
  });

  test("says all that is wrong at once", () => {
    expect(callErrors({ slot: 1, energy: "", cap: "x" })).toEqual({
      slot: "calledTooLate",
      energy: "required",
      cap: "notANumber",
    });
  });

  test("can be for each slot from the notice to a day ahead", () => {
    for (const noticeSlots of [undefined, 2, 8, 96]) {
      const { first, last } = callableSlots({ current: 1_000, noticeSlots });
      for (const slot of [first, last]) expect(callErrors({ slot }, { noticeSlots })).toEqual({});
      expect(callErrors({ slot: first - 1 }, { noticeSlots })).toEqual({ slot: "calledTooLate" });
      expect(callErrors({ slot: last + 1 }, { noticeSlots })).toEqual({ slot: "calledTooFar" });
    }
  });

  test("costs what is needed at the cap", () => {
    expect(mostCostMicro(2_000n, 400_000)).toBe(800_000n);
  });

  test("is on one line with zones above and below, whichever is asked first", () => {
    const related = (one: number) => zones.map(({ zoneId }) => zoneId).filter((other) => isOneLine(zones, one, other));
    expect([0, 1, 2, 3].map(related)).toEqual([
      [0, 1, 2, 3],
      [0, 1, 3],
      [0, 2],
      [0, 1, 3],
    ]);
  });
});

const terms: TermsFields = { notice: "8", target: "95", cap: "40", least: "500" };
const money = { currency: "EUR", locale: "en-GB" };

describe("the terms on which the clock calls", () => {
  test("leave all else as it is set, when they are set and when they end", () => {
    const calls = { noticeSlots: 4, targetPermille: 900, priceCapMicroPerKwh: 100_000 };
    const cuts = { targetPermille: 950, compensationMicroPerKwh: 500_000 };
    const params = { bands: {} as ZoneParams["bands"], calls, cuts, minOfferWh: 100n };
    const wanted = { calls: { ...calls, noticeSlots: 8 }, minOfferWh: 500n };
    expect(withTerms(params, wanted)).toEqual({ ...params, ...wanted });
    expect(withTerms(params, "end")).toEqual({ ...params, calls: undefined });
  });

  test("are what stands in the form", () => {
    expect(readTerms(terms, money)).toEqual({
      calls: { noticeSlots: 8, targetPermille: 950, priceCapMicroPerKwh: 400_000 },
      minOfferWh: 500n,
    });
  });

  test.each<[Partial<TermsFields>, object]>([
    [{ notice: "1" }, { notice: "noticeSlots" }],
    [{ notice: "97" }, { notice: "noticeSlots" }],
    [{ notice: "2.5" }, { notice: "noticeSlots" }],
    [{ target: "0" }, { target: "percentOfLine" }],
    [{ target: "100.1" }, { target: "percentOfLine" }],
    [{ target: "95.55" }, { target: "tooManyDecimals" }],
    [{ cap: "0" }, { cap: "zero" }],
    [{ cap: "0.05" }, { cap: "offTick" }],
    [{ cap: "-1" }, { cap: "negativePrice" }],
    [{ least: "49" }, { least: "leastOffer" }],
    [{ least: "5001" }, { least: "leastOffer" }],
    [{ least: "50.5" }, { least: "wholeWh" }],
    [
      { notice: "", target: "", cap: "", least: "" },
      { notice: "noticeSlots", target: "required", cap: "required", least: "required" },
    ],
  ])("%j are refused", (fields, errors) => {
    expect(readTerms({ ...terms, ...fields }, money)).toEqual({ errors });
  });

  test("never pay more than a cut that is set", () => {
    const cuts = { targetPermille: 1_000, compensationMicroPerKwh: 400_000 };
    expect(readTerms(terms, { ...money, cuts })).toHaveProperty("calls");
    expect(readTerms({ ...terms, cap: "40.1" }, { ...money, cuts })).toEqual({ errors: { cap: "aboveCuts" } });
  });

  test.each([
    [950, 400_000, undefined],
    [950, 1_600_000, undefined],
    [950, 1_601_000, "cap"],
    [500, 400_000, undefined],
    [499, 400_000, "target"],
  ])("of %i permille and %i are doubted for: %s", (targetPermille, priceCapMicroPerKwh, doubt) => {
    expect(doubtOfTerms({ noticeSlots: 8, targetPermille, priceCapMicroPerKwh }, 320_000)).toBe(doubt);
  });
});

const cutTerms: CutTermsFields = { target: "100", compensation: "50" };
const calls = { noticeSlots: 4, targetPermille: 900, priceCapMicroPerKwh: 400_000 };

describe("the terms on which points are cut", () => {
  test("leave all else as it is set, when they are set and when they end", () => {
    const params = { bands: {} as ZoneParams["bands"], calls, minOfferWh: 100n };
    const cuts = { targetPermille: 950, compensationMicroPerKwh: 500_000 };
    expect(withCutTerms(params, cuts)).toEqual({ ...params, cuts });
    expect(withCutTerms({ ...params, cuts }, "end")).toEqual({ ...params, cuts: undefined });
  });

  test("are what stands in the form", () => {
    expect(readCutTerms(cutTerms, { ...money, calls })).toEqual({
      targetPermille: 1_000,
      compensationMicroPerKwh: 500_000,
    });
  });

  test.each<[Partial<CutTermsFields>, object]>([
    [{ target: "0" }, { target: "percentOfLine" }],
    [{ target: "100.1" }, { target: "percentOfLine" }],
    [{ compensation: "0" }, { compensation: "zero" }],
    [{ compensation: "" }, { compensation: "required" }],
    [{ compensation: "50.05" }, { compensation: "offTick" }],
    [{ compensation: "39.9" }, { compensation: "belowCalls" }],
    [
      { target: "", compensation: "-1" },
      { target: "required", compensation: "negativePrice" },
    ],
  ])("%j are refused", (fields, errors) => {
    expect(readCutTerms({ ...cutTerms, ...fields }, { ...money, calls })).toEqual({ errors });
  });

  test("may pay less where nobody is called", () => {
    expect(readCutTerms({ ...cutTerms, compensation: "0.1" }, { ...money, calls: undefined })).toMatchObject({
      compensationMicroPerKwh: 1_000,
    });
  });

  test.each([
    [950, 1_600_000, undefined],
    [950, 1_601_000, "compensation"],
    [499, 400_000, "target"],
  ])("of %i permille and %i are doubted for: %s", (targetPermille, compensationMicroPerKwh, doubt) => {
    expect(doubtOfCutTerms({ targetPermille, compensationMicroPerKwh }, 320_000)).toBe(doubt);
  });
});
