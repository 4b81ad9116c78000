import { silentLog } from "@wattmesh/service-kit/log";
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { totalsOf } from "../src/concepts/results/totals.ts";
import type { Database } from "../src/db/database.ts";
import { PART_BLOCKS, PART_ORDERS, Partitions, SHORT_PART_BLOCKS, SHORT_PART_ORDERS } from "../src/db/partitions.ts";
import { openPglite } from "../src/db/pglite.ts";
import { dropOld } from "../src/db/retention.ts";
import { readSizes } from "../src/db/sizes.ts";
import { withoutParts } from "../src/db/timescale.ts";
import { snapshotLines } from "../src/snapshot/export.ts";
import { takeSnapshot } from "../src/snapshot/import.ts";
import { Follower } from "../src/sync/follower.ts";
import { Community } from "./support/community.ts";
import { databases, type Opened } from "./support/databases.ts";
import { Feed, deployment as quarterHours, told } from "./support/feed.ts";
import { serve } from "./support/serve.ts";
import { dump } from "./support/tables.ts";
import { emptyTables, index, quick } from "./support/world.ts";

/** Four slots a day, 124 a part. */
const deployment = { ...quarterHours, slotSeconds: 21_600 };
const PART = 124;
const DAY = 86_400;
/** The first slot of a part. */
const START = 600 * PART;

describe.each(databases)("in %s", (_, open) => {
  let db: Database;
  let end: Opened["end"];
  let feed: Feed;
  let community: Community;

  beforeAll(async () => {
    ({ db, end } = await open());
  });

  afterAll(async () => {
    await end?.();
  });

  beforeEach(async () => {
    feed = new Feed({ startSeconds: START * deployment.slotSeconds });
    community = new Community(feed, deployment, { points: 2, banksPerZone: 1 });
    community.found();
    await emptyTables(db);
  });

  const settle = (slots: number) => {
    for (let slot = 0; slot < slots; slot += 1) community.settle(deployment);
  };
  const partsOf = async (table: string) => {
    const rows = await db.query<{ name: string }>(
      "select inhrelid::regclass::text as name from pg_inherits where inhparent = $1::regclass order by inhrelid",
      [table],
    );
    return rows.map(({ name }) => name);
  };
  const HOUR = 3_600;
  const timeOf = (seconds: number) => new Date(seconds * 1000).toISOString();
  const block = (height: number, seconds: number) => ({
    text: "insert into blocks values ($1, $2)",
    values: [height, timeOf(seconds)],
  });
  const event = (height: number) => ({
    text: "insert into events (height, index, emitter, type, attributes) values ($1, 0, 'trading', 'slot_opened', '{}')",
    values: [height],
  });
  /** Ended at a height, or open. */
  const order = (id: number, endedHeight: number | null) => ({
    text: `insert into orders (order_id, meter_id, zone_id, slot, side, kind, energy_wh, by, delegated, status, filled_wh, left_wh, placed_height, ended_height)
      values ($1, 0, 0, 1, 'buy', 'limit', 1, 'watt1', false, case when $2::bigint is null then 'open' else 'ended' end, 0, 1, 1, $2)`,
    values: [id, endedHeight],
  });
  const ordersThere = async () =>
    (await db.query<{ order_id: number }>("select order_id from orders order by order_id")).map(
      ({ order_id }) => order_id,
    );
  const slotsIn = async (table: string) => {
    const [found] = await db.query<{ from: number; to: number }>(
      `select min(slot) as "from", max(slot) as "to" from ${table}`,
    );
    return found;
  };

  test("each month of slots has a part of its own, made before its first row", async () => {
    settle(2 * PART + 1);
    await index(db, feed, deployment);
    expect(await partsOf("results")).toEqual(["results_p600", "results_p601", "results_p602"]);
    expect(await partsOf("readings")).toEqual(["readings_p600", "readings_p601", "readings_p602"]);
    expect(await partsOf("events")).toEqual(["events_p0"]);
    const [inPart] = await db.query("select count(*) as rows from results_p601");
    expect(inPart).toEqual({ rows: PART });
  });

  test("a follower drops whole months that are older than it keeps, by the chain's clock, and goes on", async () => {
    settle(3 * PART);
    const follow = () =>
      new Follower(db, feed, deployment, { ...quick, keepDays: 40 }, silentLog, () => 0).run({ toHead: true });
    await follow();
    // The end is 93 days after the start; of the second part some is younger than 40 days.
    expect(await partsOf("results")).toEqual(["results_p601", "results_p602"]);
    expect(await slotsIn("readings")).toEqual({ from: START + PART, to: START + 3 * PART - 1 });
    settle(PART);
    await follow();
    expect(await slotsIn("results")).toEqual({ from: START + 2 * PART, to: START + 4 * PART - 1 });
  });

  test("sums are what they were, also over slots that are not kept; what takes single ones of them is refused", async () => {
    settle(3 * PART);
    await index(db, feed, deployment);
    const [spanFrom, spanTo] = [Math.ceil(START / 96) * 96, Math.ceil(START / 96) * 96 + 192];
    const before = await totalsOf(db, 0, spanFrom, spanTo);
    expect(before.slots).toBe(192);
    const dropped = await dropOld(db, deployment, { seconds: (START + PART) * deployment.slotSeconds });
    expect(dropped.map(({ name }) => name).sort()).toEqual(["readings_p600", "results_p600"]);
    expect(await totalsOf(db, 0, spanFrom, spanTo)).toEqual(before);
    const kept = START + PART;
    for (const [from, to] of [
      [spanFrom + 1, spanTo],
      [kept - 1, kept + 1],
    ] as const)
      await expect(totalsOf(db, 0, from, to)).rejects.toMatchObject({
        status: 410,
        code: "not_kept",
        retryHelps: false,
      });
    expect((await totalsOf(db, 0, kept, kept + 5)).slots).toBe(5);
  });

  test("calls and cuts, and what was asked of each offer and metering point, go with their month", async () => {
    for (const slot of [START + 1, START + PART]) {
      const of = (type: string, attributes: Record<string, string | number>) =>
        told("balancing", type, { zone_id: 1, slot, relief: "draw_less", ...attributes });
      const terms = { needed_wh: 900, payer: "watt1op", reserved_micro: 1 };
      feed.add([
        of("call_opened", { ...terms, price_cap_micro_per_kwh: 400_000, by_clock: "true" }),
        of("offer_awarded", {
          offer_id: 0,
          owner: "watt1ann",
          awarded_wh: 500,
          price_micro_per_kwh: 1,
          reserved_micro: 1,
        }),
        of("cut_opened", { ...terms, compensation_micro_per_kwh: 500_000, measured_slot: slot - 3 }),
        of("point_cut", { meter_id: 1, class: "ordinary", expected_wh: 400, cut_wh: 100 }),
      ]);
    }
    await index(db, feed, deployment);
    const tables = ["awards", "calls", "cut_points", "cuts"];
    const before = await Promise.all(tables.map(slotsIn));
    expect(before).toEqual(tables.map(() => ({ from: START + 1, to: START + PART })));
    const dropped = await dropOld(db, deployment, { seconds: (START + PART) * deployment.slotSeconds });
    expect(dropped.map(({ name }) => name).sort()).toEqual(tables.map((table) => `${table}_p600`));
    for (const table of tables) expect(await slotsIn(table)).toEqual({ from: START + PART, to: START + PART });
    expect(await db.query("select awards, awarded_wh from award_totals")).toEqual([
      { awards: "2", awarded_wh: "1000" },
    ]);
  });

  test("nothing is dropped of which a second is young enough, and nothing twice", async () => {
    settle(2 * PART);
    await index(db, feed, deployment);
    const end = (START + PART) * deployment.slotSeconds;
    expect(await dropOld(db, deployment, { seconds: end - 1 })).toEqual([]);
    expect(await dropOld(db, deployment, { seconds: end })).toHaveLength(2);
    expect(await dropOld(db, deployment, { seconds: end })).toEqual([]);
  });

  test("events are dropped by the block after them, and never those of the latest part", async () => {
    const partitions = new Partitions(db, deployment);
    const heights = [1, PART_BLOCKS, 2 * PART_BLOCKS];
    await partitions.makeOf("events", heights);
    for (const [at, height] of heights.entries()) await db.write([block(height, at * 100 * DAY), event(height)]);
    expect(await dropOld(db, deployment, { seconds: 100 * DAY - 1 })).toEqual([]);
    expect((await dropOld(db, deployment, { seconds: 100 * DAY })).map(({ name }) => name)).toEqual(["events_p0"]);
    expect((await dropOld(db, deployment, { seconds: 10_000 * DAY })).map(({ name }) => name)).toEqual(["events_p1"]);
    expect(await db.query("select height from events")).toEqual([{ height: 2 * PART_BLOCKS }]);
    expect(await db.query("select name, value from facts where name like 'kept%'")).toEqual([
      { name: "kept_from_height", value: 2 * PART_BLOCKS },
    ]);
  });

  test("events that are kept for hours go by short parts, while single slots stay", async () => {
    settle(2);
    const follow = () =>
      new Follower(db, feed, deployment, { ...quick, keepHours: 2 }, silentLog, () => 0).run({ toHead: true });
    await follow();
    expect(await partsOf("events")).toEqual(["events_s0"]);
    expect(await partsOf("orders")).toEqual([]);
    expect(await partsOf("results")).toEqual(["results_p600"]);
    await new Partitions(db, deployment, { short: true }).makeOf("events", [SHORT_PART_BLOCKS]);
    const seconds = (START + 3) * deployment.slotSeconds;
    await db.write([block(SHORT_PART_BLOCKS, seconds), event(SHORT_PART_BLOCKS)]);
    const slots = await slotsIn("results");
    expect(await dropOld(db, deployment, { detailSeconds: seconds - 1 })).toEqual([]);
    expect((await dropOld(db, deployment, { detailSeconds: seconds })).map(({ name }) => name)).toEqual(["events_s0"]);
    expect(await db.query("select height from events")).toEqual([{ height: SHORT_PART_BLOCKS }]);
    expect(await slotsIn("results")).toEqual(slots);
  });

  test("orders go together once later ones are there and all of them were over for so long", async () => {
    const partitions = new Partitions(db, deployment, { short: true });
    const [first, second, third] = [1, SHORT_PART_ORDERS, 2 * SHORT_PART_ORDERS];
    await partitions.makeOf("orders", [first, second, third]);
    await db.write([block(10, 10 * HOUR), block(20, 20 * HOUR), order(first, 10), order(second, null)]);
    const drop = async (hours: number) =>
      (await dropOld(db, deployment, { detailSeconds: hours * HOUR })).map(({ name }) => name);
    expect(await drop(10)).toEqual([]);
    expect(await drop(11)).toEqual(["orders_s0"]);
    expect(await drop(100)).toEqual([]);
    await db.write([
      { text: "update orders set status = 'filled', ended_height = 20 where order_id = $1", values: [second] },
    ]);
    expect(await drop(100)).toEqual([]);
    await db.write([order(third, 20)]);
    expect(await dropOld(db, deployment, { seconds: 100 * HOUR })).toEqual([]);
    expect(await drop(20)).toEqual([]);
    expect(await drop(21)).toEqual(["orders_s1"]);
    expect(await ordersThere()).toEqual([third]);
  });

  test("an order that is not kept is answered with 410, one that never was with 404", async () => {
    const partitions = new Partitions(db, deployment, { short: true });
    await partitions.makeOf("orders", [1, SHORT_PART_ORDERS]);
    settle(1);
    const follower = await index(db, feed, deployment);
    const seconds = START * deployment.slotSeconds - DAY;
    await db.write([block(0, seconds), order(1, 0), order(SHORT_PART_ORDERS, 0)]);
    const app = await serve(db, deployment, follower);
    onTestFinished(() => app.close());
    expect((await app.inject("/v1/orders/1")).statusCode).toBe(200);
    await dropOld(db, deployment, { detailSeconds: seconds + 1 });
    const gone = await app.inject("/v1/orders/1");
    expect(gone.statusCode).toBe(410);
    expect(gone.json().error).toMatchObject({ code: "not_kept", retry_helps: false });
    expect((await app.inject(`/v1/orders/${SHORT_PART_ORDERS}`)).statusCode).toBe(200);
    expect((await app.inject(`/v1/orders/${SHORT_PART_ORDERS + 1}`)).statusCode).toBe(404);
  });

  test("what tables take is told with their parts, and all of it once", async () => {
    settle(3);
    await index(db, feed, deployment);
    const sizes = await readSizes(db);
    const [all] = await db.query<{ bytes: number }>(
      `select sum(pg_total_relation_size(c.oid))::bigint as bytes from pg_class c
       where relkind = 'r' and relnamespace = current_schema()::regnamespace`,
    );
    expect(Object.values(sizes).reduce((sum, bytes) => sum + bytes)).toBe(all?.bytes);
    expect(sizes.orders).toBe(0);
    const before = sizes.events;
    expect(before).toBeGreaterThan(0);
    await new Partitions(db, deployment, { short: true }).makeOf("events", [PART_BLOCKS]);
    expect((await readSizes(db)).events).toBeGreaterThan(before);
  });

  test("parts of both sizes stand side by side when what is kept was changed", async () => {
    const long = () => new Partitions(db, deployment);
    const short = () => new Partitions(db, deployment, { short: true });
    await long().makeOf("orders", [1]);
    await short().makeOf("orders", [PART_ORDERS - 1, PART_ORDERS]);
    await long().makeOf("orders", [PART_ORDERS + SHORT_PART_ORDERS, 2 * PART_ORDERS]);
    const cut = PART_ORDERS / SHORT_PART_ORDERS;
    expect(await partsOf("orders")).toEqual(["orders_p0", `orders_s${cut}`, `orders_s${cut + 1}`, "orders_p2"]);
    const ids = [1, PART_ORDERS - 1, PART_ORDERS, PART_ORDERS + SHORT_PART_ORDERS, 2 * PART_ORDERS];
    await db.write(ids.map((id) => order(id, null)));
    expect(await ordersThere()).toEqual(ids);
  });

  test("a snapshot has what is kept, and says from where", async () => {
    settle(2 * PART);
    await index(db, feed, deployment);
    await dropOld(db, deployment, { seconds: (START + PART) * deployment.slotSeconds });
    feed.add();
    const other = await openPglite(undefined);
    onTestFinished(() => other.close());
    await db.still((tables) =>
      takeSnapshot(other, snapshotLines(tables, deployment, feed), deployment, feed, silentLog),
    );
    expect(await dump(other)).toEqual(await dump(db));
    await expect(totalsOf(other, 0, START, START + 1)).rejects.toMatchObject({ code: "not_kept" });
  });

  test("a bill that needs what is not kept is answered with 410 and the slot from which on it is", async () => {
    settle(2 * PART);
    const follower = await index(db, feed, deployment);
    await dropOld(db, deployment, { seconds: (START + PART) * deployment.slotSeconds });
    const app = await serve(db, deployment, follower);
    onTestFinished(() => app.close());
    const dayOf = (slot: number) => new Date(slot * deployment.slotSeconds * 1000).toISOString().slice(0, 10);
    const bill = (slot: number) =>
      app.inject(`/v1/metering-points/0/bills?from=${dayOf(slot)}&to=${dayOf(slot + 4)}&time_zone=Europe/Berlin`);
    const gone = await bill(START + 8);
    expect(gone.statusCode).toBe(410);
    expect(gone.json().error).toMatchObject({ code: "not_kept", retry_helps: false });
    expect(gone.json().error.message).toContain(`single slots before ${START + PART}`);
    expect((await bill(START + PART + 8)).statusCode).toBe(200);
  });
});

test("with TimescaleDB the tables that it has chunks of are made without parts", () => {
  const sql =
    "create table results (slot bigint) partition by range (slot);\ncreate table events (height bigint) partition by range (height);";
  expect(withoutParts(sql)).toBe(
    "create table results (slot bigint);\ncreate table events (height bigint) partition by range (height);",
  );
});
