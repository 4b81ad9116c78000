import type { Bill } from "@wattmesh/indexer-client";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { billsCsv, type CsvWords } from "@/features/history/billsCsv";
import { fileName } from "@/features/history/fileName";
import { statementSum } from "@/features/history/statementLines";
import { csvFormOf, csvForms } from "@/lib/files/csv";

const words: CsvWords = {
  period: "Day",
  state: "State",
  states: { open: "so far", provisional: 'provisional, "open"', final: "final" },
  taken: "Taken",
  fromNeighbours: "From neighbours",
  fromUtility: "From utility",
  fromStorage: "From storage",
  fedIn: "Fed in",
  toNeighbours: "To neighbours",
  toUtility: "To utility",
  toStorage: "Stored",
  own: "Own",
  money: "Money",
  utilityAlone: "Utility alone",
  saved: "Better by",
};

const bill = (part: Partial<Bill>): Bill =>
  ({
    from: "2026-11-21",
    slots: 96,
    state: "final",
    import_wh: "0",
    export_wh: "0",
    own_wh: "0",
    import_from_neighbours_wh: "0",
    import_from_storage_wh: "0",
    export_to_neighbours_wh: "0",
    export_to_storage_wh: "0",
    forward_bought_wh: "0",
    pool_bought_wh: "0",
    utility_bought_wh: "0",
    used_wh: "0",
    catch_up_import_wh: "0",
    catch_up_export_wh: "0",
    catch_up_earned_micro: "0",
    catch_up_paid_micro: "0",
    money_micro: "0",
    utility_micro: "0",
    neighbours_micro: "0",
    utility_alone_micro: "0",
    saved_micro: "0",
    ...part,
  }) as Bill;

const day = bill({
  import_wh: "12345",
  import_from_neighbours_wh: "5000",
  money_micro: "-1234567",
  utility_alone_micro: "-2000000",
  saved_micro: "765433",
});

describe("bills as a file for spreadsheets", () => {
  test("name units in the header and keep every Wh and millionth", () => {
    expect(billsCsv([day], words, "comma", "EUR").split("\r\n")).toEqual([
      "\ufeffDay,Taken (kWh),From neighbours (kWh),From utility (kWh),From storage (kWh),Fed in (kWh),To neighbours (kWh),To utility (kWh),Stored (kWh),Own (kWh),Money (EUR),Utility alone (EUR),Better by (EUR),State",
      "2026-11-21,12.345,5.000,7.345,0.000,0.000,0.000,0.000,0.000,0.000,-1.234567,-2.000000,0.765433,final",
      "",
    ]);
  });

  test("are written as a German spreadsheet reads them", () => {
    const [, row] = billsCsv([day], words, "semicolon", "EUR").split("\r\n");
    expect(row).toBe(
      "2026-11-21;12,345;5,000;7,345;0,000;0,000;0,000;0,000;0,000;0,000;-1,234567;-2,000000;0,765433;final",
    );
    expect([csvFormOf("de-DE"), csvFormOf("en-GB")]).toEqual(["semicolon", "comma"]);
  });

  test("have days that were metered only", () => {
    const rows = billsCsv([bill({ slots: 0 }), day, bill({ slots: 0 })], words, "tab", "EUR")
      .trim()
      .split("\r\n");
    expect(rows).toHaveLength(2);
  });

  test("quote what a column cannot hold", () => {
    expect(billsCsv([bill({ state: "provisional" })], words, "comma", "EUR")).toContain('"provisional, ""open"""');
  });

  test("never have a decimal mark that is the separator, whatever the numbers are", () => {
    const micro = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }).map(String);
    fc.assert(
      fc.property(micro, fc.constantFrom("comma" as const, "semicolon" as const, "tab" as const), (money, form) => {
        const [head = "", row = ""] = billsCsv([bill({ money_micro: money })], words, form, "EUR").split("\r\n");
        const { separator, decimalMark } = csvForms[form];
        const cells = row.split(separator);
        expect(cells).toHaveLength(head.split(separator).length);
        const [whole = "", fraction = ""] = (cells[10] ?? "").split(decimalMark);
        expect(BigInt(`${whole}${fraction}`)).toBe(BigInt(money));
      }),
    );
  });

  test.each([
    ["day", "wattmesh-WM-00001-2026-11-21.csv"],
    ["month", "wattmesh-WM-00001-2026-11.csv"],
    ["year", "wattmesh-WM-00001-2026.csv"],
    ["week", "wattmesh-WM-00001-week-2026-11-21.csv"],
  ] as const)("of a %s are called after it", (view, name) => {
    expect(fileName("WM-00001", view, "2026-11-21", "csv")).toBe(name);
    expect(fileName("../a b", view, "2026-11-21", "csv")).not.toContain("/");
  });
});

describe("a statement", () => {
  test("comes to the sum of its lines", () => {
    const micro = fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n });
    const any = fc.record({ neighbours: micro, utility: micro, earned: micro, paid: micro });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 31 }), (days) => {
        const bills = days.map(({ neighbours, utility, earned, paid }) =>
          bill({
            neighbours_micro: String(neighbours),
            utility_micro: String(utility),
            catch_up_earned_micro: String(earned),
            catch_up_paid_micro: String(paid),
            money_micro: String(neighbours + utility),
          }),
        );
        const { neighboursMicro, utilityMicro, lateMicro, sumMicro } = statementSum(bills, 190n);
        expect(neighboursMicro + utilityMicro + lateMicro).toBe(sumMicro);
      }),
    );
  });

  test.each([
    ["-119000000", 190n, 19_000_000n],
    ["-108100000", 81n, 8_100_000n],
    ["-119000000", 0n, 0n],
    ["119000000", 190n, 0n],
  ])("that comes to %s, with %s thousandths of VAT in it, names %s", (money, permille, vat) => {
    expect(statementSum([bill({ money_micro: money })], permille).vatMicro).toBe(vat);
  });
});
