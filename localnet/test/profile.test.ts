import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { parseProfile, readProfile, rowAt, valueAt } from "../src/data/profile.ts";
import { project } from "../src/project.ts";

const HEAD = "timestamp,electricity\n";

describe("a profile", () => {
  test.each([
    ["159", 159_000_000_000n],
    ["0.8837499999999999", 883_749_999n],
    ["0.0", 0n],
    ["1.5e-3", 1_500_000n],
    ["12e-10", 1n],
  ])("has the value %s in billionths", (value, nano) => {
    expect(parseProfile("p.csv", `${HEAD}1613343600,${value}`).nano).toEqual([nano]);
  });

  test.each([
    ["another header", "time,power\n0,1", 'p.csv:1: "time,power" is not the header "timestamp,electricity"'],
    ["no rows", HEAD, "p.csv: no rows"],
    ["a negative value", `${HEAD}0,-5`, 'p.csv:2: electricity "-5" is not a decimal number of at least 0'],
    ["no number", `${HEAD}0,NaN`, 'p.csv:2: electricity "NaN" is not a decimal number of at least 0'],
    ["a third field", `${HEAD}0,1,2`, 'p.csv:2: "0,1,2" has 3 fields, not 2'],
    ["a fraction of a second", `${HEAD}0.5,1`, 'p.csv:2: timestamp "0.5" is not in whole seconds'],
    ["a gap", `${HEAD}0,1\n900,1\n2700,1`, "p.csv:4: timestamp 2700 is not 900 s after the row before"],
  ])("is refused with %s", (_, text, message) => {
    expect(() => parseProfile("p.csv", text)).toThrow(message);
  });

  test("is refused when there is no file", async () => {
    await expect(readProfile("/nowhere/p.csv")).rejects.toThrow("/nowhere/p.csv: cannot be read (ENOENT)");
  });

  test("starts again from its first row after the last", () => {
    const profile = parseProfile("p.csv", `${HEAD}0,1\n900,2\n1800,3`);
    expect([0, 1, 2, 3].map((rows) => valueAt(profile, 900, rows) / 1_000_000_000n)).toEqual([2n, 3n, 1n, 2n]);
  });

  test("names the rows it has when it is asked for another", () => {
    const profile = parseProfile("p.csv", `${HEAD}0,1\n900,2`);
    expect(() => rowAt(profile, 1_000)).toThrow(
      "p.csv: no row starts at 1970-01-01T00:16:40Z; rows start every quarter of an hour from 1970-01-01T00:00:00Z to 1970-01-01T00:15:00Z",
    );
  });

  test("of the data that comes with the localnet has 4316 rows", async () => {
    for (const file of ["hh_2012_3.csv", "pv_2_pu.csv"]) {
      expect((await readProfile(`${project.data}/${file}`)).nano).toHaveLength(4316);
    }
    expect(fileURLToPath(new URL("../data/households", import.meta.url))).toBe(project.data);
  });
});
