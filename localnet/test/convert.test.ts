import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { convert, help } from "../src/data/convert.ts";
import { make } from "../src/data/make.ts";
import { parseProfile, readProfile } from "../src/data/profile.ts";
import { project } from "../src/project.ts";

const main = fileURLToPath(new URL("../src/data/main.ts", import.meta.url));
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "wattmesh-data-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function write(name: string, content: string | Buffer): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, content);
  return file;
}

describe("wattmesh-data convert", () => {
  test("writes any profile in the canonical form, and says what it comes to", async () => {
    const file = await write(
      "german.csv",
      "\ufeffZeit;Verbrauch [kWh];\r15.02.2021 00:00;0,1;\r15.02.2021 01:00;0,2;\r",
    );
    const { text, summary } = await convert(["convert", file, "--time-zone", "Europe/Berlin"]);
    expect(text.split("\n").slice(0, 6)).toEqual([
      "timestamp,electricity_W",
      "1613343600,100",
      "1613344500,100",
      "1613345400,100",
      "1613346300,100",
      "1613347200,200",
    ]);
    expect(summary).toBe("8 quarters of an hour from 2021-02-14T23:00:00Z to 2021-02-15T00:45:00Z; 1314 kWh a year");
  });

  test("takes the unit that a person says where the file says none", async () => {
    const file = await write("quarter.csv", "timestamp,power\n0,0.1\n900,0.11\n");
    await expect(convert(["convert", file])).rejects.toThrow("0.9 kWh a year: is this kWh?");
    const { text } = await convert(["convert", file, "--unit", "kwh"]);
    expect(text).toBe("timestamp,electricity_W\n0,400\n900,440\n");
  });

  test("draws what it read: an hourly file with semicolons and decimal commas, as a picture that is XML and bounded", async () => {
    const hours = Array.from({ length: 24 * 400 }, (_, hour) => {
      const at = new Date(Date.UTC(2021, 0, 1, hour)).toISOString().replace(".000Z", "+00:00");
      return `${at};${hour % 24 === 18 ? "2,0" : "0,1"}\n`;
    });
    const file = await write("a & b <c>.csv", `Zeit;Verbrauch [kWh]\n${hours.join("")}`);
    const { plot, summary } = await convert(["convert", file, "--plot", "here.svg"]);
    expect(plot?.file).toBe("here.svg");
    const svg = plot?.svg ?? "";
    expect(svg.length).toBeLessThan(60_000);
    expect(svg).toContain(`<text x="72" y="26" font-size="15">a &amp; b &lt;c&gt;.csv</text>`);
    expect(svg).toContain(`${summary}. Mean, least and most, W`);
    const [all, day] = [...svg.matchAll(/<polyline points="([^"]*)"/g)].map(([, points = ""]) => points.split(" "));
    expect(all).toHaveLength(600);
    expect(day).toHaveLength(96);
    // 2 kW from 18 to 19 h touches the top of a scale that ends at 2000 W; 0.1 kW is a twentieth of it.
    expect(
      day
        ?.map((point) => Number(point.split(",")[1]))
        .map((y) => (y === 316 ? "#" : y === 487 ? "." : "?"))
        .join(""),
    ).toBe(`${".".repeat(72)}####${".".repeat(20)}`);
    expect(svg).toContain(">2000</text>");
    expect(svg).toContain(">2021-01-01T00:00:00Z</text>");
  });

  test("draws panels by the share of their peak, and a profile of one row", async () => {
    const file = await write("pv.csv", "timestamp,electricity_per_unit\n0,0.5\n");
    const { plot } = await convert(["convert", file, "--pv", "--plot", "pv.svg"]);
    expect(plot?.svg).toContain(">50 %</text>");
    expect(plot?.svg).not.toMatch(/NaN|Infinity/);
  });

  test("leaves what the localnet comes with as it is", async () => {
    for (const [name, kind] of [
      ["hh_2012_3.csv", "load"],
      ["pv_1_pu.csv", "pv"],
    ] as const) {
      const { text } = await convert(["convert", join(project.data, name), ...(kind === "pv" ? ["--pv"] : [])]);
      const file = await write(name, text);
      const { start, nano } = await readProfile(join(project.data, name), kind);
      expect(await readProfile(file, kind)).toEqual({ file, start, nano });
    }
  });

  test.each<[string[], string]>([
    [[], 'wanted is "convert" and one file, not ""; --help shows how'],
    [["convert"], 'wanted is "convert" and one file, not "convert"'],
    [["convert", "a.csv", "b.csv"], 'not "convert a.csv b.csv"'],
    [["convert", "a.csv", "--unit", "J"], '--unit "J" is none of W kW Wh kWh per_unit percent'],
    [["convert", "a.csv", "--decimal-mark", "x"], '--decimal-mark "x" is none of . ,'],
    [["convert", "a.csv", "--colour"], "Unknown option '--colour'; --help shows what there is"],
    [["convert", "/nowhere/a.csv"], "/nowhere/a.csv: cannot be read (ENOENT)"],
    [["convert", "a.csv", "--time-zone", "Berlin"], "cannot be read"],
  ])("refuses %j", async (args, message) => {
    await expect(convert(args)).rejects.toThrow(message);
  });

  test("refuses a zone that there is not, and a file in UTF-16", async () => {
    const file = await write("utc.csv", "time,power_W\n2021-02-15 00:00,1\n");
    await expect(convert(["convert", file, "--time-zone", "Berlin"])).rejects.toThrow(
      `${file}: "Berlin" is no time zone: take a name like Europe/Berlin`,
    );
    const wide = await write("wide.csv", Buffer.from("timestamp,power\n0,100", "utf16le"));
    await expect(convert(["convert", wide])).rejects.toThrow(
      `${wide}: cannot be read (expected text in UTF-8, got "UTF-16")`,
    );
  });

  test("is a program with a help, an output file, and errors in one line", async () => {
    const run = (...args: string[]) =>
      new Promise<{ code: unknown; stdout: string; stderr: string }>((resolve) =>
        execFile(process.execPath, [main, ...args], (error, stdout, stderr) =>
          resolve({ code: error?.code ?? 0, stdout, stderr }),
        ),
      );
    expect(await run("--help")).toEqual({ code: 0, stdout: help, stderr: "" });
    expect((await run("make", "--help")).stdout).toContain("--heat-pump W");
    expect((await run("make", "--heat-pump", "3000", "--days", "1")).stdout.split("\n")).toHaveLength(98);
    const file = await write("power.csv", "timestamp,power\n0,100\n");
    const output = join(folder, "out.csv");
    expect(await run("convert", file, "-o", output)).toMatchObject({ code: 0, stdout: "" });
    expect(await readFile(output, "utf8")).toBe("timestamp,electricity_W\n0,100\n");
    const picture = join(folder, "out.svg");
    expect(await run("convert", file, "--plot", picture)).toMatchObject({
      code: 0,
      stdout: "timestamp,electricity_W\n0,100\n",
    });
    expect(await readFile(picture, "utf8")).toMatch(/^<svg [\s\S]*<\/svg>\n$/);
    const wrong = await run("convert", await write("wrong.csv", "timestamp,power\n0,x\n"));
    expect(wrong.code).toBe(3);
    expect(wrong.stderr).toMatch(/^wattmesh-data: .*wrong\.csv:2: "x" is no number: write it like 1234\.5\n$/);
  });
});

describe("wattmesh-data make", () => {
  test("writes a load that the localnet reads, the same each time, with what it comes to", () => {
    const args = ["make", "--car", "11000", "--heat-pump", "3000", "--household", "Abt", "--seed", "7", "--days", "2"];
    const { text, summary, plot } = make([...args, "--plot", "abt.svg"]);
    expect(make(args).text).toBe(text);
    expect(make([...args, "--seed", "8"]).text).not.toBe(text);
    const { start, nano } = parseProfile("made.csv", text, "load");
    expect([start, nano.length]).toEqual([1_613_343_600, 192]);
    expect(summary).toMatch(
      /^192 quarters of an hour from 2021-02-14T23:00:00Z to 2021-02-16T22:45:00Z; \d+ kWh a year/,
    );
    expect(plot?.svg).toContain(">Abt</text>");
  });

  test.each([
    ["nothing to make", [], "nothing to make: say --car, --heat-pump or both"],
    ["a file", ["--car", "11000", "meter.csv"], 'wanted is "make" alone, not "make meter.csv"'],
    ["an option that is none", ["--bus", "1"], "Unknown option '--bus'"],
    ["no power", ["--car", "0"], '--car "0" is no whole number from 100 to 50000'],
    ["half a seed", ["--car", "11000", "--seed", "0.5"], '--seed "0.5" is no whole number from 0 to 4294967295'],
    ["too many days", ["--car", "11000", "--days", "367"], '--days "367" is no whole number from 1 to 366'],
    [
      "a time without an offset",
      ["--car", "11000", "--from", "2021-02-14T23:00:00"],
      '--from "2021-02-14T23:00:00" is no beginning',
    ],
    [
      "a time within a quarter",
      ["--car", "11000", "--from", "2021-02-14T23:01:00Z"],
      '--from "2021-02-14T23:01:00Z" is no beginning',
    ],
  ])("refuses %s", (_, args, message) => {
    expect(() => make(["make", ...args])).toThrow(message);
  });
});
