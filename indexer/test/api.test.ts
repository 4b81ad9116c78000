import type { AddressInfo } from "node:net";
import { encodeDues, encodeVerdicts, eventSchemas, type Verdict } from "@wattmesh/client";
import { silentLog } from "@wattmesh/service-kit/log";
import { Ajv } from "ajv";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { describeApi } from "../src/commands/openapi.ts";
import type { Database } from "../src/db/database.ts";
import { openPglite } from "../src/db/pglite.ts";
import { createServer, listen } from "../src/http/server.ts";
import { readMarket } from "../src/market.ts";
import type { Follower } from "../src/sync/follower.ts";
import { Community, ownerOf, UTILITY } from "./support/community.ts";
import { deployment, Feed, told } from "./support/feed.ts";
import { emptyTables, followerOf } from "./support/world.ts";

const SLOTS = 200;

/** As the registry writes it: an attribute that is not there is left out. */
const flagged = (meter_id: number, from_slot: number, more: Record<string, string | number | boolean> = {}) =>
  told("registry", "meter_flagged", {
    meter_id,
    flagger: "watt1v1",
    finding_kind: "night_export",
    from_slot,
    to_slot: from_slot + 95,
    slots: 12,
    measured_wh: 2_100,
    expected_wh: 0,
    quarantined: true,
    ...more,
  });
const flagEnded = (meter_id: number, more: Record<string, number> = {}) =>
  told("registry", "flag_ended", { meter_id, ...more });
/** One that its owner answers and that stands, one that is released and comes again, one whose meter goes out of service, and a feeder's. */
const flags = [
  [flagged(3, 100, { finding_kind: "copied_profile", expected_wh: 2_000, other_meter_id: 4 })],
  [flagged(5, 100), flagged(6, 100, { finding_kind: "flat_line", measured_wh: 0, expected_wh: 900 })],
  [told("registry", "flag_appealed", { meter_id: 3, reason: "=twins live there\0" })],
  [told("registry", "flag_appealed", { meter_id: 5, reason: "a battery" }), flagEnded(5, { released_slot: 201 })],
  [flagEnded(6)],
  [flagged(5, 201), flagged(999, 201, { finding_kind: "feeder_differs", quarantined: false })],
];

let db: Database;
let feed: Feed;
let community: Community;
let follower: Follower;
let running: Promise<void>;
let app: FastifyInstance;
let base: string;
let streams: Awaited<ReturnType<typeof createServer>>["streams"];

/** What Ann lets somebody use. */
const allowed = (spender: string, energy_wh: number, expires: string) =>
  told("token", "allowance_changed", { owner: "watt1ann", spender, energy_wh, expires });

/** Ann applies with a meter that stands in her cellar. */
const appliedFor = (application_id: number, serial: string) =>
  told("registry", "meter_applied_for", {
    application_id,
    zone_id: 1,
    applicant: "watt1ann",
    serial,
    source: "solar",
    class: "c",
    connection_w: 17_250,
    inverter_w: 9_900,
    key_type: "ed25519",
    public_key: Buffer.alloc(32, 9),
    lapses_slot: 700,
  });

const voted = (
  application_id: number,
  evidence_hash: Buffer | null,
  reason: string | null,
  closing?: { importWh: number; exportWh: number },
) =>
  told("registry", "meter_application_voted", {
    application_id,
    voter: "watt1op",
    approved: reason === null,
    evidence_hash,
    closing_import_total_wh: closing?.importWh ?? null,
    closing_export_total_wh: closing?.exportWh ?? null,
    reason,
  });

const refused = (slot: number, verdict: Verdict) =>
  told("metering", "readings_submitted", {
    bank: 0,
    slot,
    arrival_slot: slot,
    submitter: "watt1relayer",
    accepted: 0,
    caught_up: 0,
    refused: 1,
    readings: encodeVerdicts([{ index: 3, verdict, flags: 0, importTotalWh: 1n, exportTotalWh: 0n }]),
  });

const due = (utility: number, dueMicro: bigint) =>
  told("trading", "dues_moved", {
    bank: 0,
    moved: Buffer.from(encodeDues([{ index: 9, utility, dueMicro }])).toString("base64"),
    by_withdrawal: true,
  });

const doubted = (meter_id: number, export_wh: number) =>
  told("metering", "export_quarantined", { meter_id, from_slot: 1, to_slot: 1, export_wh });
const restartSigned = (meter_id: number, slot: number) =>
  told("metering", "restart_signed", {
    meter_id,
    last_slot: 10,
    slot,
    import_total_wh: 7,
    export_total_wh: 0,
    lapses_slot: 110,
  });
const closed = (application_id: number, outcome: string, meter_id: number | null) =>
  told("registry", "meter_application_closed", { application_id, outcome, meter_id });

const beyondLine = (zone_id: number, slot: number, net_export_wh: number) =>
  told("trading", "zone_beyond_line", { zone_id, slot, net_export_wh, capacity_wh: 5_000 });

const moved = (zone_id: number, slot: number, state: string, reasons: string[]) =>
  told("balancing", "state_moved", {
    zone_id,
    slot,
    state,
    stage: 0,
    loading_permille: 1_100,
    reasons: JSON.stringify(reasons),
  });

const ofCall = (type: string, attributes: Record<string, string | number | boolean | null>, slot = 40) =>
  told("balancing", type, { zone_id: 1, slot, ...attributes });
const ofOffer = (type: string, offer_id: number, owner: string | null, attributes: Record<string, string | number>) =>
  ofCall(type, { relief: "draw_less", offer_id, owner, awarded_wh: 500, ...attributes });
/** One that is delivered, one that is void as its money is not there, one whose offer was gone; and two that never came to be measured. */
const calls = [
  [
    ofCall("call_opened", {
      relief: "draw_less",
      needed_wh: 1_800,
      price_cap_micro_per_kwh: 400_000,
      by_clock: true,
      payer: "watt1op",
      reserved_micro: 720_000,
    }),
    ofCall("call_awarded", {
      price_micro_per_kwh: 120_000,
      awarded_wh: 1_500,
      short_wh: 300,
      offers: 3,
      freed_micro: 540_000,
    }),
    ofOffer("offer_awarded", 0, "watt1ann", { price_micro_per_kwh: 120_000, reserved_micro: 90_000 }),
  ],
  [
    ofOffer("award_voided", 1, "watt1ann", { reason: "no_money" }),
    ofOffer("award_voided", 2, null, { reason: "no_offer" }),
  ],
  [
    ofOffer("award_delivered", 0, "watt1ann", {
      verdict: "missing",
      baseline_wh: 900,
      counted_wh: 500,
      delivered_wh: 400,
      paid_micro: 48_000,
      fined_micro: 10_000,
    }),
    ofCall("call_ended", {
      short_wh: 1_300,
      delivered_wh: 400,
      paid_micro: 48_000,
      fined_micro: 10_000,
      freed_micro: 12_000,
    }),
    ofCall("call_missed", { relief: "feed_in_less", needed_wh: 700, error: "=more than there is" }, 41),
    ofCall(
      "call_opened",
      {
        relief: "draw_less",
        needed_wh: 900,
        price_cap_micro_per_kwh: 400_000,
        by_clock: false,
        payer: "watt1op",
        reserved_micro: 1,
      },
      42,
    ),
  ],
  // The clock would have called for the slot, too, on terms that another operator left behind.
  [ofCall("call_missed", { relief: "feed_in_less", needed_wh: 700, error: "terms of another" }, 42)],
];

const ofCut = (type: string, attributes: Record<string, string | number | null>, slot: number) =>
  told("balancing", type, { zone_id: 2, slot, ...attributes });
const ofPoint = (type: string, meter_id: number, attributes: Record<string, string | number | null>) =>
  ofCut(type, { relief: "draw_less", meter_id, ...attributes }, 50);
const cutOpened = {
  relief: "draw_less",
  needed_wh: 900,
  compensation_micro_per_kwh: 500_000,
  measured_slot: 46,
  payer: "watt1op",
  reserved_micro: 450_000,
};
/** One that is measured: of a point that did less, of one that was not read, and of one that nobody knows; one that could be made at a second try, and one that could not. */
const cuts = [
  [
    moved(2, 46, "emergency", ["overloaded", "forecast"]),
    ofCut("cut_opened", cutOpened, 50),
    ofPoint("point_cut", 1, { class: "flexible", expected_wh: 700, cut_wh: 600 }),
    ofPoint("point_cut", 4, { class: "ordinary", expected_wh: 400, cut_wh: 100 }),
    ofPoint("point_cut", 999, { class: "ordinary", expected_wh: 400, cut_wh: 100 }),
    ofCut("cut_made", { cut_wh: 800, short_wh: 100, points: 3, freed_micro: 50_000 }, 50),
  ],
  [
    moved(2, 47, "normal", []),
    ofPoint("cut_measured", 1, {
      owner: ownerOf(1),
      verdict: "delivered",
      cut_wh: 600,
      baseline_wh: 750,
      counted_wh: 250,
      delivered_wh: 500,
      paid_micro: 250_000,
    }),
    ofPoint("cut_measured", 4, {
      owner: ownerOf(4),
      verdict: "unread",
      cut_wh: 100,
      baseline_wh: 380,
      counted_wh: null,
      delivered_wh: 0,
      paid_micro: 0,
    }),
    ofCut("cut_ended", { short_wh: 100, delivered_wh: 500, paid_micro: 250_000, freed_micro: 150_000 }, 50),
  ],
  [ofCut("cut_missed", { relief: "feed_in_less", needed_wh: 70, error: "=no money" }, 51)],
  [ofCut("cut_missed", { relief: "draw_less", needed_wh: 80, error: "no money" }, 52)],
  [ofCut("cut_opened", { ...cutOpened, measured_slot: 48 }, 52)],
];

beforeAll(async () => {
  db = await openPglite(undefined);
  await emptyTables(db);
  // 2026-10-24T22:00:00Z: midnight in Berlin, a day before the clocks go back.
  feed = new Feed({ startSeconds: Date.UTC(2026, 9, 23, 22) / 1000 });
  community = new Community(feed, deployment, { points: 10, banksPerZone: 1 });
  community.found();
  feed.add([appliedFor(1, "SN-1"), voted(1, null, "no such label"), closed(1, "refused", null)]);
  feed.add([
    appliedFor(2, "SN-1"),
    voted(2, Buffer.alloc(32, 7), null, { importWh: 5_200, exportWh: 70 }),
    voted(2, Buffer.alloc(32, 7), null, { importWh: 5_300, exportWh: 70 }),
    closed(2, "approved", 9),
    appliedFor(3, "SN-2"),
  ]);
  feed.add([
    told("registry", "meter_recalled", { meter_id: 8, recaller: "watt1v1", reason: "the seal", lapses_slot: 96 }),
    told("registry", "meter_status_changed", { meter_id: 8, status: "suspended" }),
    told("registry", "meter_recalled", { meter_id: 7, recaller: "watt1v1", reason: "a doubt", lapses_slot: 90 }),
    told("registry", "meter_status_changed", { meter_id: 7, status: "suspended" }),
    told("registry", "meter_status_changed", { meter_id: 7, status: "active" }),
    doubted(5, 1_500),
    doubted(6, 900),
    told("metering", "quarantine_backed", { meter_id: 6, by: "watt1v1", release: true }),
    told("metering", "export_released", { meter_id: 6, export_wh: 900, arrival_slot: 9 }),
    doubted(4, 700),
    told("metering", "export_dropped", { meter_id: 4, export_wh: 700 }),
    restartSigned(2, 12),
    told("metering", "restart_backed", { meter_id: 2, by: "watt1v1", slot: 12, missed_import_wh: 4 }),
    restartSigned(3, 13),
    told("metering", "registers_restarted", {
      meter_id: 3,
      from_slot: 11,
      slot: 13,
      import_total_wh: 7,
      export_total_wh: 0,
      missed_import_wh: 450,
      arrival_slot: 20,
      confirmed_by: "watt1op",
    }),
  ]);
  feed.add([
    told("registry", "connection_named", { meter_id: 1, by: "watt1op" }),
    told("registry", "connection_forgotten", { meter_id: 1 }),
    told("metering", "registers_closed", {
      meter_id: 1,
      import_total_wh: 5_300,
      export_total_wh: 70,
      missed_import_wh: 300,
      from_slot: 11,
      arrival_slot: 20,
    }),
  ]);
  feed.add([refused(1, "implausible"), refused(2, "implausible")]);
  feed.add([refused(3, "bad_signature"), refused(4, "bad_signature"), refused(5, "duplicate")]);
  const minted = { biomass: 9, solar: 1_000, wind: 500 };
  feed.add([
    allowed("watt1bob", 500, '{"at_height":77}'),
    allowed("watt1cleo", 7, '{"at_time":"1800000000123456789"}'),
    allowed("watt1dan", 7, '{"at_height":18446744073709551615}'),
    allowed("watt1eve", 0, '{"never":{}}'),
    told("token", "slot_booked", {
      slot: 1,
      minted: JSON.stringify(Object.entries(minted).map(([source, wh]) => ({ source, energy_wh: String(wh) }))),
      burned_consumed_wh: 1_509,
      burned_exported_wh: 0,
    }),
  ]);
  feed.add([due(0, 700n), due(1, -50n)]);
  for (let slot = 0; slot < SLOTS; slot += 1) community.settle(deployment);
  feed.add([
    due(0, -900n),
    due(1, 80n),
    moved(1, 1, "alert", ["loaded"]),
    moved(2, 1, "emergency", ["overloaded"]),
    moved(1, 2, "emergency", ["forecast", "overloaded"]),
    moved(1, 2, "restoration", []),
    told("grid", "controller_set", { zone_id: 1, controller: "watt1balancing" }),
    beyondLine(1, 1, 5_001),
    beyondLine(2, 2, 7_000),
    beyondLine(1, 2, -5_002),
    beyondLine(1, 3, 5_003),
  ]);
  for (const events of [...calls, ...cuts, ...flags]) feed.add(events);
  follower = followerOf(db, feed);
  ({ app, streams } = await createServer(
    { db, deployment, position: follower },
    { corsOrigins: ["https://web.example"], requestsPerMinute: 5_000, streams: 2, trustedProxies: [] },
    { troubles: () => [], metrics: async () => "wattmesh_indexer_height 1\n" },
    silentLog,
  ));
  follower.on("written", () => {
    for (const stream of streams.open) stream.wake();
  });
  running = follower.run();
  await new Promise((resolve) => follower.once("atHead", () => resolve(undefined)));
  await listen(app, "127.0.0.1", 0);
  base = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  for (const stream of streams.open) stream.close();
  follower.stop();
  await running;
  await app.close();
  await db.close();
});

// biome-ignore lint/suspicious/noExplicitAny: answers of every route
const get = async (path: string, headers: Record<string, string> = {}): Promise<{ response: Response; body: any }> => {
  const response = await fetch(`${base}${path}`, { headers });
  const text = await response.text();
  return { response, body: text.startsWith("{") ? JSON.parse(text) : text };
};

/** The API's description; its components are those of the schema `api`. */
async function description() {
  const { paths, components } = JSON.parse(await describeApi());
  const ajv = new Ajv({ strict: false, validateFormats: false });
  ajv.addSchema({ $id: "api", components });
  return { paths, ajv };
}

interface EventRow {
  height: number;
  index: number;
  type: string;
  meter_id: number | null;
  bank: number | null;
  slot: number | null;
  attributes: Record<string, unknown>;
}

/** Of metering point 3, of its bank, or of a whole slot. */
const concernsThird = ({ meter_id, bank, slot }: EventRow): boolean =>
  meter_id === 3 || (meter_id === null && (bank === 0 || (bank === null && slot !== null)));

describe("every answer", () => {
  test("says how far the tables are, also when it is a refusal", async () => {
    for (const path of ["/v1/zones", "/v1/zones/99", "/v1/nowhere", "/v1/slots?limit=0", "/v1/zones/%zz"]) {
      const { response } = await get(path);
      expect(response.headers.get("x-wattmesh-height")).toBe(String(feed.height));
      expect(response.headers.get("x-wattmesh-lag-blocks")).toBe("0");
      expect(response.headers.get("x-wattmesh-time")).toBe(new Date(feed.time * 1000).toISOString());
    }
  });

  test("is not sent again to who has it", async () => {
    const first = await get("/v1/tariffs");
    const again = await fetch(`${base}/v1/tariffs`, {
      headers: { "if-none-match": first.response.headers.get("etag") ?? "" },
    });
    expect([again.status, await again.text()]).toEqual([304, ""]);
    expect(again.headers.get("x-wattmesh-height")).toBe(String(feed.height));
  });

  test("may be read by pages of the origins that the configuration names, and no others", async () => {
    const named = await get("/v1/zones", { origin: "https://web.example" });
    expect(named.response.headers.get("access-control-allow-origin")).toBe("https://web.example");
    expect(named.response.headers.get("access-control-expose-headers")).toContain("x-wattmesh-height");
    const other = await get("/v1/zones", { origin: "https://other.example" });
    expect(other.response.headers.get("access-control-allow-origin")).toBeNull();
  });

  test("is what the API's description says, on every route", async () => {
    const { paths, ajv } = await description();
    const values: Record<string, string> = {
      zone_id: "1",
      slot: String(community.slot - 1),
      meter_id: "1",
      address: ownerOf(1),
      owner: ownerOf(1),
      proposal_id: "1",
      order_id: "1",
    };
    const asked: Record<string, string> = {
      "/v1/depth": "?slot=1&zone_id=1",
      "/v1/metering-points/{meter_id}/dues": "?from=2026-10-24&to=2026-10-25",
    };
    for (const [path, { get: route }] of Object.entries<{ get: { responses: Record<string, unknown> } }>(paths)) {
      const url = path.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? "");
      const query = asked[path] ?? "";
      const { response, body } = await get(url + query);
      const known = route.responses[response.ok ? "200" : "4XX"] as { content: Record<string, { schema: object }> };
      const [type = "", { schema: described } = { schema: {} }] = Object.entries(known.content)[0] ?? [];
      expect([path, response.headers.get("content-type")?.split(";")[0]]).toEqual([path, type]);
      const schema = JSON.parse(JSON.stringify(described).replaceAll('"#/', '"api#/'));
      const isValid = ajv.validate(schema, body);
      expect({ path, status: response.status, errors: isValid ? [] : ajv.errors }).toMatchObject({ errors: [] });
      expect([200, 404]).toContain(response.status);
    }
  });
});

describe("an event", () => {
  test("has what its attributes hold, and no JSON in strings", async () => {
    const { body } = await get("/v1/events?types=allowance_changed,slot_booked&limit=500");
    const byType = (type: string) => body.items.filter((event: { type: string }) => event.type === type);
    const expires = byType("allowance_changed").map(({ attributes }: EventRow) => attributes.expires);
    expect(expires).toEqual([
      { never: {} },
      { at_height: "18446744073709551615" },
      { at_time: "1800000000123456789" },
      { at_height: "77" },
    ]);
    expect(byType("slot_booked").at(-1).attributes).toMatchObject({
      slot: 1,
      minted: [
        { source: "biomass", energy_wh: "9" },
        { source: "solar", energy_wh: "1000" },
        { source: "wind", energy_wh: "500" },
      ],
      burned_consumed_wh: "1509",
    });
  });

  test("of every kind is as the API's description says of that kind", async () => {
    const { ajv } = await description();
    const types = await db.query<{ type: string }>("select distinct type from events");
    expect(types.length).toBeGreaterThan(10);
    for (const { type } of types) {
      const { body } = await get(`/v1/events?types=${type}&limit=5`);
      const isValid = ajv.validate({ $ref: "api#/components/schemas/EventPage" }, body);
      expect({ type, errors: isValid ? [] : ajv.errors }).toEqual({ type, errors: [] });
    }
  });
});

test("every kind of event can be asked for at once, with room for as many again", async () => {
  const types = Object.values(eventSchemas).flatMap(Object.keys);
  expect(types.length).toBeGreaterThan(80);
  const { response } = await get(`/v1/events?types=${[...types, ...types].join(",")}`);
  expect(response.status).toBe(200);
});

describe("a list", () => {
  test("comes whole, page by page, with nothing twice", async () => {
    const seen: number[] = [];
    let cursor: string | null = null;
    do {
      const next: string = cursor === null ? "" : `&cursor=${cursor}`;
      const { body } = await get(`/v1/metering-points/3/results?limit=33${next}`);
      seen.push(...body.items.map(({ slot }: { slot: number }) => slot));
      cursor = body.next_cursor;
    } while (cursor !== null);
    expect(seen).toHaveLength(SLOTS);
    expect(seen).toEqual([...new Set(seen)].sort((one, other) => other - one));
  });

  test("of trades goes by the chain's order, of all zones or of one", async () => {
    const zone = (zone_id: number, wh: number) => ({
      zone_id,
      price_micro_per_kwh: 100_000,
      sold_wh: String(wh),
      bought_wh: "0",
      line_flow_wh: 0,
      line_earned_micro: "0",
    });
    const cleared = (slot: number, batch: number, zones: object[]) =>
      told("trading", "batch_cleared", { slot, batch, bundle_id: null, zones: JSON.stringify(zones) });
    feed.add([cleared(9, 1, [zone(1, 5), zone(2, 6)]), cleared(8, 1, [zone(1, 7), zone(2, 0)])], { byClock: true });
    feed.add([cleared(9, 2, [zone(1, 8)])], { byClock: true });
    await expect.poll(() => follower.cursor?.height).toBe(feed.height);
    const sold = async (query: string): Promise<string[]> => {
      const seen: string[] = [];
      let cursor: string | null = "";
      while (cursor !== null) {
        const { body }: Awaited<ReturnType<typeof get>> = await get(
          `/v1/trades?limit=1&${query}&cursor=${cursor}`.replace(/&cursor=$/, ""),
        );
        seen.push(...body.items.map(({ sold_wh }: { sold_wh: string }) => sold_wh));
        cursor = body.next_cursor;
      }
      return seen;
    };
    expect(await sold("")).toEqual(["8", "7", "6", "5"]);
    expect(await sold("zone_id=1")).toEqual(["8", "7", "5"]);
    expect(await sold("slot=9")).toEqual(["8", "6", "5"]);
  });

  test("of a zone's states are its moves by balancing, newest first", async () => {
    const { body } = await get("/v1/zones/1/states?limit=2");
    const move = { zone_id: 1, slot: 2, starts_at: expect.any(String), stage: 0, loading_permille: 1_100 };
    expect(body.items).toEqual([
      { ...move, state: "restoration", reasons: [], height: expect.any(Number) },
      { ...move, state: "emergency", reasons: ["forecast", "overloaded"], height: expect.any(Number) },
    ]);
    const { body: rest } = await get(`/v1/zones/1/states?limit=2&cursor=${body.next_cursor}`);
    expect(rest.items.map(({ state }: { state: string }) => state)).toEqual(["alert"]);
    expect(rest.next_cursor).toBeNull();
    expect((await get("/v1/zones/1")).body.controller).toBe("watt1balancing");
    expect((await get("/v1/zones/0")).body.controller).toBeNull();
  });

  test("of a zone's calls is what was needed, awarded, delivered and paid; and what could not be called", async () => {
    const { body } = await get("/v1/zones/1/calls?limit=2");
    expect(body.items).toMatchObject([
      { slot: 42, state: "opened", by_clock: false, awarded_wh: null, paid_micro: null, missed: null },
      {
        slot: 41,
        state: "missed",
        relief: "feed_in_less",
        needed_wh: "700",
        payer: null,
        missed: "=more than there is",
      },
    ]);
    const { body: rest } = await get(`/v1/zones/1/calls?limit=2&cursor=${body.next_cursor}`);
    expect(rest.items).toEqual([
      {
        zone_id: 1,
        slot: 40,
        starts_at: expect.any(String),
        relief: "draw_less",
        state: "ended",
        by_clock: true,
        payer: "watt1op",
        needed_wh: "1800",
        price_cap_micro_per_kwh: 400_000,
        offers: 3,
        price_micro_per_kwh: 120_000,
        awarded_wh: "500",
        short_wh: "1300",
        delivered_wh: "400",
        paid_micro: "48000",
        fined_micro: "10000",
        missed: null,
        height: expect.any(Number),
      },
    ]);
    expect(rest.next_cursor).toBeNull();
    expect((await get("/v1/zones/2/calls")).body.items).toEqual([]);
    const { payload } = await app.inject("/v1/zones/1/calls?format=csv");
    expect(payload.split("\r\n")[2]).toMatch(/,'=more than there is,\d+$/);
  });

  test("of awards is what was asked of each offer and came of it, by zone and by owner, and what that comes to", async () => {
    const { body } = await get("/v1/zones/1/awards?limit=2");
    expect(body.items).toMatchObject([
      { offer_id: 2, owner: null, void: "no_offer", verdict: null },
      { offer_id: 1, owner: "watt1ann", void: "no_money", price_micro_per_kwh: null, reserved_micro: null },
    ]);
    const { body: rest } = await get(`/v1/zones/1/awards?limit=2&cursor=${body.next_cursor}`);
    const delivered = {
      zone_id: 1,
      slot: 40,
      starts_at: expect.any(String),
      offer_id: 0,
      relief: "draw_less",
      owner: "watt1ann",
      awarded_wh: "500",
      price_micro_per_kwh: 120_000,
      reserved_micro: "90000",
      void: null,
      verdict: "missing",
      baseline_wh: "900",
      counted_wh: "500",
      delivered_wh: "400",
      paid_micro: "48000",
      fined_micro: "10000",
      height: expect.any(Number),
    };
    expect(rest.items).toEqual([delivered]);
    const { body: own } = await get("/v1/participants/watt1ann/awards?limit=1");
    expect(own.items).toMatchObject([{ offer_id: 1 }]);
    const { body: older } = await get(`/v1/participants/watt1ann/awards?limit=1&cursor=${own.next_cursor}`);
    expect(older).toEqual({ items: [delivered], next_cursor: null });
    expect((await get("/v1/participants/watt1ann/flexibility")).body).toEqual({
      owner: "watt1ann",
      awards: 1,
      measured: 1,
      voided: 1,
      awarded_wh: "500",
      delivered_wh: "400",
      paid_micro: "48000",
      fined_micro: "10000",
    });
    expect((await get("/v1/participants/watt1bob/flexibility")).body).toMatchObject({ awards: 0, paid_micro: "0" });
    const { payload } = await app.inject("/v1/participants/watt1ann/awards?format=csv");
    expect(payload.split("\r\n")).toHaveLength(4);
  });

  test("of a zone's cuts is what was needed, told, measured and paid, and why; and what could not be cut", async () => {
    const { body } = await get("/v1/zones/2/cuts?limit=2");
    expect(body.items).toMatchObject([
      { slot: 52, state: "opened", measured_slot: 48, missed: null, points: null, cut_wh: null, paid_micro: null },
      { slot: 51, state: "missed", relief: "feed_in_less", needed_wh: "70", payer: null, missed: "=no money" },
    ]);
    const { body: rest } = await get(`/v1/zones/2/cuts?limit=2&cursor=${body.next_cursor}`);
    expect(rest).toEqual({
      items: [
        {
          zone_id: 2,
          slot: 50,
          starts_at: expect.any(String),
          relief: "draw_less",
          state: "ended",
          needed_wh: "900",
          payer: "watt1op",
          compensation_micro_per_kwh: 500_000,
          measured_slot: 46,
          loading_permille: 1_100,
          reasons: ["overloaded", "forecast"],
          points: 3,
          cut_wh: "800",
          short_wh: "100",
          delivered_wh: "500",
          paid_micro: "250000",
          missed: null,
          height: expect.any(Number),
        },
      ],
      next_cursor: null,
    });
    expect((await get("/v1/zones/1/cuts")).body.items).toEqual([]);
    const { payload } = await app.inject("/v1/zones/2/cuts?format=csv");
    expect(payload.split("\r\n")[2]).toMatch(/,'=no money,\d+$/);
    expect(payload).toContain(',"overloaded,forecast",3,800,');
  });

  test("of metering points that were cut is what each was told, did less and got, by zone and by owner", async () => {
    const { body } = await get("/v1/zones/2/cut-points?limit=2");
    expect(body.items).toMatchObject([
      { slot: 50, meter_id: 999, owner: null, cut_wh: "100", verdict: null, paid_micro: null },
      { slot: 50, meter_id: 4, owner: ownerOf(4), verdict: "unread", counted_wh: null, paid_micro: "0" },
    ]);
    const { body: rest } = await get(`/v1/zones/2/cut-points?limit=2&cursor=${body.next_cursor}`);
    const delivered = {
      zone_id: 2,
      slot: 50,
      starts_at: expect.any(String),
      meter_id: 1,
      owner: ownerOf(1),
      relief: "draw_less",
      class: "flexible",
      expected_wh: "700",
      cut_wh: "600",
      compensation_micro_per_kwh: 500_000,
      measured_slot: 46,
      verdict: "delivered",
      baseline_wh: "750",
      counted_wh: "250",
      delivered_wh: "500",
      paid_micro: "250000",
      height: expect.any(Number),
    };
    expect(rest).toEqual({ items: [delivered], next_cursor: null });
    expect((await get(`/v1/participants/${ownerOf(1)}/cuts`)).body).toEqual({ items: [delivered], next_cursor: null });
    expect((await get("/v1/participants/watt1nobody/cuts")).body.items).toEqual([]);
    const file = await app.inject(`/v1/participants/${ownerOf(1)}/cuts?format=csv`);
    expect(file.payload.split("\r\n")).toHaveLength(3);
    expect(file.headers["content-disposition"]).toBe('attachment; filename="cuts.csv"');
    expect((await app.inject("/v1/zones/2/cut-points?format=csv")).payload.split("\r\n")).toHaveLength(5);
  });

  test("of what was found in meters' readings is each flag with its numbers, what its owner says, and how it ended", async () => {
    const { body } = await get("/v1/flags?limit=2");
    expect(body.items).toMatchObject([
      { meter_id: 999, serial: null, owner: null, zone_id: null, kind: "feeder_differs", quarantined: false },
      { meter_id: 5, owner: ownerOf(5), state: "open", from_slot: 201, appeal: null, released_slot: null },
    ]);
    const { body: rest } = await get(`/v1/flags?cursor=${body.next_cursor}`);
    expect(rest.items).toMatchObject([
      { meter_id: 6, state: "out_of_service", measured_wh: "0", expected_wh: "900", released_slot: null },
      { meter_id: 5, state: "released", appeal: "a battery", released_slot: 201, ended_at: expect.any(String) },
      {},
    ]);
    const copied = {
      meter_id: 3,
      serial: expect.any(String),
      owner: ownerOf(3),
      zone_id: expect.any(Number),
      state: "open",
      kind: "copied_profile",
      from_slot: 100,
      to_slot: 195,
      slots: 12,
      measured_wh: "2100",
      expected_wh: "2000",
      other_meter_id: 4,
      quarantined: true,
      flagger: "watt1v1",
      flagged_at: expect.any(String),
      flagged_height: expect.any(Number),
      appeal: "=twins live there\ufffd",
      appealed_height: expect.any(Number),
      released_slot: null,
      ended_at: null,
      ended_height: null,
      height: expect.any(Number),
    };
    expect(rest.items[2]).toEqual(copied);
    expect(rest.items[2].height).toBe(rest.items[2].appealed_height);
    expect(rest.next_cursor).toBeNull();
    expect((await get("/v1/metering-points/3/flags")).body).toEqual({ items: [copied], next_cursor: null });
    const { payload } = await app.inject("/v1/metering-points/3/flags?format=csv");
    expect(payload).toMatch(/^meter_id,serial,.*\r\n3,.*,'=twins live there\ufffd,/);
  });

  test("of flags that stand, that were released, and whose meter is out of service is each by itself, of all meters and of one", async () => {
    const metersOf = async (path: string) => {
      const { body } = await get(path);
      return body.items.map(({ meter_id }: { meter_id: number }) => meter_id);
    };
    expect(await metersOf("/v1/flags?state=open")).toEqual([999, 5, 3]);
    expect(await metersOf("/v1/flags?state=released")).toEqual([5]);
    expect(await metersOf("/v1/flags?state=out_of_service")).toEqual([6]);
    expect(await metersOf("/v1/metering-points/5/flags")).toEqual([5, 5]);
    expect(await metersOf("/v1/metering-points/5/flags?state=open")).toEqual([5]);
    expect(await metersOf("/v1/metering-points/4/flags")).toEqual([]);
    const { body } = await get("/v1/metering-points/5/flags?limit=1");
    expect(await metersOf(`/v1/metering-points/5/flags?cursor=${body.next_cursor}`)).toEqual([5]);
    expect(await metersOf(`/v1/flags?owner=${ownerOf(5)}&state=open`)).toEqual(
      ownerOf(3) === ownerOf(5) ? [5, 3] : [5],
    );
    expect(await metersOf("/v1/flags?owner=watt1nobody")).toEqual([]);
    expect((await get("/v1/flags?state=gone")).response.status).toBe(400);
    const file = await app.inject("/v1/flags?state=open&format=csv");
    expect(file.headers["content-disposition"]).toBe('attachment; filename="flags.csv"');
    expect(file.payload.split("\r\n")).toHaveLength(5);
  });

  test("of slots in which a zone's meters said more than its line carries is that zone's, newest first", async () => {
    const { body } = await get("/v1/zones/1/beyond-line?limit=2");
    expect(body.items).toEqual([
      { slot: 3, starts_at: expect.any(String), zone_id: 1, net_export_wh: "5003", capacity_wh: "5000" },
      { slot: 2, starts_at: expect.any(String), zone_id: 1, net_export_wh: "-5002", capacity_wh: "5000" },
    ]);
    const slots = async (query: string) => {
      const { body } = await get(`/v1/zones/1/beyond-line?${query}`);
      return body.items.map(({ slot }: { slot: number }) => slot);
    };
    expect(await slots(`limit=2&cursor=${body.next_cursor}`)).toEqual([1]);
    expect(await slots("from_slot=2&to_slot=3")).toEqual([2]);
    expect((await get("/v1/zones/0/beyond-line")).body).toEqual({ items: [], next_cursor: null });
  });

  test.each([
    ["", () => true],
    ["types=slot_opened,deposited,slot_opened", ({ type }) => ["slot_opened", "deposited"].includes(type)],
    ["meter_id=3", concernsThird],
    [
      "meter_id=3&types=bank_settled,rule_set",
      (event) => concernsThird(event) && /^(bank_settled|rule_set)$/.test(event.type),
    ],
    ["types=identity_violated", () => false],
  ] as [string, (event: EventRow) => boolean][])(
    "of events with %j holds those and no others, newest first",
    async (query, isWanted) => {
      const all = await db.query<EventRow>("select * from events order by height desc, index desc");
      const wanted = all.filter(isWanted).map(({ height, index }) => `${height}-${index}`);
      const seen: string[] = [];
      let cursor: string | null = "";
      while (cursor !== null) {
        const { body }: Awaited<ReturnType<typeof get>> = await get(
          `/v1/events?limit=400&${query}${cursor && `&cursor=${cursor}`}`,
        );
        seen.push(...body.items.map(({ id }: { id: string }) => id));
        cursor = body.next_cursor;
      }
      expect(seen).toEqual(wanted);
    },
  );

  test.each([
    ["/v1/slots?cursor=nonsense", 400, "cursor nonsense is not one that this list gave"],
    ["/v1/slots?limit=101", 400, "limit = 101: must be <= 100"],
    ["/v1/metering-points/x", 400, 'meter_id = "x": must be a whole number'],
    ["/v1/metering-points/Infinity", 400, 'meter_id = "Infinity": must be a whole number'],
    ["/v1/metering-points/0x10", 400, 'meter_id = "0x10": must be a whole number'],
    ["/v1/slots?limit=1e999", 400, 'limit = "1e999": must be a whole number'],
    ["/v1/slots?limit=-Infinity", 400, 'limit = "-Infinity": must be a whole number'],
    ["/v1/slots?limit=1.5", 400, 'limit = "1.5": must be a whole number'],
    ["/v1/slots?limit=5&limit=6", 400, 'limit = ["5","6"]: must be a whole number'],
    ["/v1/metering-points/99", 404, "there is no metering point 99"],
    ["/v1/metering-points/1/bills?time_zone=Mars", 400, "time_zone Mars is not an IANA time zone"],
    ["/v1/metering-points/1/bills?from=2026-02-30", 400, 'from = "2026-02-30": must be a day such as 2026-03-29'],
    ["/v1/flows?from=2026-01-01", 400, "from and to go together"],
    ["/v1/depth?slot=1", 400, "required property 'zone_id'"],
    ["/v1/zones/%zz", 400, "is not a valid url component"],
    [`/v1/participants/${"a".repeat(101)}`, 414, "exceeding the max param length"],
    ["/v1/participants/%00", 400, 'address = "\\u0000": must be an address such as watt1…'],
    ["/v1/participants/Watt1ann", 400, 'address = "Watt1ann": must be an address such as watt1…'],
    ["/v1/participants?cursor=WyJcdTAwMDAiXQ", 400, "is not one that this list gave"],
    ["/v1/orders/99999999999999999999", 400, 'order_id = "99999999999999999999": must be a whole number'],
  ])("%s is refused with %d", async (path, status, message) => {
    const { response, body } = await get(path);
    expect([response.status, body.error.message]).toEqual([status, expect.stringContaining(message)]);
    expect(typeof body.error.retry_helps).toBe("boolean");
  });
});

describe("bills", () => {
  test("add up to the results of their local day, of 25 hours when the clocks go back", async () => {
    const query = "period=day&from=2026-10-24&to=2026-10-26&time_zone=Europe/Berlin";
    const { body } = await get(`/v1/metering-points/3/bills?${query}`);
    const [first, second] = body.items;
    expect([first.hours, first.slots_expected, second.hours, second.slots_expected]).toEqual([24, 96, 25, 100]);
    expect([first.state, second.state]).toEqual(["final", "final"]);
    for (const bill of body.items) {
      const [from, to] = [bill.starts_at, bill.ends_at].map((time: string) => Date.parse(time) / 1000 / 900);
      const { body: results } = await get(`/v1/metering-points/3/results?from_slot=${from}&to_slot=${to}&limit=1000`);
      const sum = (name: string): string =>
        String(
          results.items.reduce((total: bigint, row: Record<string, string>) => total + BigInt(row[name] ?? 0), 0n),
        );
      for (const name of [
        "import_wh",
        "export_wh",
        "pool_bought_wh",
        "utility_bought_wh",
        "money_micro",
        "utility_alone_micro",
        "saved_micro",
        "neighbours_micro",
      ])
        expect([name, bill[name]]).toEqual([name, sum(name)]);
      expect(bill.slots).toBe(results.items.length);
    }
  });

  test("are the same over any range of slots, however it lies to the spans that are summed", async () => {
    const { body } = await get("/v1/metering-points/2/results?limit=1000");
    const first = body.items.at(-1).slot;
    for (const [from, length] of [
      [0, 1],
      [0, SLOTS],
      [5, 90],
      [1, 97],
      [95, 100],
      [96, 96],
      [0, 0],
    ] as const) {
      const range = `from_slot=${first + from}&to_slot=${first + from + length}`;
      const inRange = body.items.filter(
        ({ slot }: { slot: number }) => slot >= first + from && slot < first + from + length,
      );
      const { body: flows } = await get(`/v1/flows?${range}`);
      expect(flows.zones[1].slots).toBe(inRange.length);
    }
  });

  test("and results come as CSV that spreadsheets read", async () => {
    const { response, body } = await get("/v1/metering-points/3/bills?from=2026-10-24&to=2026-10-25&format=csv");
    expect(response.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(response.headers.get("content-disposition")).toBe('attachment; filename="bills-3.csv"');
    const lines = body.split("\r\n");
    expect(lines[0]).toMatch(/^from,to,starts_at/);
    expect(lines[1]).toMatch(/^2026-10-24,2026-10-25,2026-10-24T00:00:00.000Z/);
    const readings = await get("/v1/metering-points/3/readings?format=csv&limit=2");
    expect(readings.body.trim().split("\r\n")).toHaveLength(3);
  });
});

describe("the first screen", () => {
  test("has rule, day, month, money and price in one call", async () => {
    const { body } = await get("/v1/metering-points/3/home?time_zone=Europe/Berlin");
    expect(body.metering_point).toMatchObject({ meter_id: 3, owner: ownerOf(3), rule: { ask_micro_per_kwh: 90_000 } });
    const { body: bills } = await get("/v1/metering-points/3/bills?time_zone=Europe/Berlin");
    expect(body.today).toEqual(bills.items.at(-1));
    expect(body.month.from).toBe("2026-10-01");
    expect(body.last_result.slot).toBe(community.slot - 1);
    expect(body.outlook.slots).toHaveLength(24);
    // Yesterday at this time the zone had a price.
    expect(body.outlook.slots[0]).toMatchObject({
      slot: body.current_slot,
      price_micro_per_kwh: 160_000,
      basis: "same_time",
    });
    expect(body.outlook.cheapest_slot).toBe(body.current_slot);
  });
});

describe("what the contracts started with", () => {
  test("is there from the first block on", async () => {
    const { body } = await get("/v1/community");
    expect(body).toMatchObject({
      utility: UTILITY,
      community: "watt1community",
      proposal_seconds: 86_400,
      points_per_tick: 2_560,
    });
  });

  test("tells what a participant has, and what is left of an allowance until when", async () => {
    const { body: participant } = await get(`/v1/participants/${ownerOf(3)}`);
    expect(participant).toMatchObject({
      name: "Household 3",
      equipment: [{ source: "solar", rated_power_w: 5_000, storage_capacity_wh: 0, label: "roof" }],
      certifications: ["EN 50549"],
    });
    const { body: allowances } = await get("/v1/tokens/balances/watt1ann/allowances");
    // As a QR code holds it.
    expect((await get("/v1/tokens/balances/WATT1ANN/allowances")).body).toEqual(allowances);
    expect(allowances.items).toEqual([
      { spender: "watt1bob", energy_wh: "500", expires_at_height: 77, expires_at: null },
      { spender: "watt1cleo", energy_wh: "7", expires_at_height: null, expires_at: "2027-01-15T08:00:00.123Z" },
      { spender: "watt1dan", energy_wh: "7", expires_at_height: Number.MAX_SAFE_INTEGER, expires_at: null },
    ]);
  });

  test("tells what became of applications for metering points, the latest first, and why", async () => {
    const { body } = await get("/v1/meter-applications?applicant=watt1ann");
    expect(body.items).toMatchObject([
      { application_id: 3, serial: "SN-2", status: "open", class: "c", inverter_w: 9_900, votes: [], meter_id: null },
      {
        application_id: 2,
        status: "approved",
        meter_id: 9,
        votes: [
          {
            voter: "watt1op",
            approved: true,
            evidence_hash: "07".repeat(32),
            closing: { import_total_wh: "5300", export_total_wh: "70" },
            reason: null,
          },
        ],
      },
      {
        application_id: 1,
        status: "refused",
        votes: [{ approved: false, evidence_hash: null, closing: null, reason: "no such label" }],
      },
    ]);
    const { body: open } = await get("/v1/meter-applications?status=open");
    expect(open.items).toHaveLength(1);
  });

  test("tells what was due to a metering point, and from it, when days began and when they were over", async () => {
    const dues = async (from: string, to: string) =>
      (await get(`/v1/metering-points/9/dues?from=${from}&to=${to}&time_zone=Europe/Berlin`)).body;
    const [nothing, first, last] = [
      { claim_micro: "0", debt_micro: "0" },
      { claim_micro: "700", debt_micro: "50" },
      { claim_micro: "30", debt_micro: "200" },
    ];
    expect(await dues("2026-10-01", "2026-10-24")).toEqual({ before: nothing, after: nothing });
    expect(await dues("2026-10-24", "2026-10-25")).toEqual({ before: nothing, after: first });
    expect(await dues("2026-10-25", "2026-11-25")).toEqual({ before: first, after: last });
    expect(await dues("2026-10-01", "2026-11-25")).toEqual({ before: nothing, after: last });
    const nobody = (await get("/v1/metering-points/2/dues?from=2026-10-01&to=2026-11-25")).body;
    expect(nobody).toEqual({ before: nothing, after: nothing });
  });

  test("tells of a day and of a month what was owed when it was over, as CSV too", async () => {
    const owed = async (period: string, from: string, to: string) => {
      const query = `period=${period}&from=${from}&to=${to}&time_zone=Europe/Berlin`;
      const { body } = await get(`/v1/metering-points/9/bills?${query}`);
      const csv = await get(`/v1/metering-points/9/bills?${query}&format=csv`);
      const [head, ...rows] = csv.body.trim().split("\r\n");
      expect(head).toMatch(/,claim_micro,debt_micro$/);
      return body.items.map(({ claim_micro, debt_micro }: Record<string, string>, row: number) => {
        expect(rows[row]).toMatch(new RegExp(`,${claim_micro},${debt_micro}$`));
        return [claim_micro, debt_micro];
      });
    };
    expect(await owed("day", "2026-10-23", "2026-10-25")).toEqual([
      ["0", "0"],
      ["700", "50"],
    ]);
    expect(await owed("month", "2026-09-01", "2026-11-01")).toEqual([
      ["0", "0"],
      ["30", "200"],
    ]);
  });

  test("tells a meter's latest refused reading of each reason", async () => {
    const { body } = await get("/v1/metering-points/3/refusals");
    expect(body.items).toEqual([
      { verdict: "bad_signature", slot: 4, height: expect.any(Number), time: expect.any(String) },
      { verdict: "implausible", slot: 2, height: expect.any(Number), time: expect.any(String) },
    ]);
    expect(body.items[0].height).toBe(body.items[1].height + 1);
    expect((await get("/v1/metering-points/4/refusals")).body.items).toEqual([]);
  });

  test("tells who approved a metering point, and who recalled it until it is active again", async () => {
    const { body: recalled } = await get("/v1/metering-points/8");
    expect(recalled).toMatchObject({
      approval: { approver: "watt1op", evidence_hash: "07".repeat(32), approved_slot: 0 },
      status: "suspended",
      recall: { recaller: "watt1v1", reason: "the seal", lapses_slot: 96 },
    });
    const { body: again } = await get("/v1/metering-points/7");
    expect(again).toMatchObject({ status: "active", recall: null });
  });

  test("tells what of a metering point's export waits for verifiers", async () => {
    const waiting = [4, 5, 6].map(async (id) => (await get(`/v1/metering-points/${id}`)).body.quarantined_wh);
    expect(await Promise.all(waiting)).toEqual([null, "1500", null]);
  });

  test("tells of a counter that starts again until that is confirmed, and then since when and what is billed", async () => {
    const [waiting, again, neither] = await Promise.all(
      [2, 3, 4].map(async (id) => (await get(`/v1/metering-points/${id}`)).body),
    );
    expect(waiting).toMatchObject({
      restart: { last_slot: 10, slot: 12, import_total_wh: "7", export_total_wh: "0", lapses_slot: 110 },
      restarted: null,
    });
    expect(again).toMatchObject({
      restart: null,
      restarted: { from_slot: 11, slot: 13, missed_import_wh: "450", height: expect.any(Number) },
    });
    expect(neither).toMatchObject({ restart: null, restarted: null, closed: null, replaced_meter_id: null });
    const { body: closed } = await get("/v1/metering-points/1");
    expect(closed.closed).toMatchObject({ slot: 20, import_total_wh: "5300", missed_import_wh: "300" });
  });

  test("tells the emissions that minted energy avoided, each source rounded towards zero", async () => {
    const { body } = await get("/v1/tokens");
    expect(body).toMatchObject({ name: "Energy held", symbol: "HELD", grid_g_per_kwh: 380, avoided_g: "337" });
    expect(body.minted).toEqual([
      { source: "biomass", energy_wh: "9", g_per_kwh: 700, avoided_g: "-2" },
      { source: "solar", energy_wh: "1000", g_per_kwh: 41, avoided_g: "339" },
      { source: "wind", energy_wh: "500", g_per_kwh: 380, avoided_g: "0" },
    ]);
  });
});

describe("the stream of events", () => {
  beforeEach(() => expect.poll(() => streams.open.size).toBe(0));

  /** Reads frames until enough are there. */
  async function read(
    path: string,
    headers: Record<string, string>,
    enough: (frames: string[]) => boolean,
  ): Promise<string[]> {
    const response = await fetch(`${base}${path}`, {
      headers: { accept: "text/event-stream", ...headers },
    });
    expect(response.headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
    expect(response.headers.get("x-wattmesh-height")).not.toBeNull();
    let text = "";
    for await (const chunk of response.body ?? []) {
      text += Buffer.from(chunk as Uint8Array).toString();
      const frames = text
        .split("\n\n")
        .slice(0, -1)
        .filter((frame) => !frame.startsWith(":"));
      if (enough(frames)) return frames;
    }
    return [];
  }

  const idsOf = (frames: string[]) => frames.flatMap((frame) => /^id: (.+)$/m.exec(frame)?.[1] ?? []);

  test("goes on after the last event that was seen, from the database", async () => {
    const all = await read(
      "/v1/events?types=slot_finalized",
      { "last-event-id": "0-0" },
      (frames) => idsOf(frames).length >= SLOTS,
    );
    const ids = idsOf(all);
    expect(ids).toHaveLength(SLOTS);
    const seen = ids[SLOTS - 3] ?? "";
    const rest = await read("/v1/events?types=slot_finalized", { "last-event-id": seen }, (frames) =>
      frames.some((frame) => frame.startsWith("event: head")),
    );
    expect(idsOf(rest)).toEqual(ids.slice(SLOTS - 2));
  });

  test("brings what comes, and says how far the tables are", async () => {
    const reading = read("/v1/events?meter_id=3", {}, (frames) => idsOf(frames).length >= 2);
    await expect.poll(() => streams.open.size).toBe(1);
    const pay = (meter_id: number) =>
      told("trading", "deposited", { meter_id, counterparty: null, by: ownerOf(meter_id), amount_micro: 1 });
    feed.add([pay(4), pay(3), pay(3)]);
    const frames = await reading;
    expect(idsOf(frames)).toEqual([`${feed.height}-1`, `${feed.height}-2`]);
    expect(frames.some((frame) => frame.startsWith("event: head"))).toBe(true);
    await expect.poll(() => streams.open.size).toBe(0);
  });

  test("is refused with a wrong id, and when too many are open", async () => {
    const wrong = await get("/v1/events", { accept: "text/event-stream", "last-event-id": "yesterday" });
    expect([wrong.response.status, wrong.body.error.message]).toEqual([
      400,
      "Last-Event-ID yesterday is no id of an event",
    ]);
    const stops = [new AbortController(), new AbortController()];
    for (const { signal } of stops)
      await fetch(`${base}/v1/events`, { headers: { accept: "text/event-stream" }, signal });
    const third = await get("/v1/events", { accept: "text/event-stream" });
    expect([third.response.status, third.body.error]).toMatchObject([
      503,
      { code: "too_many_streams", retry_helps: true },
    ]);
    for (const stop of stops) stop.abort();
    await expect.poll(() => streams.open.size).toBe(0);
  });
});

describe("the service", () => {
  test("refuses who asks more often than it may, and says when to ask again", async () => {
    const narrow = await createServer(
      { db, deployment, position: follower },
      { corsOrigins: [], requestsPerMinute: 2, streams: 0, trustedProxies: ["127.0.0.1"] },
      { troubles: () => ["no node"], metrics: async () => "" },
      silentLog,
    );
    const ask = (from: string, url = "/v1/status") => narrow.app.inject({ url, headers: { "x-forwarded-for": from } });
    expect([(await ask("10.0.0.1")).statusCode, (await ask("10.0.0.1")).statusCode]).toEqual([200, 200]);
    const refused = await ask("10.0.0.1");
    expect([refused.statusCode, refused.json().error]).toMatchObject([
      429,
      { code: "too_many_requests", retry_helps: true },
    ]);
    expect(Number(refused.headers["retry-after"])).toBeGreaterThan(0);
    expect((await ask("10.0.0.2")).statusCode).toBe(200);
    const ready = await ask("10.0.0.1", "/ready");
    expect([ready.statusCode, ready.json()]).toEqual([503, { ready: false, troubles: ["no node"] }]);
    await narrow.app.close();
  });

  test.each([
    ["a stranger who names another address each time", "203.0.113.7", (n: number) => `198.51.100.${n}`, 429],
    [
      "who goes through a known proxy and names others before it",
      "127.0.0.1",
      (n: number) => `198.51.100.${n}, 203.0.113.7`,
      429,
    ],
    ["who has a whole network of IPv6", "127.0.0.1", (n: number) => `2001:db8:0:7::${n}`, 429],
    ["readers behind a known proxy", "127.0.0.1", (n: number) => `198.51.100.${n}`, 200],
    ["neighbours in IPv6", "127.0.0.1", (n: number) => `2001:db8:0:${n}::1`, 200],
  ])("counts %s by the true peer", async (_, remoteAddress, forwardedFor, third) => {
    const narrow = await createServer(
      { db, deployment, position: follower },
      { corsOrigins: [], requestsPerMinute: 2, streams: 0, trustedProxies: ["127.0.0.1"] },
      { troubles: () => [], metrics: async () => "" },
      silentLog,
    );
    const statuses: number[] = [];
    for (const n of [1, 2, 3]) {
      const headers = { "x-forwarded-for": forwardedFor(n) };
      statuses.push((await narrow.app.inject({ url: "/v1/status", headers, remoteAddress })).statusCode);
    }
    expect(statuses).toEqual([200, 200, third]);
    await narrow.app.close();
  });

  test("tells machines that it lives, that it is ready, and its figures", async () => {
    expect((await get("/health")).body).toMatchObject({ status: "alive" });
    expect((await get("/ready")).body).toEqual({ ready: true, troubles: [] });
    expect((await get("/metrics")).body).toContain("wattmesh_indexer_height");
  });

  test("knows how the market does: what is due, late, paused, and what the utility has and has to keep", async () => {
    const { slotSeconds, graceSeconds } = deployment;
    const settledBefore = await db.query<{ value: number }>("select value from facts where name = 'settled_before'");
    const [{ value: next }] = settledBefore as [{ value: number }];
    const dueSeconds = (next + 1) * slotSeconds + graceSeconds;
    const [{ available_micro: available }] = (await db.query(
      "select available_micro from counterparties, facts where name = 'trading_utility' and address = value #>> '{}'",
    )) as [{ available_micro: string }];
    const figures = {
      settlementLateSeconds: 7,
      meteredPoints: 10,
      latePoints: 0,
      points: 10,
      withdrawalsPaused: false,
      utilityAvailableMicro: Number(available),
      utilityLowMicro: undefined,
    };
    expect(await readMarket(db, deployment, dueSeconds + 7)).toEqual(figures);
    expect((await readMarket(db, deployment, dueSeconds - 1)).settlementLateSeconds).toBe(0);
    const keep = (name: string, json: string) => ({
      text: "insert into facts (name, value) values ($1, $2::jsonb) on conflict (name) do update set value = excluded.value",
      values: [name, json],
    });
    const low = keep("money_utility_low_micro", '"5000000"');
    await db.write([low, keep("pause", '{"slot": 1, "error": "lost"}')]);
    const told = { ...figures, utilityLowMicro: 5_000_000, withdrawalsPaused: true };
    expect(await readMarket(db, deployment, dueSeconds + 7)).toEqual(told);
    await db.write([keep("pause", "null")]);
    expect(await readMarket(db, deployment, dueSeconds + 7)).toEqual({ ...told, withdrawalsPaused: false });
    await db.write([{ text: "delete from facts where name in ('pause', 'money_utility_low_micro')", values: [] }]);
  });

  test("changes nothing and takes nothing", async () => {
    const answer = await fetch(`${base}/v1/zones`, { method: "POST", body: "x" });
    expect(answer.status).toBe(404);
    const large = await fetch(`${base}/v1/zones`, { method: "POST", body: "x".repeat(10_000) });
    expect(large.status).toBe(413);
  });
});
