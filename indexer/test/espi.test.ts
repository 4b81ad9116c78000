import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Day, parseIsoDay } from "@wattmesh/client";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { validateXML } from "xmllint-wasm";
import { rangeOf } from "../src/api/days.ts";
import { daylightFrom } from "../src/concepts/reports/daylight.ts";
import type { Database } from "../src/db/database.ts";
import { openPglite } from "../src/db/pglite.ts";
import { deployment } from "./support/feed.ts";
import { makeLedger } from "./support/ledger.ts";
import { serve } from "./support/serve.ts";
import { emptyTables, index } from "./support/world.ts";

const ZONE = "Europe/Berlin";
const METER = 3;
const QUARTER = 900;
const RANGE = { from: "2026-10-24", to: "2026-11-02", time_zone: ZONE };
const slots = rangeOf(parseIsoDay(RANGE.from) as Day, parseIsoDay(RANGE.to) as Day, ZONE, QUARTER);
const ledger = makeLedger(METER, [slots], 2);

let db: Database;
let app: FastifyInstance;

beforeAll(async () => {
  db = await openPglite(undefined);
  await emptyTables(db);
  const follower = await index(db, ledger.feed);
  app = await serve(db, deployment, follower);
}, 60_000);

afterAll(async () => {
  await app?.close();
  await db?.close();
});

const schema = (name: string) => ({
  fileName: name,
  contents: readFileSync(join(import.meta.dirname, "espi", name), "utf8"),
});

/** What is wrong with a feed by the shapes beside this test. */
async function wrongWith(xml: string): Promise<string[]> {
  const { errors } = await validateXML({ xml, schema: schema("feed.xsd"), preload: schema("espi.xsd") });
  return errors.map(({ message }) => message);
}

const download = async (query: Record<string, string> = RANGE) => {
  const answer = await app.inject({ url: `/v1/metering-points/${METER}/usage.xml`, query });
  expect([answer.statusCode, answer.statusCode === 200 ? "" : answer.body]).toEqual([200, ""]);
  return answer;
};

const all = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, found]) => found ?? "");
const sum = (values: readonly string[]): bigint => values.reduce((total, value) => total + BigInt(value), 0n);
/** The content of every block of a series. */
const blocksOf = (xml: string, series: number): string[] =>
  xml
    .split("<entry>")
    .filter((entry) => entry.includes(`rel="self" href="UsagePoint/${METER}/MeterReading/${series}/IntervalBlock/`));
const values = (block: string) => all(block, /<value>(-?\d+)<\/value>/g);

describe("a metering point's intervals as a Green Button file", () => {
  test("have the elements of ESPI in their order, in an Atom feed", async () => {
    const { headers, body } = await download();
    expect(headers["content-type"]).toBe("application/atom+xml; charset=utf-8");
    expect(headers["content-disposition"]).toBe(`attachment; filename="usage-${METER}.xml"`);
    expect(await wrongWith(body)).toEqual([]);
    const ids = all(body, /<id>([^<]+)<\/id>/g);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test.each([
    ["another order", "<duration>900</duration><start>", "<start>1</start><start>"],
    ["a number that is none", /<value>\d+<\/value>/, "<value>1.5</value>"],
    ["another direction", "<flowDirection>19<", "<flowDirection>2<"],
    ["a rule that is too short", /<dstEndRule>\w+</, "<dstEndRule>AE0E<"],
    ["no time of its own", /<published>[^<]+<\/published>/, ""],
  ])("would be found wrong with %s", async (_, what, instead) => {
    const { body } = await download();
    const broken = body.replace(what, instead);
    expect(broken).not.toBe(body);
    expect(await wrongWith(broken)).not.toEqual([]);
  });

  test("have an interval for each settled slot of a local day, which has 25 hours when clocks go back", async () => {
    const { body } = await download();
    for (const [series, energy] of [
      [1, (at: (typeof ledger.slots)[number]) => at.importWh],
      [2, (at: (typeof ledger.slots)[number]) => at.exportWh],
    ] as const) {
      const blocks = blocksOf(body, series);
      const hours = blocks.map((block) => Number(/<interval><duration>(\d+)/.exec(block)?.[1]) / 3_600);
      expect(hours).toEqual([24, 25, 24, 24, 24, 24, 24, 24, 24]);
      const starts = blocks.flatMap((block) => all(block, /<timePeriod><duration>900<\/duration><start>(\d+)/g));
      expect(starts.map((start) => Number(start) / QUARTER)).toEqual(ledger.slots.map(({ slot }) => slot));
      expect(blocks.flatMap(values)).toEqual(ledger.slots.map((at) => String(energy(at))));
    }
  });

  test("have energy that came late in readings of its own, where it was settled", async () => {
    const { body } = await download();
    const late = ledger.slots.filter(({ lateImportWh }) => lateImportWh > 0n);
    expect(late.length).toBeGreaterThan(5);
    expect(blocksOf(body, 3).flatMap(values)).toEqual(late.map(({ lateImportWh }) => String(lateImportWh)));
    expect(blocksOf(body, 4).flatMap(values)).toEqual(late.map(({ lateExportWh }) => String(lateExportWh)));
    expect(all(body, /<defaultQuality>(\d+)/g)).toEqual(["0", "0", "16", "16"]);
  });

  test("have what each month came to, in hundred-thousandths, with what all intervals say was taken", async () => {
    const { body } = await download();
    const summaries = body.split("<entry>").filter((entry) => entry.includes("<UsageSummary"));
    expect(summaries).toHaveLength(2);
    const money = ledger.slots.reduce((total, { moneyMicro }) => total + moneyMicro, 0n);
    const owed = sum(summaries.flatMap((one) => all(one, /<billLastPeriod>(-?\d+)/g)));
    const apart = owed * 10n + money;
    expect(apart > -10n && apart < 10n).toBe(true);
    expect(summaries.flatMap((one) => all(one, /<currency>(\d+)/g))).toEqual(["978", "978"]);
    const taken = sum([1, 3].flatMap((series) => blocksOf(body, series).flatMap(values)));
    expect(sum(summaries.flatMap(values))).toBe(taken);
  });

  test("are the same file whenever it is made of the same blocks", async () => {
    expect((await download()).body).toBe((await download()).body);
  });

  test("name a meter whose serial is no XML", async () => {
    const [before] = await db.query<{ serial: string }>("select serial from metering_points where meter_id = $1", [
      METER,
    ]);
    const name = (serial: string) =>
      db.write([{ text: "update metering_points set serial = $1 where meter_id = $2", values: [serial, METER] }]);
    await name('<a href="x">&\u0001\u{1f31e}');
    try {
      const { body } = await download();
      expect(await wrongWith(body)).toEqual([]);
      expect(body).toContain("&lt;a href=&quot;x&quot;&gt;&amp;\ufffd\u{1f31e}");
    } finally {
      await name(before?.serial ?? "");
    }
  });

  test("of days without a result are a feed without blocks", async () => {
    const { body } = await download({ from: "2026-07-01", to: "2026-07-02" });
    expect(await wrongWith(body)).toEqual([]);
    expect(body).not.toContain("IntervalReading");
  });

  test.each([
    [`/v1/metering-points/${METER}/usage.xml?from=2025-01-01&to=2026-01-03`, 400, "is more than 366 days"],
    ["/v1/metering-points/99/usage.xml", 404, "there is no metering point 99"],
  ])("are refused for %s", async (url, status, message) => {
    const answer = await app.inject({ url });
    expect([answer.statusCode, answer.json().error.message]).toEqual([status, expect.stringContaining(message)]);
  });
});

describe("how a place puts its clocks", () => {
  test.each([
    // The last Sundays of March and October, at 02:00 and 03:00 by the clock.
    [ZONE, { tzOffset: 3_600, dstOffset: 3_600, dstStartRule: "3E0E2000", dstEndRule: "AE0E3000" }],
    // The second Sunday of March and the first of November, at 02:00.
    ["America/New_York", { tzOffset: -18_000, dstOffset: 3_600, dstStartRule: "360E2000", dstEndRule: "B40E2000" }],
    // The first Sundays of October and April, by half an hour.
    ["Australia/Lord_Howe", { tzOffset: 37_800, dstOffset: 1_800, dstStartRule: "A40E2000", dstEndRule: "440E2000" }],
    ["Asia/Kathmandu", { tzOffset: 20_700, dstOffset: 0, dstStartRule: "FFFFFFFF", dstEndRule: "FFFFFFFF" }],
    ["UTC", { tzOffset: 0, dstOffset: 0, dstStartRule: "FFFFFFFF", dstEndRule: "FFFFFFFF" }],
  ])("in %s", (timeZone, rules) => {
    for (const moment of ["2026-01-15", "2026-06-15", "2026-12-31"])
      expect(daylightFrom(Date.parse(moment) / 1000, timeZone)).toEqual(rules);
  });
});
