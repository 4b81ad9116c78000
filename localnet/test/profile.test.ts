import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatProfile, parseProfile, readProfile, rowAt, valueAt } from "../src/data/profile.ts";
import { quarterHoursOf } from "../src/data/read/quarterHours.ts";
import type { Hints } from "../src/data/read/series.ts";
import type { Kind } from "../src/data/read/unit.ts";
import { ProfileError } from "../src/errors.ts";
import { project } from "../src/project.ts";

const NANO = 1_000_000_000n;
const START = 1_613_343_600;
const sample = (name: string) => fileURLToPath(new URL(`profiles/${name}`, import.meta.url));
const milli = ({ nano }: { nano: bigint[] }) => nano.map((value) => Number(value / 1_000_000n) / 1000);

/** Two quarters of an hour with 159.5 and 142 W, unless the row says otherwise. */
interface Spelling {
  written: string;
  text: string;
  kind?: Kind;
  hints?: Hints;
  values?: number[];
  start?: number;
}

const usual = [159.5, 142];

describe("a profile may be written", () => {
  test.each<Spelling>([
    { written: "as the localnet's own data", text: "timestamp,electricity\n1613343600,159.5\n1613344500,142" },
    { written: "with power as the column's name", text: "timestamp,power\n1613343600,159.5\n1613344500,142\n" },
    { written: "with semicolons and decimal commas", text: "timestamp;power\n1613343600;159,5\n1613344500;142\n" },
    { written: "with semicolons and decimal points", text: "timestamp;power\n1613343600;159.5\n1613344500;142\n" },
    { written: "with tabs", text: "timestamp\tpower\n1613343600\t159,5\n1613344500\t142\n" },
    { written: "with tabs and quotes", text: 'timestamp\t"power"\n1613343600\t"159,5"\n1613344500\t"142"\n' },
    { written: "in quotes", text: '"timestamp","power"\n"1613343600","159.5"\n"1613344500","142"\n' },
    { written: "with decimal commas in quotes", text: 'timestamp,power\n1613343600,"159,5"\n1613344500,"142,0"\n' },
    {
      written: "with a separator after the last field",
      text: "timestamp;power;\n1613343600;159,5;\n1613344500;142;\n",
    },
    {
      written: "with a separator after the last field of rows only",
      text: "timestamp,power\n1613343600,159.5,\n1613344500,142,",
    },
    {
      written: "with the line by which a spreadsheet names its separator",
      text: "sep=;\ntimestamp;power\n1613343600;159,5\n1613344500;142",
    },
    { written: "with lines that end by CR LF", text: "timestamp,power\r\n1613343600,159.5\r\n1613344500,142\r\n" },
    { written: "with lines that end by CR alone", text: "timestamp,power\r1613343600,159.5\r1613344500,142\r" },
    {
      written: "with empty lines and lines of separators only",
      text: "timestamp;power\n\n1613343600;159,5\n1613344500;142\n;;\n\n",
    },
    { written: "with spaces around", text: " timestamp , power \n 1613343600 , 159.5 \n 1613344500 , 142 \n" },
    {
      written: "with several columns, one of which is named",
      text: "t,grid,power\n1613343600,1,159.5\n1613344500,2,142",
      hints: { column: "Power" },
    },
  ])("$written", ({ text, hints }) => {
    const profile = parseProfile("p.csv", text, "load", hints);
    expect([profile.start, milli(profile)]).toEqual([START, usual]);
  });

  test.each<Spelling>([
    {
      written: "Unix seconds with zeros after the point",
      text: "timestamp,power\n1613343600.0,159.5\n1613344500.0,142",
    },
    { written: "milliseconds", text: "timestamp,power\n1613343600000,159.5\n1613344500000,142" },
    { written: "ISO 8601 in UTC", text: "time,power\n2021-02-14T23:00:00Z,159.5\n2021-02-14T23:15:00Z,142" },
    {
      written: "ISO 8601 with fractions of zero",
      text: "time,power\n2021-02-14T23:00:00.000Z,159.5\n2021-02-14T23:15:00.000Z,142",
    },
    {
      written: "ISO 8601 with an offset",
      text: "time,power\n2021-02-15T00:00:00+01:00,159.5\n2021-02-15T00:15:00+01:00,142",
    },
    {
      written: "an offset without a colon",
      text: "time,power\n2021-02-15 00:00+0100,159.5\n2021-02-15 00:15+0100,142",
    },
    {
      written: "a zone in brackets",
      text: "time,power\n2021-02-15T00:00+01:00[Europe/Berlin],159.5\n2021-02-15T00:15+01:00[Europe/Berlin],142",
    },
    {
      written: "a zone beside each time",
      text: "time,power\n2021-02-15 00:00 Europe/Berlin,159.5\n2021-02-15 00:15 Europe/Berlin,142",
    },
    {
      written: "a zone in the header",
      text: "time [Europe/Berlin],power\n2021-02-15 00:00,159.5\n2021-02-15 00:15,142",
    },
    { written: "UTC in the header", text: "timestamp_utc,power\n2021-02-14 23:00,159.5\n2021-02-14 23:15,142" },
    {
      written: "a zone that is said",
      text: "time,power\n2021-02-15 00:00,159.5\n2021-02-15 00:15,142",
      hints: { timeZone: "Europe/Berlin" },
    },
    {
      written: "days as in German",
      text: "Zeit;power\n15.02.2021 00:00;159,5\n15.02.2021 00:15;142",
      hints: { timeZone: "Europe/Berlin" },
    },
    {
      written: "midnight as 24:00",
      text: "time,power\n2021-02-14T24:00Z,159.5\n2021-02-15T00:15Z,142",
      start: 1_613_347_200,
    },
  ])("with times in $written", ({ text, hints, start = START }) => {
    const profile = parseProfile("p.csv", text, "load", hints);
    expect([profile.start, milli(profile)]).toEqual([start, usual]);
  });

  test.each<[string, bigint, string]>([
    ["159", 159n * NANO, "a whole number"],
    ["0.8837499999999999", 883_749_999n, "what is finer than a billionth is cut off"],
    ["0.0", 0n, "nothing"],
    ["-0", 0n, "nothing with a sign"],
    [".5", NANO / 2n, "nothing before the point"],
    ["5.", 5n * NANO, "nothing after the point"],
    ["+5", 5n * NANO, "with a sign"],
    ["1.5e-3", 1_500_000n, "an exponent"],
    ["12e-10", 1n, "an exponent of what is hardly there"],
    ["1.5E+3", 1_500n * NANO, "an exponent with a sign"],
    ["1e3", 1_000n * NANO, "an exponent without a point"],
    ["-0.0004", 0n, "a tiny negative is nothing"],
    ["-3.1e-12", 0n, "a tiny negative by an exponent is nothing"],
    ['"1,234.5"', 1_234_500_000_000n, "with a mark between thousands"],
  ])("with the number %s: %s nW, %s", (written, nano) => {
    expect(parseProfile("p.csv", `timestamp,power_W\n0,${written}`, "load").nano).toEqual([nano]);
  });

  test.each<Spelling>([
    { written: "W in the header", text: "timestamp,power_w\n0,400\n900,800", values: [400, 800] },
    { written: "kW in the header", text: "timestamp;Leistung [kW]\n0;0,4\n900;0,8", values: [400, 800] },
    { written: "Wh a quarter of an hour", text: "timestamp,energy (Wh)\n0,100\n900,200", values: [400, 800] },
    { written: "kWh a quarter of an hour", text: "timestamp;Verbrauch in kWh\n0;0,1\n900;0,2", values: [400, 800] },
    {
      written: "kWh an hour",
      text: "timestamp,kWh\n0,0.4\n3600,0.8",
      values: [400, 400, 400, 400, 800, 800, 800, 800],
    },
    { written: "kWh per hour, which is power", text: "timestamp,load kWh/h\n0,0.4\n900,0.8", values: [400, 800] },
    {
      written: "a unit that is said",
      text: "timestamp,power\n0,0.1\n900,0.2",
      hints: { unit: "kWh" },
      values: [400, 800],
    },
    {
      written: "a unit that is said against the header",
      text: "timestamp,power_W\n0,0.1\n900,0.2",
      hints: { unit: "kWh" },
      values: [400, 800],
    },
    {
      written: "W of hardly anything, where the header says so",
      text: "timestamp,power_W\n0,0.1\n900,0.2",
      values: [0.1, 0.2],
    },
    {
      written: "parts of the panels' peak",
      text: "timestamp,electricity\n0,0.25\n900,-0.002",
      kind: "pv",
      values: [0.25, 0],
    },
    { written: "percent of the panels' peak", text: "timestamp;pv %\n0;25,5\n900;100", kind: "pv", values: [0.255, 1] },
  ])("in $written", ({ text, kind = "load", hints, values }) => {
    expect(milli(parseProfile("p.csv", text, kind, hints))).toEqual(values);
  });

  test("as a spreadsheet in German saves it, byte order mark and all", async () => {
    const profile = await readProfile(sample("excel-de.csv"), "load");
    expect([profile.start, milli(profile)]).toEqual([START, usual]);
  });

  test("with timestamp,power as its header", async () => {
    expect(milli(await readProfile(sample("power.csv"), "load"))).toEqual([100, 90]);
  });
});

describe("a profile is refused", () => {
  const HEAD = "timestamp,power_W\n";

  test.each<[string, string, string, Kind?]>([
    ["without rows", HEAD, "p.csv: there are no rows below the header"],
    ["without anything", "", "p.csv: there are no rows"],
    [
      "without a header",
      "1613343600,159\n1613344500,142",
      'p.csv:1: "1613343600,159" is a row, where the header should be: put a line like timestamp,power_W before it',
    ],
    ["with one column", "power\n1", 'p.csv:1: "power" is no header: it has no two columns'],
    [
      "with several columns of values",
      "t,a,b\n0,1,2",
      'p.csv:1: "t,a,b" has several columns of values: run wattmesh-data convert with --column and one of a, b',
    ],
    [
      "with a decimal comma between commas",
      `${HEAD}0,159,5`,
      'p.csv:2: "0,159,5" has 3 fields, not 2 as the header; where a comma is in numbers, separate fields by semicolons',
    ],
    ["with a field too few", `${HEAD}0,1\n900`, 'p.csv:3: "900" has 1 fields, not 2 as the header'],
    [
      "with a quote that does not end",
      `${HEAD}0,"1\n900,1`,
      'p.csv:2: "0,\\"1" has a quote that does not end where its field does',
    ],
    ["below zero", `${HEAD}0,-5`, 'p.csv:2: "-5" is below zero: a load is what is used'],
    ["with a gap in its numbers", `${HEAD}0,1\n900,`, 'p.csv:3: "" is empty: fill the gap with a number'],
    ["with no number", `${HEAD}0,NaN`, 'p.csv:2: "NaN" is no number: write it like 1234.5'],
    ["with more than there is", `${HEAD}0,1e30`, 'p.csv:2: "1e30" is more than 1 GW: is the unit right?'],
    [
      "with both decimal marks",
      "t;power_W\n0;1,5\n900;1.5",
      'p.csv:3: "1.5" has a point, line 2 a comma: write all numbers alike, or run wattmesh-data convert with --decimal-mark',
    ],
    [
      "with marks that may be between thousands",
      "t;power_W\n0;1.234\n900;2.345",
      'p.csv:2: "1.234" may be 1234 or 1.234: write nothing between thousands, or run wattmesh-data convert with --decimal-mark',
    ],
    ["with a fraction of a second", `${HEAD}0.5,1`, 'p.csv:2: "0.5" is not in whole seconds'],
    [
      "with a gap",
      `${HEAD}0,1\n900,1\n2700,1`,
      'p.csv:4: "2700" is 1800 s after the row before, not 900: add the rows between, or cut the file',
    ],
    [
      "with rows of a day",
      `${HEAD}0,1\n86400,1`,
      'p.csv:3: "86400" is 86400 s after the row before: rows are to follow each other in steps of an hour or of a whole part of it',
    ],
    ["with rows that go back", `${HEAD}900,1\n0,1`, 'p.csv:3: "0" is -900 s after the row before'],
    [
      "with a last quarter of an hour that is not full",
      `${HEAD}0,1\n300,1`,
      'p.csv:3: "300" ends within a quarter of an hour: cut the rows that do not fill it',
    ],
    [
      "with times that a spreadsheet shortened",
      "timestamp;power_W\n1,61334E+12;1",
      'p.csv:2: "1,61334E+12" was shortened by a spreadsheet',
    ],
    [
      "with times of no zone",
      "time,power_W\n2021-02-15 00:00,1",
      'p.csv:2: "2021-02-15 00:00" has no offset: name the zone in the header, as in time [Europe/Berlin], or run wattmesh-data convert with --time-zone',
    ],
    [
      "with a zone that is none",
      "time,power_W\n2021-02-15 00:00 Europe/Atlantis,1",
      'p.csv:2: "Europe/Atlantis" is no time zone: take a name like Europe/Berlin',
    ],
    [
      "with a time that clocks skip",
      "time [Europe/Berlin],power_W\n2021-03-28 02:15,1",
      'p.csv:2: "2021-03-28 02:15" does not exist in Europe/Berlin, where clocks skip it',
    ],
    [
      "with an offset that its zone does not have",
      "time,power_W\n2021-02-15T00:00+02:00[Europe/Berlin],1",
      "has an offset that Europe/Berlin does not have then",
    ],
    [
      "with a day that does not exist",
      "time,power_W\n2021-02-30T00:00Z,1",
      'p.csv:2: "2021-02-30T00:00Z" is no time: write Unix seconds, or times like 2021-02-15T00:00:00+01:00',
    ],
    [
      "as a load per unit",
      "t,per unit\n0,1",
      'p.csv:1: "per unit" is in per_unit, but a load is in one of W, kW, Wh, kWh: is this a PV profile?',
    ],
    [
      "as panels in W",
      "t,power_W\n0,1",
      'p.csv:1: "power_W" is in W, but a PV profile is power per unit of peak power: divide by the peak power',
      "pv",
    ],
    [
      "as panels above their peak",
      "t,power\n0,350",
      'p.csv:2: "350" is more than the peak: divide by the peak power',
      "pv",
    ],
  ])("%s", (_, text, message, kind = "load") => {
    expect(() => parseProfile("p.csv", text, kind)).toThrow(message);
  });

  test.each([
    [
      "t,power\n0,0.1\n900,0.11",
      '"power" has no unit, and in W is 0.9 kWh a year: is this kWh? (in kWh 3679 kWh, in kW 919 kWh)',
    ],
    [
      "t,electricity\n0,0.02\n900,0.02",
      '"electricity" has no unit, and in W is 0.1 kWh a year: is this kWh? (in kWh 700 kWh, in kW 175 kWh)',
    ],
    [
      "t,power\n0,8\n900,8",
      '"power" has no unit, and in W is 70.0 kWh a year: is this Wh? (in Wh 280 kWh); name the unit in the header, as in power_kWh, or run wattmesh-data convert with --unit',
    ],
    ["t,power\n0,0\n900,0", '"power" has no unit, and in W is 0.0 kWh a year: which unit is this?'],
    [
      "t,consumption\n0,100\n900,100",
      '"consumption" has no unit, and in W is 876 kWh a year: is this Wh? (in Wh 3504 kWh)',
    ],
  ])("when it does not say its unit, with what the year would come to: %j", (text, message) => {
    expect(() => parseProfile("p.csv", text, "load")).toThrow(`p.csv:1: ${message}`);
  });

  test("by an error that names line and value, 80 characters of it at most", () => {
    try {
      parseProfile("p.csv", `${HEAD}0,${"x".repeat(500)}`, "load");
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(ProfileError);
      expect(error).toMatchObject({ file: "p.csv", line: 2, value: `${"x".repeat(79)}…`, retryHelps: false });
      expect((error as Error).message.length).toBeLessThan(160);
    }
  });

  test("when there is no file", async () => {
    await expect(readProfile("/nowhere/p.csv", "load")).rejects.toThrow("/nowhere/p.csv: cannot be read (ENOENT)");
  });
});

test("any text is a profile or a ProfileError", () => {
  const word = fc.oneof(
    fc.constantFrom(
      ",",
      ";",
      "\t",
      "\n",
      "\r",
      '"',
      " ",
      "timestamp",
      "power",
      "kWh",
      "[Europe/Berlin]",
      "-",
      "e",
      ".",
      "+",
    ),
    fc.constantFrom(
      "0",
      "900",
      "1800",
      "1613343600000",
      "2021-03-28 02:30",
      "2021-02-15T00:00:00Z",
      "15.02.2021 24:00",
      "1,5",
      "1.5",
    ),
    fc.string({ maxLength: 5 }),
  );
  fc.assert(
    fc.property(
      fc.array(word, { maxLength: 40 }),
      fc.constantFrom<Kind>("load", "pv"),
      fc.boolean(),
      (words, kind, headed) => {
        try {
          const { nano } = parseProfile("p.csv", (headed ? "timestamp,power_W\n0," : "") + words.join(""), kind);
          expect(nano.every((value) => value >= 0n)).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(ProfileError);
        }
      },
    ),
    { numRuns: 1_000 },
  );
});

describe("times on the wall", () => {
  const hourly = (zone: string, times: string[]) =>
    parseProfile("p.csv", [`time [${zone}],power_W`, ...times.map((time) => `${time},100`)].join("\n"), "load");

  test("come twice in the hour in which clocks go back", () => {
    const profile = hourly("Europe/Berlin", [
      "2021-10-31 01:00",
      "2021-10-31 02:00",
      "2021-10-31 02:00",
      "2021-10-31 03:00",
    ]);
    expect(profile.start).toBe(Date.parse("2021-10-30T23:00Z") / 1000);
    expect(profile.nano).toHaveLength(16);
  });

  test("jump in the hour in which clocks go forward", () => {
    expect(hourly("Europe/Berlin", ["2021-03-28 01:00", "2021-03-28 03:00", "2021-03-28 04:00"]).nano).toHaveLength(12);
  });

  test("are refused where the hour that comes twice stands once", () => {
    expect(() => hourly("Europe/Berlin", ["2021-10-31 01:00", "2021-10-31 02:00", "2021-10-31 03:00"])).toThrow(
      'p.csv:4: "2021-10-31 03:00" is 7200 s after the row before, not 3600',
    );
  });
});

describe("rows of other lengths", () => {
  test.each<[string, number, bigint[], bigint[]]>([
    ["an hour are four quarters of it", 3_600, [400n], [400n, 400n, 400n, 400n]],
    ["half an hour are two", 1_800, [400n, 100n], [400n, 400n, 100n, 100n]],
    ["20 minutes are one and a third", 1_200, [300n, 600n, 900n], [300n, 500n, 700n, 900n]],
    ["5 minutes are a third of one", 300, [1n, 1n, 2n, 1n, 2n, 2n], [1n, 2n]],
    ["a minute are a fifteenth", 60, [...Array(14).fill(0n), 15n, ...Array(15).fill(2n)], [1n, 2n]],
  ])("%s", (_, rowSeconds, rows, quarters) => {
    expect(quarterHoursOf(rows, rowSeconds)).toEqual(quarters);
  });

  test("have the same mean as their quarters of an hour, to the last billionth that makes one", () => {
    const steps = fc.constantFrom(60, 300, 600, 900, 1_200, 1_800, 3_600);
    fc.assert(
      fc.property(steps, fc.array(fc.bigInt(0n, 10n ** 13n), { minLength: 1, maxLength: 6 }), (rowSeconds, some) => {
        const rows = Array.from({ length: 3_600 / rowSeconds }, () => some).flat();
        const quarters = quarterHoursOf(rows, rowSeconds);
        const sum = (values: bigint[]) => values.reduce((total, value) => total + value, 0n);
        expect(quarters).toHaveLength((rows.length * rowSeconds) / 900);
        expect(sum(quarters)).toBe((sum(rows) * BigInt(rowSeconds)) / 900n);
      }),
    );
  });
});

describe("the canonical form", () => {
  test("says its unit and reads as what it was written from", () => {
    const loads = fc.record({
      start: fc.integer({ min: 0, max: 4_000_000_000 }),
      nano: fc.array(fc.bigInt(0n, 10n ** 18n), { minLength: 1, maxLength: 50 }),
    });
    fc.assert(
      fc.property(loads, (series) => {
        expect(parseProfile("p.csv", formatProfile(series, "load"), "load")).toEqual({ file: "p.csv", ...series });
      }),
    );
  });

  test.each<[Kind, string]>([
    ["load", "timestamp,electricity_W\n0,159.5\n900,0\n"],
    ["pv", "timestamp,electricity_per_unit\n0,1\n900,0.000000001\n"],
  ])("of a %s is read and written as %j", (kind, text) => {
    expect(formatProfile(parseProfile("p.csv", text, kind), kind)).toBe(text);
  });
});

describe("a profile", () => {
  test("starts again from its first row after the last", () => {
    const profile = parseProfile("p.csv", "t,power_W\n0,1\n900,2\n1800,3", "load");
    expect([0, 1, 2, 3].map((rows) => valueAt(profile, 900, rows) / NANO)).toEqual([2n, 3n, 1n, 2n]);
  });

  test("names the rows it has when it is asked for another", () => {
    const profile = parseProfile("p.csv", "t,power_W\n0,1\n900,2", "load");
    expect(() => rowAt(profile, 1_000)).toThrow(
      "p.csv: no row starts at 1970-01-01T00:16:40Z; rows start every quarter of an hour from 1970-01-01T00:00:00Z to 1970-01-01T00:15:00Z",
    );
  });

  test("of the data that comes with the localnet has 4316 rows", async () => {
    expect((await readProfile(`${project.data}/hh_2012_3.csv`, "load")).nano).toHaveLength(4316);
    expect((await readProfile(`${project.data}/pv_2_pu.csv`, "pv")).nano).toHaveLength(4316);
    expect(fileURLToPath(new URL("../data/households", import.meta.url))).toBe(project.data);
  });
});
