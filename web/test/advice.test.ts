import type { Outlook } from "@wattmesh/indexer-client";
import { describe, expect, test } from "vitest";
import { adviceOf } from "@/features/home/advice";

type Basis = Outlook["slots"][number]["basis"];

/** Prices in ct/kWh from slot 100 on. */
const outlook = (cents: readonly (number | null)[], basis: Basis = "forward") => ({
  trading_fee_micro_per_kwh: 2_000,
  slots: cents.map((cent, index) => ({
    slot: 100 + index,
    starts_at: "",
    price_micro_per_kwh: cent === null ? null : cent * 10_000,
    basis: cent === null ? null : basis,
  })),
});

describe("advice for what can wait", () => {
  test("names the cheapest hour and a quarter, and what a kWh costs then with the fee", () => {
    const advice = adviceOf(outlook([30, 30, 30, 30, 30, 30, 12, 12, 12, 12, 12, 25]));
    expect(advice).toEqual({ kind: "later", fromSlot: 106, toSlot: 110, priceMicroPerKwh: 122_000 });
  });

  test("says now when it has begun", () => {
    expect(adviceOf(outlook([12, 12, 12, 12, 12, 20, 30]))).toEqual({
      kind: "now",
      toSlot: 104,
      priceMicroPerKwh: 122_000,
    });
  });

  test("takes the first of two that cost the same", () => {
    const advice = adviceOf(outlook([30, 30, 30, 30, 30, 12, 12, 12, 12, 12, 30, 12, 12, 12, 12, 12]));
    expect(advice).toMatchObject({ kind: "later", fromSlot: 105 });
  });

  test.each([
    ["a price that stays", [20, 20, 20, 20, 20, 20, 20]],
    ["less than a twentieth", [20, 20, 20, 20, 20, 20, 19]],
  ])("tells nobody to wait for %s", (_, cents) => expect(adviceOf(outlook(cents))).toEqual({ kind: "same" }));

  test.each([
    ["nothing is known", outlook([null, null, null, null, null, null])],
    ["only the last price is known", outlook([20, 20, 20, 10, 10, 10, 10, 10], "last")],
    ["too little is known", outlook([20, 10, 10, 10, 10])],
    ["the present is not known", outlook([null, 20, 20, 20, 20, 20, 10, 10, 10, 10])],
  ])("says nothing where %s", (_, known) => expect(adviceOf(known)).toBeUndefined());
});
