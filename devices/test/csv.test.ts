import { mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { CsvSource } from "../src/source/csvSource.ts";
import { type CsvHints, readCsv } from "../src/source/formats/csv.ts";
import type { Rejection } from "../src/source/rejection.ts";
import { RejectedError, type RejectionReason } from "../src/source/rejection.ts";
import type { LastSigned } from "../src/store/readingLog.ts";

const read = (text: string, hints?: CsvHints) => readCsv(Buffer.from(text), hints);
const wh = (text: string, hints?: CsvHints) =>
  read(text, hints).rows.map(({ importMicro }) => Number(importMicro) / 1e6);

function reasonOf(work: () => unknown): RejectionReason {
  try {
    work();
  } catch (error) {
    if (error instanceof RejectedError) return error.reason;
    throw error;
  }
  throw new Error("was taken");
}

/** A day of quarters of an hour as a clock on the wall in Berlin shows them, each with 0,25 kWh. */
function berlinDay(date: string, hours: readonly number[]): string {
  const rows = hours.flatMap((hour) =>
    [0, 15, 30, 45].map((minute) => `${date} ${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")};0,25`),
  );
  return `Zeit [Europe/Berlin];Bezug kWh\r\n${rows.join("\r\n")}\r\n`;
}
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

describe("a CSV of energies", () => {
  test.each<[string, string, CsvHints?]>([
    ["with commas and points", "time,load kWh\n2026-11-29T00:00Z,0.25\n2026-11-29T00:15Z,0.125"],
    ["with semicolons and decimal commas", "time;load kWh\n2026-11-29T00:00Z;0,25\n2026-11-29T00:15Z;0,125"],
    [
      "with a byte order mark and CR LF",
      "\ufefftime;load kWh\r\n2026-11-29T00:00Z;0,25\r\n2026-11-29T00:15Z;0,125\r\n",
    ],
    ["in Wh", "time,load Wh\n1795910400,250\n1795911300,125"],
    ["with its unit said", "time,load\n1795910400,250\n1795911300,125", { unit: "Wh" }],
    ["with its mark said", "time;load kWh\n1795910400;0,250\n1795911300;0,125", { decimalMark: "," }],
    ["with its column named", "time,x,load Wh\n1795910400,1,250\n1795911300,2,125", { importColumn: "load Wh" }],
    ["with its zone said", "t,load Wh\n2026-11-29 01:00,250\n2026-11-29 01:15,125", { timeZone: "Europe/Berlin" }],
  ])("is read %s", (_, text, hints) => {
    expect(wh(text, hints)).toEqual([250, 125]);
    expect(read(text, hints).rows[0]).toMatchObject({ from: 1_795_910_400, to: 1_795_911_300 });
  });

  test("may have rows of an hour, and both directions", () => {
    const text = "time,import kWh,export kWh\n1795910400,1,2\n1795914000,3,4";
    const { rows } = read(text, { importColumn: "import kWh", exportColumn: "export kWh" });
    expect(rows).toEqual([
      { from: 1_795_910_400, to: 1_795_914_000, importMicro: 1_000_000_000n, exportMicro: 2_000_000_000n },
      { from: 1_795_914_000, to: 1_795_917_600, importMicro: 3_000_000_000n, exportMicro: 4_000_000_000n },
    ]);
  });

  test.each([
    ["of 96 rows", berlinDay("29.11.2026", HOURS), 96],
    [
      "of 92 rows, on which clocks go forward",
      berlinDay(
        "29.03.2026",
        HOURS.filter((hour) => hour !== 2),
      ),
      92,
    ],
    ["of 100 rows, on which they go back", berlinDay("25.10.2026", [0, 1, 2, 2, ...HOURS.slice(3)]), 100],
  ])("has a day %s, without a gap", (_, text, count) => {
    const { rows, gaps } = read(text);
    expect([rows.length, gaps]).toEqual([count, []]);
    const hours = ((rows.at(-1)?.to ?? 0) - (rows[0]?.from ?? 0)) / 3_600;
    expect(hours).toBe(count / 4);
  });

  test("says what is not there", () => {
    const text = "time,load Wh\n1795910400,1\n1795911300,1\n1795914000,1";
    expect(read(text).gaps).toEqual([{ from: 1_795_912_200, to: 1_795_914_000, line: 4 }]);
  });

  test.each<[string, string, RejectionReason]>([
    ["nothing", "", "malformed"],
    ["a row that is cut off", "time,load Wh\n1795910400,1\n17959113", "malformed"],
    ["power", "time,load kW\n1795910400,1", "wrong_unit"],
    ["no unit", "time,load\n1795910400,1", "wrong_unit"],
    ["less than nothing", "time,load Wh\n1795910400,-1", "negative"],
    ["NaN", "time,load Wh\n1795910400,NaN", "not_a_number"],
    ["an empty value", "time,load Wh\n1795910400,\n1795911300,1", "not_a_number"],
    ["an exponent", "time,load Wh\n1795910400,1e3", "exponent"],
    ["a number that can be read in two ways", "time;load Wh\n1795910400;1.234\n1795911300;2.345", "malformed"],
    ["a time without a zone", "time,load Wh\n2026-11-29 00:00,1", "time_without_zone"],
    ["an hour that clocks skip", "time [Europe/Berlin],load Wh\n2026-03-29 02:00,1", "skipped_hour"],
    ["the same time twice", "time,load Wh\n1795910400,1\n1795910400,1", "bad_time"],
    ["a time that goes back", "time,load Wh\n1795910400,1\n1795911300,1\n1795910400,1", "bad_time"],
    ["a step that is no part of an hour", "time,load Wh\n1795910400,1\n1795911000,1\n1795911400,1", "bad_time"],
    ["no such column", "time,a Wh,b Wh\n1795910400,1,1", "missing"],
  ])("with %s is refused", (_, text, reason) => {
    expect(reasonOf(() => read(text))).toBe(reason);
  });

  test("in UTF-16 is refused", () => {
    expect(reasonOf(() => readCsv(Buffer.from("time,load Wh\n", "utf16le")))).toBe("malformed");
  });
});

describe("registers that run on by a file", () => {
  const SLOT_SECONDS = 900;
  const FIRST = 1_795_910_400 / SLOT_SECONDS;
  let folder: string;
  let file: string;
  let source: CsvSource;
  let rejected: Rejection[];
  let last: LastSigned | undefined;
  let written = 0;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "wattmesh-meter-csv-"));
    file = join(folder, "day.csv");
    source = new CsvSource(file, {});
    rejected = [];
    last = undefined;
    await source.start({ sample: () => {}, rejected: ({ reason, detail }) => rejected.push({ reason, detail }) });
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** Puts rows into the file: from slot `from` on, each with its energy in Wh. */
  function write(from: number, ...values: (number | string)[]): void {
    const rows = values.map((value, at) => `${(from + at) * SLOT_SECONDS},${value}`);
    writeFileSync(file, `time,load Wh\n${rows.join("\n")}\n`);
    written += 1;
    utimesSync(file, written, written);
  }

  /** What a meter would sign up to a slot. */
  async function sign(to: number): Promise<[slot: number, importTotalWh: number][]> {
    const from = last === undefined ? to : last.slot + 1;
    const samples = await source.fill({ from, to, slotSeconds: SLOT_SECONDS, last });
    return samples.map(({ atMs, carry, ...registers }) => {
      const slot = atMs / 1_000 / SLOT_SECONDS - 1;
      last = { ...registers, slot, carry: JSON.parse(JSON.stringify(carry)) };
      return [slot - FIRST, Number(registers.importTotalWh)];
    });
  }

  test("begin at nothing, and count what comes after, whatever is less than a Wh included", async () => {
    expect(await sign(FIRST)).toEqual([[0, 0]]);
    write(FIRST - 2, 100, 100, 100, "10.6", "10.6");
    expect(await sign(FIRST + 5)).toEqual([
      [1, 10],
      [2, 21],
    ]);
  });

  test("count a row once, though it is in the next file as well", async () => {
    await sign(FIRST);
    write(FIRST + 1, 10, 20);
    expect((await sign(FIRST + 2)).at(-1)).toEqual([2, 30]);
    write(FIRST + 1, 10, 20, 30);
    expect(await sign(FIRST + 3)).toEqual([[3, 60]]);
  });

  test("say nothing of a gap, and go on behind it", async () => {
    await sign(FIRST);
    writeFileSync(file, `time,load Wh\n${(FIRST + 1) * 900},10\n${(FIRST + 2) * 900},10\n${(FIRST + 5) * 900},10\n`);
    expect(await sign(FIRST + 6)).toEqual([
      [1, 10],
      [2, 20],
      [5, 30],
    ]);
    expect(rejected).toEqual([
      { reason: "gap", detail: expect.stringContaining("2026-11-29T00:45:00Z to 2026-11-29T01:15:00Z") },
    ]);
  });

  test("stand still while the file is wrong or not there, and go on once it is right", async () => {
    await sign(FIRST);
    expect(await sign(FIRST + 1)).toEqual([]);
    write(FIRST + 1, "1e3");
    expect(await sign(FIRST + 1)).toEqual([]);
    expect(rejected.map(({ reason }) => reason)).toEqual(["unreachable", "exponent"]);
    write(FIRST + 1, 10);
    expect(await sign(FIRST + 1)).toEqual([[1, 10]]);
  });
});
