import { addDays, type Day, isoDay } from "@wattmesh/client";
import type { Bill } from "@wattmesh/indexer-client";
import { describe, expect, test } from "vitest";
import { lastTwoWeeks, weekReport } from "@/features/report/week";

const zero = Object.fromEntries(
  ["forward_bought_wh", "forward_sold_wh", "pool_sold_wh", "utility_bought_wh", "utility_sold_wh", "held_wh", "used_wh"]
    .concat("own_wh", "import_from_storage_wh", "export_to_neighbours_wh", "export_to_storage_wh")
    .concat("export_wh", "catch_up_import_wh", "catch_up_export_wh", "utility_alone_micro")
    .map((name) => [name, "0"]),
);

/** Days from one on, each with 1 kWh taken, 400 Wh of it from neighbours. */
const daysFrom = (first: Day, count: number) =>
  Array.from({ length: count }, (_, index) => ({
    ...zero,
    from: isoDay(addDays(first, index)),
    slots: 96,
    import_wh: "1000",
    pool_bought_wh: "400",
    import_from_neighbours_wh: "400",
    money_micro: "-200000",
    saved_micro: "30000",
  })) as unknown as Bill[];

const saturday = { year: 2026, month: 11, day: 21 };
const monday = { year: 2026, month: 11, day: 9 };

describe("a week", () => {
  test("that is not over is not reported: the two before it are asked for", () => {
    const { from, to } = lastTwoWeeks(saturday);
    expect([isoDay(from), isoDay(to)]).toEqual(["2026-11-02", "2026-11-16"]);
  });

  test("is the sum of its days, beside the one before", () => {
    const report = weekReport(daysFrom(addDays(monday, -7), 14), saturday);
    expect(report).toMatchObject({ from: monday, last: { year: 2026, month: 11, day: 15 } });
    expect(report?.week).toMatchObject({
      importWh: 7_000n,
      fromNeighboursWh: 2_800n,
      moneyMicro: -1_400_000n,
      savedMicro: 210_000n,
    });
    expect(report?.before?.importWh).toBe(7_000n);
  });

  test("without a full one before stands alone", () => {
    expect(weekReport(daysFrom(monday, 7), saturday)?.before).toBeUndefined();
  });

  test("with a day that was not metered is not enough", () => {
    const days = daysFrom(monday, 7).map((day, index) => (index === 3 ? { ...day, slots: 0 } : day));
    expect(weekReport(days, saturday)).toBeUndefined();
    expect(weekReport([], saturday)).toBeUndefined();
  });
});
