import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { gunzipSync } from "node:zlib";
import { silentLog } from "@wattmesh/service-kit/log";
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from "vitest";
import type { Database } from "../src/db/database.ts";
import { openDatabase } from "../src/db/openDatabase.ts";
import { openPglite } from "../src/db/pglite.ts";
import { wipe } from "../src/db/tables.ts";
import { snapshotLines } from "../src/snapshot/export.ts";
import { takeSnapshot } from "../src/snapshot/import.ts";
import { Community } from "./support/community.ts";
import { contracts, deployment, Feed } from "./support/feed.ts";
import { type Postgres, startPostgres } from "./support/postgres.ts";
import { ended, indexerProcess } from "./support/process.ts";
import { serveFeed } from "./support/rpc.ts";
import { dump } from "./support/tables.ts";
import { emptyTables, followerOf, index } from "./support/world.ts";

let server: Postgres;
let postgres: Database;
let pglite: Database;
let other: Database;

beforeAll(async () => {
  server = await startPostgres();
  postgres = await openDatabase({ url: server.url, connections: 4 });
  pglite = await openPglite(undefined);
  other = await openPglite(undefined);
});

afterAll(async () => {
  await Promise.all([postgres, pglite, other].map((db) => db?.close()));
  await server?.stop();
});

/** A chain of some slots, whose blocks the tables are filled from but for the last. */
async function filled(db: Database, slots = 3): Promise<{ feed: Feed; community: Community; height: number }> {
  const feed = new Feed();
  const community = new Community(feed, deployment, { points: 300, banksPerZone: 1 });
  community.found();
  for (let slot = 0; slot < slots; slot += 1) community.settle(deployment);
  await emptyTables(db);
  await index(db, feed);
  const { height } = feed;
  community.settle(deployment);
  return { feed, community, height };
}

async function wholeOf(lines: AsyncIterable<string>): Promise<string> {
  let whole = "";
  for await (const line of lines) whole += line;
  return whole;
}

async function snapshotOf(db: Database, feed: Feed): Promise<string> {
  return db.still(async (tables) => wholeOf(snapshotLines(tables, deployment, feed)));
}

/** The text as a file gives it: in parts that pay no heed to lines. */
async function* parts(whole: string): AsyncGenerator<string> {
  for (let at = 0; at < whole.length; at += 60_007) yield whole.slice(at, at + 60_007);
}

const take = (db: Database, snapshot: string, feed: Feed, of = deployment) =>
  takeSnapshot(db, parts(snapshot), of, feed, silentLog);

describe.each([
  { from: "PGlite", to: "PostgreSQL", source: () => pglite, target: () => postgres },
  { from: "PostgreSQL", to: "PGlite", source: () => postgres, target: () => pglite },
])("a snapshot of $from in $to", ({ source, target }) => {
  test("is the same tables, from which an indexer goes on at a node that never had the blocks before", async () => {
    const { feed, community, height } = await filled(source());
    const before = await dump(source());
    expect(before.results).toHaveLength(3 * Math.ceil(300 / 32));
    const snapshot = await snapshotOf(source(), feed);
    await emptyTables(target());
    feed.earliestHeight = height + 1;
    expect(await take(target(), snapshot, feed)).toMatchObject({ height, app_hash: feed.appHash(height) });
    expect(await dump(target())).toEqual(before);
    community.settle(deployment);
    await index(target(), feed);
    feed.earliestHeight = 1;
    await emptyTables(other);
    await index(other, feed);
    expect(await dump(target())).toEqual(await dump(other));
  });
});

test("a snapshot of PostgreSQL is of one block, while an indexer goes on writing", async () => {
  const { feed, community, height } = await filled(postgres);
  const before = await dump(postgres);
  const reader = await openDatabase({ url: server.url, connections: 2 }, { readOnly: true });
  onTestFinished(() => reader.close());
  const snapshot = await reader.still(async (tables) => {
    const lines = snapshotLines(tables, deployment, feed);
    const first = (await lines.next()).value;
    community.settle(deployment);
    await index(postgres, feed);
    return first + (await wholeOf(lines));
  });
  await emptyTables(pglite);
  expect(await take(pglite, snapshot, feed)).toMatchObject({ height });
  expect(await dump(pglite)).toEqual(before);
  await expect(reader.write([{ text: "delete from blocks", values: [] }])).rejects.toThrow("read-only");
});

describe("a snapshot", () => {
  let feed: Feed;
  let height: number;
  let snapshot: string;

  beforeAll(async () => {
    ({ feed, height } = await filled(postgres, 2));
    snapshot = await snapshotOf(postgres, feed);
  });

  beforeEach(async () => {
    feed.earliestHeight = 1;
    await emptyTables(pglite);
  });

  const header = () => JSON.parse(snapshot.slice(0, snapshot.indexOf("\n")));
  const withHeader = (change: object) =>
    `${JSON.stringify({ ...header(), ...change })}\n${snapshot.slice(snapshot.indexOf("\n") + 1)}`;
  const zeros = "0".repeat(64);

  test.each([
    [
      "of another state than the node's",
      () => withHeader({ app_hash: zeros }),
      /app hash of block \d+ is 0{64}, the node says/,
    ],
    [
      "of another block than the node's",
      () => withHeader({ hash: zeros }),
      /the hash of block \d+ is 0{64}, the node says/,
    ],
    ["of another chain", () => withHeader({ chain_id: "other-1" }), /of chain other-1, the deployment names feed-1/],
    ["of other contracts", () => withHeader({ contracts: "watt1x" }), /of contracts watt1x, the deployment names/],
    ["of other tables", () => withHeader({ schema: 1 }), /of schema 1, this indexer's is \d+/],
    ["whose header was changed", () => withHeader({ first_hash: zeros }), /damaged: its sum is another one/],
    [
      "of which a row was changed",
      () => snapshot.replace(/"import_wh":\[\d+/, '"import_wh":[7'),
      /its sum is another one/,
    ],
    ["of which a page is missing", () => snapshot.replace(/\nresults\t.*/, ""), /its sum is another one/],
    ["with rows of a table that is none", () => snapshot.replace("\nslots\t", "\npg_class\t"), /rows of "pg_class"/],
    [
      "with rows that do not fit",
      () => snapshot.replace(/(\nresults\t.*?"pack":)\d+/, "$1null"),
      /rows of \w+ do not fit/,
    ],
    ["that was cut off", () => snapshot.slice(0, snapshot.length / 2), /do not fit|not whole/],
    ["without an end", () => snapshot.replace(/\nend\t.*\n$/, "\n"), /not whole: it has no end/],
    ["that is something else", () => "hello\n", /no snapshot of an indexer/],
    ["that is empty", () => "", /no snapshot of an indexer/],
  ])("%s is refused, and the next one finds the tables empty", async (_, made, reason) => {
    await expect(take(pglite, made(), feed)).rejects.toMatchObject({
      name: "SnapshotError",
      retryHelps: false,
      message: expect.stringMatching(reason),
    });
    expect(await pglite.query("select height from cursor")).toEqual([]);
    await take(pglite, snapshot, feed);
    expect(await dump(pglite)).toEqual(await dump(postgres));
  });

  test("is refused by tables that are filled, which stay as they are", async () => {
    await index(pglite, feed);
    const before = await dump(pglite);
    await expect(take(pglite, snapshot, feed)).rejects.toThrow(/filled already, up to block \d+: name an empty/);
    expect(await dump(pglite)).toEqual(before);
  });

  test("is refused by a deployment with other contracts", async () => {
    const of = { ...deployment, contracts: { ...contracts, grid: contracts.token } };
    await expect(take(pglite, snapshot, feed, of)).rejects.toThrow(/of contracts .*, the deployment names/);
  });

  test("is refused where the node does not have the block after it, any more or yet", async () => {
    feed.earliestHeight = height + 2;
    await expect(take(pglite, snapshot, feed)).rejects.toMatchObject({ name: "PrunedError", height: height + 1 });
    const young = new Feed();
    await expect(take(pglite, snapshot, young)).rejects.toMatchObject({ name: "BlockToComeError", retryHelps: true });
  });

  test("is not made where there are no tables, of tables that are empty or older, nor of those of another chain than the node's", async () => {
    await expect(snapshotOf(pglite, feed)).rejects.toThrow("the tables are empty");
    await pglite.script("update schema_version set version = version - 1");
    await expect(snapshotOf(pglite, feed)).rejects.toMatchObject({ name: "WrongSchemaError" });
    await wipe(pglite);
    await expect(snapshotOf(pglite, feed)).rejects.toThrow("there are no tables");
    const reset = new Feed({ salt: "again" });
    for (let block = 0; block <= height; block += 1) reset.add();
    await expect(snapshotOf(postgres, reset)).rejects.toMatchObject({ name: "ChainResetError" });
  });

  test("is made and taken by commands, each of which says what it did", { timeout: 240_000 }, async () => {
    const node = await serveFeed(feed);
    onTestFinished(() => node.close());
    const folder = mkdtempSync(join(tmpdir(), "wattmesh-snapshot-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const of = { ...deployment, rpcUrl: node.url };
    const here = await indexerProcess(folder, of, `url = "${server.url}"`);
    const run = async (...args: string[]) => {
      const child = here.start(...args);
      const [stdout, stderr] = await Promise.all(
        [child.stdout, child.stderr].map((stream) => text(stream as NonNullable<typeof stream>)),
      );
      return { code: await ended(child), stdout, stderr };
    };
    const file = join(folder, "tables.gz");
    // Beside the connection that writes.
    expect(await run("snapshot", "export", file)).toMatchObject({ code: 0, stdout: `the tables are in ${file}\n` });
    expect(gunzipSync(readFileSync(file)).toString()).toBe(snapshot);
    const there = await indexerProcess(folder, of, `path = "database"`);
    here.start = there.start;
    expect(await run("snapshot", "import", file)).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(new RegExp(`^the tables are filled up to block ${height} `)),
    });
    expect(await run("snapshot", "import", file)).toMatchObject({
      code: 3,
      stderr: expect.stringContaining("filled already"),
    });
    const empty = await indexerProcess(folder, of, `path = "other"`);
    here.start = empty.start;
    writeFileSync(file, readFileSync(file).subarray(0, 1_000));
    expect(await run("snapshot", "import", file)).toMatchObject({
      code: 3,
      stderr: expect.stringContaining("cannot be read"),
    });
    expect(await run("snapshot", "import", join(folder, "none"))).toMatchObject({
      code: 3,
      stderr: expect.stringMatching(/none cannot be read: ENOENT/),
    });
  });
});

test("a follower that went on from a snapshot stays on its chain", async () => {
  const { feed, height } = await filled(postgres, 1);
  const snapshot = await snapshotOf(postgres, feed);
  await emptyTables(pglite);
  feed.earliestHeight = height + 1;
  await take(pglite, snapshot, feed);
  const reset = new Feed({ salt: "again" });
  for (let block = 0; block <= height + 1; block += 1) reset.add();
  reset.earliestHeight = height + 1;
  await expect(followerOf(pglite, reset).run({ toHead: true })).rejects.toMatchObject({ name: "ChainResetError" });
});
