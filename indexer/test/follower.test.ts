import { once } from "node:events";
import { encodeDues, encodeVerdicts, NetworkError } from "@wattmesh/client";
import { WrongChainError } from "@wattmesh/service-kit/errors";
import { silentLog } from "@wattmesh/service-kit/log";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { readingsIn } from "../src/concepts/readings/rows.ts";
import type { Database } from "../src/db/database.ts";
import { openPglite } from "../src/db/pglite.ts";
import { makeTables, schemaVersion } from "../src/db/tables.ts";
import { ChainResetError, PrunedError, WrongDatabaseError } from "../src/errors.ts";
import { Community, UTILITY } from "./support/community.ts";
import { deployment, Feed, told } from "./support/feed.ts";
import { dump, sums } from "./support/tables.ts";
import { emptyTables, followerOf, index } from "./support/world.ts";

let db: Database;
let feed: Feed;

beforeAll(async () => {
  db = await openPglite(undefined);
});

beforeEach(async () => {
  await emptyTables(db);
  feed = new Feed();
});

afterAll(() => db.close());

const pay = (meter_id: number, amount_micro: number) =>
  told("trading", "deposited", { meter_id, counterparty: null, by: "watt1x", amount_micro });

const available = async (meterId: number) =>
  (
    await db.query<{ available_micro: string }>("select available_micro from accounts where meter_id = $1", [meterId])
  )[0]?.available_micro;

const storedHeight = async () => (await db.query<{ height: number }>("select height from cursor"))[0]?.height;

describe("a follower", () => {
  test("writes blocks in their order, with their events in theirs", async () => {
    feed.add([
      pay(0, 5),
      told("trading", "rule_set", { meter_id: 0, from_slot: 7, hold: true, draw: false, paused: false }),
    ]);
    feed.add([
      told("trading", "rule_set", { meter_id: 0, from_slot: 7, hold: false, draw: false, paused: true }),
      pay(0, 7),
    ]);
    await index(db, feed);
    expect(await available(0)).toBe("12");
    expect(await db.query("select hold, paused from accounts")).toEqual([{ hold: false, paused: true }]);
    expect(await db.query("select height, index, type from events order by height, index")).toEqual([
      { height: 1, index: 0, type: "deposited" },
      { height: 1, index: 1, type: "rule_set" },
      { height: 2, index: 0, type: "rule_set" },
      { height: 2, index: 1, type: "deposited" },
    ]);
  });

  test("goes on where it stopped", async () => {
    feed.add([pay(0, 5)]);
    await index(db, feed);
    feed.add([pay(0, 7)]);
    feed.asked = 0;
    await index(db, feed);
    expect(await available(0)).toBe("12");
    // Block 1 for its hash, block 2 for what is in it.
    expect(feed.asked).toBe(3);
  });

  test("follows blocks as they come until it is stopped", async () => {
    const follower = followerOf(db, feed);
    feed.add();
    const running = follower.run();
    for (const amount of [1, 2, 3]) {
      const written = new Promise<void>((resolve) => {
        follower.on("written", ({ events }) => events > 0 && resolve());
      });
      feed.add([pay(0, amount)]);
      await written;
      follower.removeAllListeners("written");
    }
    follower.stop();
    await running;
    expect(await available(0)).toBe("6");
    expect(follower.lagBlocks).toBe(0);
  });

  test("moves its cursor over blocks without events, also when they are many", async () => {
    for (let count = 0; count < 450; count += 1) feed.add();
    const follower = await index(db, feed);
    expect([follower.cursor?.height, await storedHeight()]).toEqual([450, 450]);
    expect(await db.query("select * from blocks")).toEqual([]);
  });

  test("writes nothing of a block that cannot be written whole", async () => {
    feed.add([pay(0, 5)]);
    await index(db, feed);
    feed.add([
      pay(0, 7),
      told("trading", "slot_finalized", { slot: 1, points_metered: 0, points_caught_up: 0, money: "nonsense" }),
    ]);
    await expect(index(db, feed)).rejects.toThrow(
      "block 2: expected its JSON in money of the event wasm-slot_finalized",
    );
    expect([await available(0), await storedHeight()]).toEqual(["5", 1]);
  });

  test("writes nothing of a block that the database refuses", async () => {
    const meter = told("registry", "meter_registered", {
      meter_id: 1,
      zone_id: 0,
      owner: "watt1x",
      serial: "A",
      source: "solar",
      class: "b",
      connection_w: 1,
      inverter_w: 1,
      point_kind: null,
      key_type: "ed25519",
      public_key: new Uint8Array(32),
      approver: "watt1op",
      evidence_hash: new Uint8Array(32),
      approved_slot: 0,
      replaced_meter_id: null,
    });
    feed.add([pay(0, 5), meter]);
    await index(db, feed);
    feed.add([pay(0, 7), meter]);
    await expect(index(db, feed)).rejects.toMatchObject({ name: "BrokenBlockError", height: 2, retryHelps: false });
    expect([await available(0), await storedHeight()]).toEqual(["5", 1]);
  });

  test("refuses a block that does not follow the one it has", async () => {
    feed.add([pay(0, 5)]);
    const follower = followerOf(db, feed);
    const running = follower.run();
    await new Promise((resolve) => follower.once("atHead", () => resolve(undefined)));
    const other = new Feed({ salt: "other" });
    other.add([pay(0, 5)]);
    const stranger = other.add([pay(0, 7)]);
    feed.blocks.push(stranger);
    await expect(running).rejects.toThrow(ChainResetError);
    expect(await available(0)).toBe("5");
  });

  test("refuses a chain that was started anew, and says what to do", async () => {
    feed.add([pay(0, 5)]);
    await index(db, feed);
    const anew = new Feed({ salt: "anew" });
    for (let count = 0; count < 3; count += 1) anew.add([pay(0, 5)]);
    await expect(index(db, anew)).rejects.toThrow(
      /block 1 of the node is .*the chain was reset; run wattmesh-indexer reindex/,
    );
  });

  test("waits for a node that is behind the tables", async () => {
    for (const amount of [1, 2, 3]) feed.add([pay(0, amount)]);
    await index(db, feed);
    const behind = new Feed();
    behind.blocks.push(...feed.blocks.slice(0, 2));
    const follower = followerOf(db, behind);
    const running = follower.run();
    await new Promise((resolve) => follower.once("atHead", () => resolve(undefined)));
    behind.blocks.push(...feed.blocks.slice(2));
    const next = behind.add([pay(0, 4)]);
    await new Promise((resolve) => follower.once("written", resolve));
    expect(follower.cursor?.height).toBe(next.height);
    follower.stop();
    await running;
    expect(await available(0)).toBe("10");
  });

  test("says which block a pruned node lacks", async () => {
    for (const amount of [1, 2, 3]) feed.add([pay(0, amount)]);
    feed.earliestHeight = 3;
    await expect(index(db, feed)).rejects.toThrow(PrunedError);
    await expect(index(db, feed)).rejects.toThrow("block 1 is wanted, the node's earliest is 3");
  });

  test("refuses a node of another chain, and tables of another deployment", async () => {
    feed.add([pay(0, 5)]);
    feed.chainId = "feed-2";
    await expect(index(db, feed)).rejects.toThrow(WrongChainError);
    feed.chainId = "feed-1";
    await index(db, feed);
    const moved = { ...deployment, contracts: { ...deployment.contracts, grid: deployment.contracts.token } };
    await expect(index(db, feed, moved)).rejects.toThrow(WrongDatabaseError);
  });

  test("is not given tables of an indexer that kept less of the blocks, nor of a newer one", async () => {
    for (const [version, remedy] of [
      [1, "run wattmesh-indexer reindex"],
      [schemaVersion + 1, "run a newer indexer, or wattmesh-indexer reindex"],
    ]) {
      await db.script(`update schema_version set version = ${version}`);
      await expect(makeTables(db, silentLog)).rejects.toThrow(
        `the database has schema ${version}, this indexer knows ${schemaVersion}: ${remedy}`,
      );
    }
  });

  test("waits while the node does not answer, and says so", async () => {
    feed.add([pay(0, 5)]);
    feed.away = true;
    const follower = followerOf(db, feed);
    const running = follower.run();
    await expect.poll(() => follower.trouble).toContain("the node does not answer");
    feed.away = false;
    await new Promise((resolve) => follower.once("atHead", () => resolve(undefined)));
    expect(follower.trouble).toBeUndefined();
    follower.stop();
    await running;
    expect(await available(0)).toBe("5");
  });

  /** A follower that is at the chain's head, and a clock to move. */
  async function following(store: Database) {
    let nowMs = 0;
    feed.add([pay(0, 5)]);
    const follower = followerOf(store, feed, deployment, () => nowMs);
    const atHead = once(follower, "atHead");
    const running = follower.run();
    await atHead;
    await expect.poll(() => follower.trouble).toBeUndefined();
    return {
      follower,
      pass: (ms: number) => {
        nowMs += ms;
      },
      async stop() {
        follower.stop();
        await running;
      },
    };
  }

  test("says that a node hangs which takes questions and answers none, and that it is back", async () => {
    const { follower, pass, stop } = await following(db);
    const answered = vi.spyOn(feed, "head");
    const hung = Promise.withResolvers<never>();
    hung.promise.catch(() => undefined);
    answered.mockImplementation(() => hung.promise);
    pass(3_001);
    expect(follower.trouble).toBe("no new block for 3 s after block 1");
    answered.mockRestore();
    hung.reject(new NetworkError("http://node", "no answer"));
    feed.add([pay(0, 6)]);
    await expect.poll(() => follower.trouble).toBeUndefined();
    await stop();
  });

  test("says that a chain stands still whose node goes on answering", async () => {
    const { follower, pass, stop } = await following(db);
    pass(3_001);
    expect(follower.trouble).toBe("no new block for 3 s after block 1");
    await stop();
  });

  test("says that a database hangs which takes a block and never says how it went", async () => {
    const hung = Promise.withResolvers<void>();
    const taken = Promise.withResolvers<void>();
    let hangs = false;
    const { follower, pass, stop } = await following({
      ...db,
      write: async (statements) => {
        if (hangs) {
          taken.resolve();
          await hung.promise;
        }
        await db.write(statements);
      },
    });
    hangs = true;
    feed.add([pay(0, 6)]);
    await taken.promise;
    pass(2_000);
    feed.add([]);
    const asked = vi.spyOn(feed, "head");
    await expect.poll(() => asked.mock.calls.length, { timeout: 10_000 }).toBeGreaterThan(1);
    asked.mockRestore();
    pass(1_001);
    expect(follower.trouble).toBe("the database has not answered for 3 s");
    hung.resolve();
    await expect.poll(() => follower.trouble).toBeUndefined();
    await stop();
  });

  test("waits, without a word, for what the latest block did", async () => {
    feed.add([pay(0, 5)]);
    feed.withoutResults = 3;
    const follower = followerOf(db, feed);
    const running = follower.run();
    await new Promise((resolve) => follower.once("atHead", () => resolve(undefined)));
    expect([await available(0), follower.trouble]).toEqual(["5", undefined]);
    follower.stop();
    await running;
  });

  test("tells of a contract's event that it does not know, and keeps going", async () => {
    feed.add([told("trading", "moon_landed", { crew: 3 }), pay(0, 5)]);
    const follower = followerOf(db, feed);
    const unknown: string[] = [];
    follower.on("unknown", (name) => unknown.push(name));
    await follower.run({ toHead: true });
    expect(unknown).toEqual(["trading.moon_landed"]);
    expect(await available(0)).toBe("5");
  });

  test("leaves out what other contracts tell", async () => {
    const stranger = told("trading", "deposited", { meter_id: 0, counterparty: null, by: "watt1x", amount_micro: 9 });
    stranger.attributes[0] = { key: "_contract_address", value: "watt1stranger" };
    feed.add([stranger]);
    await index(db, feed);
    expect(await db.query("select * from events")).toEqual([]);
  });

  test("keeps names that PostgreSQL's text cannot hold as they are", async () => {
    feed.add([
      told("grid", "zone_added", { zone_id: 0, parent_id: null, operator: "watt1x", name: 'a "b", {c}\\ \0 NULL' }),
      told("grid", "zone_added", { zone_id: 1, parent_id: 0, operator: "null", name: "" }),
    ]);
    await index(db, feed);
    expect(await db.query("select name, operator from zones order by zone_id")).toEqual([
      { name: 'a "b", {c}\\ \ufffd NULL', operator: "watt1x" },
      { name: "", operator: "null" },
    ]);
  });

  test("outlives the largest numbers that anybody can put into an event", async () => {
    const largest = 2n ** 64n - 1n;
    feed.add([
      told("trading", "delegate_set", {
        meter_id: 0,
        delegate: "watt1agent",
        slot_energy_wh: largest,
        lowest_sell_micro_per_kwh: 0,
        highest_buy_micro_per_kwh: 4_294_967_295,
        expires_at: largest,
      }),
      told("metering", "readings_submitted", {
        submitter: "watt1relayer",
        bank: 16_777_215,
        slot: 4_294_967_295,
        arrival_slot: 4_294_967_295,
        accepted: 1,
        caught_up: 0,
        refused: 0,
        readings: encodeVerdicts([
          { index: 255, verdict: "baseline", flags: 255, importTotalWh: largest, exportTotalWh: largest },
        ]),
      }),
    ]);
    await index(db, feed);
    expect(await db.query("select slot_energy_wh, expires_at from delegates")).toEqual([
      { slot_energy_wh: String(largest), expires_at: "9999-12-31T23:59:59.000Z" },
    ]);
    expect(
      await db.query(
        `select m.id as meter_id, r.slot, r.import_total_wh from (select 4294967295 as id) m, lateral ${readingsIn("m.id")} r`,
      ),
    ).toEqual([{ meter_id: 4_294_967_295, slot: 4_294_967_295, import_total_wh: String(largest) }]);
  });

  test("keeps sums that are those of the rows", async () => {
    const community = new Community(feed, deployment, { points: 300, banksPerZone: 1 });
    community.found();
    for (let slot = 0; slot < 3; slot += 1) community.settle(deployment);
    const [slot, owner, by] = [community.slot, "watt1x", null];
    const status = (participant: string, status: string) =>
      told("registry", "participant_status_changed", { participant, role: "consumer", status });
    feed.add([
      pay(0, 5),
      told("trading", "withdrawal_requested", {
        meter_id: 1,
        counterparty: null,
        by: owner,
        amount_micro: 3,
        due_slot: slot,
      }),
      told("trading", "withdrawn", { meter_id: 1, counterparty: null, by: owner, amount_micro: 3, to_debts_micro: 0 }),
      told("trading", "dues_moved", {
        bank: 0,
        moved: Buffer.from(encodeDues([{ index: 1, utility: 0, dueMicro: -9n }])).toString("base64"),
        by_withdrawal: false,
      }),
      told("trading", "debts_received", { utility: UTILITY, amount_micro: 2 }),
      told("trading", "deposited", { meter_id: null, counterparty: UTILITY, by: owner, amount_micro: 11 }),
      told("trading", "transferred", { from_meter_id: 1, to_meter_id: 2, amount_micro: 7 }),
      status("watt1y", "admitted"),
      status("watt1z", "admitted"),
      status("watt1y", "suspended"),
      told("token", "energy_held", { owner, slot, energy_wh: 100 }),
      told("token", "energy_drawn", { owner, slot, energy_wh: 20 }),
      told("token", "energy_transferred", { from: owner, to: "watt1y", by, energy_wh: 30 }),
      told("token", "energy_retired", { owner: "watt1y", by, energy_wh: 4 }),
      told("token", "slot_booked", { slot, minted: "[]", burned_consumed_wh: 2, burned_exported_wh: 1 }),
    ]);
    await index(db, feed);
    const { kept, counted } = await sums(db);
    expect(kept).toEqual(counted);
    expect(await db.query("select name from sums where value <> 0")).toHaveLength(8);
  });

  test("makes the same tables, byte for byte, in pieces and in one go", async () => {
    const community = new Community(feed, deployment, { points: 300, banksPerZone: 1 });
    community.found();
    for (let slot = 0; slot < 3; slot += 1) {
      community.settle(deployment);
      feed.add();
      await index(db, feed);
    }
    const inPieces = await dump(db);
    expect(inPieces.results).toHaveLength(3 * Math.ceil(300 / 32));
    await emptyTables(db);
    await index(db, feed);
    expect(await dump(db)).toEqual(inPieces);
  });
});
