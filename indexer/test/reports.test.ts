import { addDays, type Day, parseIsoDay } from "@wattmesh/client";
import fc from "fast-check";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { rangeOf } from "../src/api/days.ts";
import { stretchesOf } from "../src/concepts/reports/clock.ts";
import type { BillLine } from "../src/concepts/reports/lines.ts";
import type { ProfileQuarter } from "../src/concepts/reports/profile.ts";
import type { TariffUsage, WindowUsage } from "../src/concepts/reports/usage.ts";
import { parseWindows } from "../src/concepts/reports/windows.ts";
import type { Database } from "../src/db/database.ts";
import { databases, type Opened } from "./support/databases.ts";
import { deployment, told } from "./support/feed.ts";
import { type LedgerSlot, makeLedger, RETAILS } from "./support/ledger.ts";
import { serve } from "./support/serve.ts";
import { emptyTables, index } from "./support/world.ts";

const ZONE = "Europe/Berlin";
const QUARTER = 900;
const METER = 3;
const day = (text: string): Day => parseIsoDay(text) as Day;
const slotsOf = (from: string, to: string, timeZone = ZONE) => rangeOf(day(from), day(to), timeZone, QUARTER);

describe("how a place's clocks stood", () => {
  test.each([
    ["2026-03-29", ZONE, "3600 for 8, 7200 for 84"],
    ["2026-10-25", ZONE, "7200 for 12, 3600 for 88"],
    ["2026-11-21", ZONE, "3600 for 96"],
    ["2026-10-04", "Australia/Lord_Howe", "37800 for 8, 39600 for 86"],
    ["2026-11-21", "Asia/Kathmandu", "20700 for 96"],
  ])("on %s in %s: %s slots", (date, timeZone, expected) => {
    const range = rangeOf(day(date), addDays(day(date), 1), timeZone, QUARTER);
    const stretches = stretchesOf(range, timeZone, QUARTER);
    const found = stretches.map(({ fromSlot, toSlot, offsetSeconds }) => `${offsetSeconds} for ${toSlot - fromSlot}`);
    expect(found.join(", ")).toBe(expected);
  });

  test("leaves no slot of a range out, and has none twice", () => {
    const zones = fc.constantFrom(ZONE, "UTC", "Australia/Lord_Howe", "Africa/Casablanca", "America/St_Johns");
    const lengths = fc.constantFrom(10, QUARTER, 3_600);
    fc.assert(
      fc.property(fc.nat(2_000), fc.integer({ min: 1, max: 366 }), zones, lengths, (start, days, zone, slotSeconds) => {
        const from = addDays(day("2024-01-01"), start);
        const range = rangeOf(from, addDays(from, days), zone, slotSeconds);
        const stretches = stretchesOf(range, zone, slotSeconds);
        expect([stretches[0]?.fromSlot, stretches.at(-1)?.toSlot]).toEqual([range.fromSlot, range.toSlot]);
        for (const [at, { fromSlot }] of stretches.slice(1).entries()) expect(fromSlot).toBe(stretches[at]?.toSlot);
      }),
      { numRuns: 40 },
    );
  });
});

describe("hours of the week", () => {
  test.each([
    ["peak.1-5.0700-2000", { weekdays: 0b001_1111, fromMinute: 420, toMinute: 1_200 }],
    ["night.7.2200-0600", { weekdays: 0b100_0000, fromMinute: 1_320, toMinute: 360 }],
    ["late.5-1.0000-2400", { weekdays: 0b111_0001, fromMinute: 0, toMinute: 1_440 }],
  ])("%s are read", (text, window) => {
    expect(parseWindows(text)).toMatchObject([window]);
  });

  test.each([
    ["peak", "windows has peak: must be such as peak.1-5.0700-2000"],
    ["peak.0.0700-2000", "windows has peak.0.0700-2000: must be"],
    ["peak.1.2400-0700", "windows has peak.1.2400-0700: must be"],
    ["peak.1.0700-2401", "windows has peak.1.0700-2401: must be"],
    ["a.1.0700-0800,a.2.0700-0800", "windows has the name a twice"],
    ["other.1.0700-0800", "windows has the name other, which stands for all other hours"],
    [Array.from({ length: 33 }, (_, at) => `w${at}.1.0700-0800`).join(), "windows has 33, more than 32"],
  ])("%s are refused by name", (text, message) => {
    expect(() => parseWindows(text)).toThrow(message);
  });
});

/** Both days on which clocks are put, and ends of months. */
const SPRING = { from: "2026-03-27", to: "2026-04-02" };
const AUTUMN = { from: "2026-10-23", to: "2026-11-03" };
const ledger = makeLedger(METER, [slotsOf(SPRING.from, SPRING.to), slotsOf(AUTUMN.from, AUTUMN.to)]);
const evenings = { weekdays: 127, from_minute: 1_020, to_minute: 1_260, multiplier_permille: 1_500 };
const pricing = {
  sensitivity_permille: 20,
  base_micro_per_kwh: 200_000,
  time_of_use: { time_zone: { standard_offset_minutes: 60, daylight: null }, windows: [evenings] },
  state_permille: { normal: 1_000, alert: 1_200, emergency: 1_500, restoration: 1_100 },
};
ledger.feed.add([told("trading", "pricing_set", { pricing: JSON.stringify(pricing) })], { seconds: 3_600 });

/** What reports of the same slots have in common. */
interface Sum {
  slots: number;
  import_wh: string;
  export_wh: string;
  catch_up_import_wh: string;
  catch_up_export_wh: string;
  money_micro: string;
}

function sumOf(slots: readonly LedgerSlot[]): Sum {
  const of = (value: (slot: LedgerSlot) => bigint) => String(slots.reduce((sum, slot) => sum + value(slot), 0n));
  return {
    slots: slots.length,
    import_wh: of(({ importWh }) => importWh),
    export_wh: of(({ exportWh }) => exportWh),
    catch_up_import_wh: of(({ lateImportWh }) => lateImportWh),
    catch_up_export_wh: of(({ lateExportWh }) => lateExportWh),
    money_micro: of(({ moneyMicro }) => moneyMicro),
  };
}

function total(parts: readonly Sum[]): Sum {
  const of = (name: Exclude<keyof Sum, "slots">) => String(parts.reduce((sum, part) => sum + BigInt(part[name]), 0n));
  return {
    slots: parts.reduce((sum, { slots }) => sum + slots, 0),
    import_wh: of("import_wh"),
    export_wh: of("export_wh"),
    catch_up_import_wh: of("catch_up_import_wh"),
    catch_up_export_wh: of("catch_up_export_wh"),
    money_micro: of("money_micro"),
  };
}

const settledIn = (from: string, to: string): LedgerSlot[] => {
  const { fromSlot, toSlot } = slotsOf(from, to);
  return ledger.slots.filter(({ slot }) => slot >= fromSlot && slot < toSlot);
};

/** What Berlin's clocks show when a slot begins, asked of Intl. */
const berlin = new Intl.DateTimeFormat("en-GB", {
  timeZone: ZONE,
  weekday: "short",
  hour: "2-digit",
  minute: "2-digit",
});
const clockAt = (slot: number): string => berlin.format(slot * QUARTER * 1000);

describe.each(databases)("a report out of %s", (_, open) => {
  let db: Database;
  let end: Opened["end"];
  let app: FastifyInstance;

  beforeAll(async () => {
    ({ db, end } = await open());
    await emptyTables(db);
    const follower = await index(db, ledger.feed);
    app = await serve(db, deployment, follower);
  }, 120_000);

  afterAll(async () => {
    await app?.close();
    await end?.();
  });

  const ask = (what: string, query: Record<string, string>) =>
    app.inject({ url: `/v1/metering-points/${METER}/${what}`, query });
  // biome-ignore lint/suspicious/noExplicitAny: answers of every route
  const get = async (what: string, query: Record<string, string>): Promise<any> => {
    const answer = await ask(what, { time_zone: ZONE, ...query });
    expect([answer.statusCode, answer.statusCode === 200 ? "" : answer.body]).toEqual([200, ""]);
    return answer.json();
  };
  const everyLine = async (query: Record<string, string>): Promise<BillLine[]> => {
    const lines: BillLine[] = [];
    for (let cursor: string | null = ""; cursor !== null; ) {
      const page: { items: BillLine[]; next_cursor: string | null } = await get("bill-lines", {
        ...query,
        ...(cursor !== "" && { cursor }),
      });
      lines.push(...page.items);
      cursor = page.next_cursor;
    }
    return lines;
  };

  test("has the newest results wherever one begins to read, over weeks without any, and none of a neighbour's", async () => {
    const all = ledger.slots.map(({ slot }) => slot);
    const [first, last] = [all[0] as number, all.at(-1) as number];
    const { body: neighbours } = await app.inject({ url: `/v1/metering-points/${METER - 1}/results` });
    expect(JSON.parse(neighbours).items).toEqual([]);
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.integer({ min: first - 100, max: last + 200 }), fc.constantFrom(...all)),
        fc.integer({ min: 1, max: 400 }),
        async (before, limit) => {
          const { items } = await get("results", { to_slot: String(Math.max(0, before)), limit: String(limit) });
          const wanted = all.filter((slot) => slot < before).slice(-limit);
          expect(items.map(({ slot }: { slot: number }) => slot)).toEqual(wanted.reverse());
        },
      ),
      { numRuns: 30 },
    );
  });

  test.each([
    ["2026-03-29", "2026-03-30", 92],
    ["2026-10-25", "2026-10-26", 100],
    ["2026-10-31", "2026-11-02", 192],
    [SPRING.from, SPRING.to, 6 * 96 - 4],
    [AUTUMN.from, AUTUMN.to, 11 * 96 + 4],
    ["2026-07-01", "2026-07-03", 192],
  ])(
    "from %s until before %s comes to the same by day, week, month, tariff, window and line",
    async (from, to, slots) => {
      const settled = settledIn(from, to);
      const whole = sumOf(settled);
      for (const period of ["day", "week", "month"]) {
        const { items } = await get("bills", { period, from, to });
        expect([period, total(items)]).toEqual([period, whole]);
        const expected = items.reduce((sum: number, bill: { slots_expected: number }) => sum + bill.slots_expected, 0);
        expect(expected).toBe(slots);
      }
      expect(total((await get("tariff-usage", { from, to })).items)).toEqual(whole);
      const windows = "peak.1-5.0700-2000,night.5-1.2200-0600";
      expect(total((await get("window-usage", { from, to, windows })).items)).toEqual(whole);
      expect(total((await get("window-usage", { from, to })).items)).toEqual(whole);
      const lines = await everyLine({ from, to, limit: "100" });
      for (const { slot, moneyMicro } of settled) {
        const ofSlot = lines.filter((line) => line.slot === slot);
        expect(ofSlot.reduce((sum, line) => sum + BigInt(line.money_micro), 0n)).toBe(moneyMicro);
      }
      const { items: profile } = await get("load-profile", { from, to });
      const sums = (name: "import_sum_wh" | "export_sum_wh") =>
        String(profile.reduce((sum: bigint, quarter: ProfileQuarter) => sum + BigInt(quarter[name]), 0n));
      expect([sums("import_sum_wh"), sums("export_sum_wh")]).toEqual([whole.import_wh, whole.export_wh]);
    },
  );

  test("by tariff has each tariff that slots had, page by page", async () => {
    const items: TariffUsage[] = [];
    for (let cursor: string | null = ""; cursor !== null; ) {
      const page: { items: TariffUsage[]; next_cursor: string | null } = await get("tariff-usage", {
        ...AUTUMN,
        limit: "1",
        ...(cursor !== "" && { cursor }),
      });
      items.push(...page.items);
      cursor = page.next_cursor;
    }
    expect(items.map((item) => item.retail_micro_per_kwh)).toEqual(RETAILS);
    for (const item of items) {
      const slots = settledIn(AUTUMN.from, AUTUMN.to).filter(
        (one) => one.retailMicroPerKwh === item.retail_micro_per_kwh,
      );
      expect(item).toMatchObject(sumOf(slots));
      expect([item.first_slot, item.last_slot]).toEqual([slots[0]?.slot, slots.at(-1)?.slot]);
    }
  });

  test("by hours of the week goes by the place's clocks, also on days on which they are put", async () => {
    for (const range of [SPRING, AUTUMN]) {
      const windows = "weekend.6-7.0000-2400,morning.1-7.0200-0300,evening.1-5.1700-2100,night.1-7.2200-0200";
      const { items } = await get("window-usage", { ...range, windows });
      const isWeekend = (clock: string) => /Sat|Sun/.test(clock);
      const hour = (clock: string) => Number(/(\d\d):/.exec(clock)?.[1]);
      const windowOf = (clock: string) => {
        if (isWeekend(clock)) return "weekend";
        if (hour(clock) === 2) return "morning";
        if (hour(clock) >= 17 && hour(clock) < 21) return "evening";
        return hour(clock) >= 22 || hour(clock) < 2 ? "night" : "other";
      };
      for (const item of items as WindowUsage[])
        expect([item.window, total([item])]).toEqual([
          item.window,
          sumOf(settledIn(range.from, range.to).filter(({ slot }) => windowOf(clockAt(slot)) === item.window)),
        ]);
      expect(items.map(({ window }: WindowUsage) => window)).toEqual([
        "weekend",
        "morning",
        "evening",
        "night",
        "other",
      ]);
    }
  });

  test("counts what is over midnight to the day on which the window starts", async () => {
    const { items } = await get("window-usage", { ...AUTUMN, windows: "friday.5.2200-0200" });
    const slots = settledIn(AUTUMN.from, AUTUMN.to).filter(({ slot }) => /Fri.* 2[23]|Sat.* 0[01]/.test(clockAt(slot)));
    expect(total([items[0]])).toEqual(sumOf(slots));
  });

  test("has the community's own windows where none are asked for", async () => {
    const { items } = await get("window-usage", AUTUMN);
    expect(items.map(({ window }: WindowUsage) => window)).toEqual(["window_1", "other"]);
    expect(items[0]).toMatchObject(evenings);
    const slots = settledIn(AUTUMN.from, AUTUMN.to).filter(({ slot }) => /1[789]:|20:/.test(clockAt(slot)));
    expect(total([items[0]])).toEqual(sumOf(slots));
  });

  test("of a load profile has the least, the mean and the most of each quarter hour, the one that comes twice twice", async () => {
    for (const range of [
      SPRING,
      AUTUMN,
      { from: "2026-10-25", to: "2026-10-26" },
      { from: "2026-03-29", to: "2026-03-30" },
    ]) {
      const { items, quarter_seconds } = await get("load-profile", range);
      expect(quarter_seconds).toBe(QUARTER);
      const quarters = Map.groupBy(settledIn(range.from, range.to), ({ slot }) => {
        const clock = clockAt(slot);
        return `${/Sat|Sun/.test(clock) ? "weekend" : "weekday"} ${clock.slice(-5)}`;
      });
      expect(items.map(({ days, clock }: ProfileQuarter) => `${days} ${clock}`)).toEqual([...quarters.keys()].sort());
      for (const item of items as ProfileQuarter[]) {
        const slots = quarters.get(`${item.days} ${item.clock}`) ?? [];
        const wh = slots.map(({ importWh }) => Number(importWh));
        const mean = wh.reduce((sum, one) => sum + one, 0) / wh.length;
        expect(item).toMatchObject({
          count: wh.length,
          import_min_wh: String(Math.min(...wh)),
          import_max_wh: String(Math.max(...wh)),
          import_mean_wh: String(Math.round(mean)),
        });
      }
    }
  });

  test("of every slot comes as columns, page by page, with nothing twice", async () => {
    const settled = settledIn(AUTUMN.from, AUTUMN.to);
    const found = { slots: [], import_wh: [], export_wh: [], price_micro_per_kwh: [] } as Record<string, unknown[]>;
    for (let cursor: string | null = ""; cursor !== null; ) {
      const page = await get("curve", { ...AUTUMN, limit: "300", ...(cursor !== "" && { cursor }) });
      for (const name of Object.keys(found)) found[name]?.push(...page[name]);
      cursor = page.next_cursor;
    }
    expect(found).toEqual({
      slots: settled.map(({ slot }) => slot),
      import_wh: settled.map(({ importWh }) => String(importWh)),
      export_wh: settled.map(({ exportWh }) => String(exportWh)),
      price_micro_per_kwh: settled.map(({ priceMicroPerKwh }) => priceMicroPerKwh),
    });
    expect((await get("curve", { from: "2026-07-01", to: "2026-07-03" })).slots).toEqual([]);
  });

  test("of a bill's lines names slot, price, energy and, of a forward trade, its order and batch", async () => {
    const { items } = await get("bill-lines", { ...SPRING, limit: "96" });
    const [traded] = ledger.slots.filter(({ fills }) => fills.length > 2);
    const forward = (await everyLine(SPRING)).filter(({ slot, batch }) => slot === traded?.slot && batch !== null);
    expect(forward).toEqual(
      traded?.fills.map(({ side, priceMicroPerKwh, energyWh, orderId, batch }) =>
        expect.objectContaining({
          origin: side === "buy" ? "forward_bought" : "forward_sold",
          price_micro_per_kwh: priceMicroPerKwh,
          energy_wh: String(energyWh),
          order_id: orderId,
          batch,
        }),
      ),
    );
    const origins = new Set(items.map(({ origin }: BillLine) => origin));
    expect([...origins].sort()).toEqual([
      "forward_bought",
      "forward_sold",
      "held",
      "late_bought",
      "late_sold",
      "pool_bought",
      "pool_sold",
      "trading_fee",
      "used",
      "utility_bought",
      "utility_sold",
    ]);
  });

  test.each([
    ["tariff-usage", {}, /^retail_micro_per_kwh,/],
    ["window-usage", { windows: "peak.1-5.0700-2000" }, /^window,weekdays,/],
    ["load-profile", {}, /^days,clock,count,/],
    ["bill-lines", {}, /^slot,starts_at,origin,energy_wh,price_micro_per_kwh,money_micro,/],
  ])("%s comes as CSV, all of it", async (what, query, head) => {
    const answer = await ask(what, { time_zone: ZONE, ...AUTUMN, ...query, format: "csv" });
    expect(answer.headers["content-type"]).toBe("text/csv; charset=utf-8");
    expect(answer.headers["content-disposition"]).toBe(`attachment; filename="${what}-${METER}.csv"`);
    const [first = "", ...rows] = answer.body.trimEnd().split("\r\n");
    expect(first).toMatch(head);
    const items = what === "bill-lines" ? await everyLine(AUTUMN) : (await get(what, { ...AUTUMN, ...query })).items;
    expect(rows).toHaveLength(items.length);
  });

  test("of a range without a result is empty, and no failure", async () => {
    const query = { from: "2026-07-01", to: "2026-07-03" };
    expect((await get("tariff-usage", query)).items).toEqual([]);
    expect((await get("load-profile", query)).items).toEqual([]);
    expect((await get("bill-lines", query)).items).toEqual([]);
    const { items } = await get("window-usage", { ...query, windows: "peak.1-5.0700-2000" });
    expect(items).toMatchObject([
      { window: "peak", slots: 0, import_wh: "0", money_micro: "0" },
      { window: "other", slots: 0 },
    ]);
  });

  test.each([
    ["tariff-usage", { from: "2025-01-01", to: "2026-01-03" }, "from 2025-01-01 to 2026-01-03 is more than 366 days"],
    ["bill-lines", { from: "2026-01-01", to: "2026-04-04" }, "from 2026-01-01 to 2026-04-04 is more than 92 days"],
    ["load-profile", { from: "2026-03-02", to: "2026-03-02" }, "from 2026-03-02 is not before to 2026-03-02"],
    ["load-profile", { time_zone: "Mars" }, "time_zone Mars is not an IANA time zone"],
    ["window-usage", { windows: "peak" }, "windows has peak: must be such as"],
    ["window-usage", { windows: "PEAK" }, 'windows = "PEAK": must match pattern'],
    ["tariff-usage", { cursor: "x" }, "cursor x is not one that this list gave"],
    ["bills", { period: "week", from: "2020-01-01", to: "2026-01-03" }, "is more than 106 weeks"],
  ])("of %s with %j is refused", async (what, query, message) => {
    const answer = await ask(what, query);
    expect([answer.statusCode, answer.json().error]).toEqual([
      400,
      { code: "bad_request", message: expect.stringContaining(message), retry_helps: false },
    ]);
  });

  test("of a metering point that is none is refused, also as a file", async () => {
    for (const what of ["tariff-usage", "window-usage", "load-profile", "bill-lines"]) {
      const answer = await app.inject({ url: `/v1/metering-points/99/${what}?format=csv` });
      expect([answer.statusCode, answer.json().error.message]).toEqual([404, "there is no metering point 99"]);
    }
  });

  test("of more settled slots than it sums is refused, and says how many they are", async () => {
    const { fromSlot } = slotsOf("2026-05-04", "2026-05-05");
    const span = Math.ceil(fromSlot / 96);
    const slots = `{${Array.from({ length: METER }, () => "null").join()},300001}`;
    const text = "insert into result_spans (pack, span, slots) values (0, $1, $2)";
    await db.write([{ text, values: [span, slots] }]);
    try {
      for (const what of ["tariff-usage", "window-usage", "load-profile", "curve", "bill-lines", "usage.xml"]) {
        const answer = await ask(what, { from: "2026-05-01", to: "2026-05-08", time_zone: ZONE });
        expect([answer.statusCode, answer.json().error.message]).toEqual([
          400,
          "from 2026-05-01 to 2026-05-08 has 300001 settled slots, more than 300000",
        ]);
      }
    } finally {
      await db.write([{ text: "delete from result_spans where pack = 0 and span = $1", values: [span] }]);
    }
  });

  test("that needs single slots which are not kept is refused, and names the first that is", async () => {
    const { toSlot } = slotsOf(SPRING.from, SPRING.to);
    await db.write([
      { text: "insert into facts (name, value) values ('kept_from_slot', to_jsonb($1::bigint))", values: [toSlot] },
    ]);
    try {
      for (const what of ["tariff-usage", "window-usage", "load-profile", "bill-lines"]) {
        const answer = await ask(what, { ...SPRING, time_zone: ZONE });
        expect([answer.statusCode, answer.json().error]).toMatchObject([
          410,
          { code: "not_kept", message: expect.stringContaining(`kept from ${toSlot} on`), retry_helps: false },
        ]);
      }
      expect((await ask("load-profile", { ...AUTUMN, time_zone: ZONE })).statusCode).toBe(200);
    } finally {
      await db.write([{ text: "delete from facts where name = 'kept_from_slot'", values: [] }]);
    }
  });
});
