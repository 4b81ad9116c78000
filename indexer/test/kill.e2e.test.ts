import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { createClient } from "@wattmesh/client";
import { silentLog } from "@wattmesh/service-kit/log";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Database } from "../src/db/database.ts";
import { openDatabase } from "../src/db/openDatabase.ts";
import { openPglite } from "../src/db/pglite.ts";
import { makeTables } from "../src/db/tables.ts";
import { cometNode } from "../src/sync/node.ts";
import { Community, dice } from "./support/community.ts";
import { deployment, Feed } from "./support/feed.ts";
import { type Postgres, startPostgres } from "./support/postgres.ts";
import { ended, type IndexerProcess, indexerProcess } from "./support/process.ts";
import { serveFeed } from "./support/rpc.ts";
import { dump } from "./support/tables.ts";
import { emptyTables, index } from "./support/world.ts";

const KILLS = 6;

let folder: string;
let feed: Feed;
let community: Community;
let node: Awaited<ReturnType<typeof serveFeed>>;
let reference: Database;

beforeAll(async () => {
  reference = await openPglite(undefined);
});

afterAll(() => reference.close());

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "wattmesh-indexer-"));
  feed = new Feed();
  community = new Community(feed, deployment, { points: 300, banksPerZone: 1 });
  community.found();
  for (let slot = 0; slot < 30; slot += 1) community.settle(deployment);
  node = await serveFeed(feed);
});

afterEach(async () => {
  await node.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Tables made in one go up to a height. */
async function tablesAt(height: number): Promise<Record<string, string[]>> {
  const whole = cometNode(createClient({ ...deployment, rpcUrl: node.url }));
  const upTo = { ...whole, head: async () => ({ ...(await whole.head()), height }) };
  await emptyTables(reference);
  if (height > 0) await index(reference, upTo);
  return dump(reference);
}

/** Kills an indexer at random moments of its work, and looks at the tables each time. */
async function killAgainAndAgain(indexer: IndexerProcess, open: () => Promise<Database>): Promise<void> {
  const random = dice(11);
  const heights: number[] = [];
  for (let kill = 0; kill < KILLS; kill += 1) {
    const child = indexer.start("run");
    const output = text(child.stderr as NonNullable<typeof child.stderr>);
    const target = Math.min((heights.at(-1) ?? 0) + 1 + Math.floor(random() * 12), feed.height);
    await untilHeight(target, indexer.url, () => child.exitCode !== null, output);
    await sleep(random() * 30);
    child.kill("SIGKILL");
    await ended(child);
    const db = await open();
    // As every start does: a kill may come before the first of its tables.
    await makeTables(db, silentLog);
    const [cursor] = await db.query<{ height: number }>("select height from cursor");
    const height = cursor?.height ?? 0;
    const tables = await dump(db);
    await db.close();
    heights.push(height);
    expect(tables).toEqual(await tablesAt(height));
    if (feed.height - height < 20) for (let slot = 0; slot < 20; slot += 1) community.settle(deployment);
  }
  expect(heights).toEqual([...heights].sort((one, other) => one - other));
  expect(new Set(heights).size).toBeGreaterThan(1);
}

/** Waits until the indexer says that it is as far as that; 0 is that it answers at all. */
async function untilHeight(
  height: number,
  url: string,
  hasEnded: () => boolean,
  output: Promise<string>,
): Promise<void> {
  for (;;) {
    if (hasEnded()) throw new Error(`the indexer ended: ${await output}`);
    const answer = await fetch(`${url}/v1/status`).catch(() => undefined);
    const status = (await answer?.json()) as { height: number | null } | undefined;
    if (status !== undefined && (status.height ?? 0) >= height) return;
    await sleep(5);
  }
}

describe("an indexer that is killed while it writes", () => {
  test("leaves rows and cursor that agree, in PGlite", async () => {
    const path = join(folder, "database");
    const indexer = await indexerProcess(folder, { ...deployment, rpcUrl: node.url }, 'path = "database"');
    await killAgainAndAgain(indexer, () => openDatabase({ path }));
  });

  describe("on a server", () => {
    let server: Postgres;

    beforeAll(async () => {
      server = await startPostgres();
    });

    afterAll(() => server?.stop());

    test("leaves rows and cursor that agree, in PostgreSQL", async () => {
      const indexer = await indexerProcess(folder, { ...deployment, rpcUrl: node.url }, `url = "${server.url}"`);
      // The server notices only with the next statement that its client has gone, and holds the lock until then.
      const open = async () => {
        for (let tries = 0; ; tries += 1) {
          try {
            return await openDatabase({ url: server.url, connections: 2 });
          } catch (error) {
            if (tries === 100) throw error;
            await sleep(50);
          }
        }
      };
      await killAgainAndAgain(indexer, open);
    });
  });
});

describe("the indexer's program", () => {
  test("ends whole on SIGTERM, and says what a reset chain needs", async () => {
    const indexer = await indexerProcess(folder, { ...deployment, rpcUrl: node.url }, 'path = "database"');
    const first = indexer.start("run");
    await untilHeight(
      0,
      indexer.url,
      () => first.exitCode !== null,
      text(first.stderr as NonNullable<typeof first.stderr>),
    );
    first.kill("SIGTERM");
    expect(await ended(first)).toBe(0);

    feed.blocks.length = 0;
    const anew = new Feed({ salt: "anew" });
    for (let count = 0; count < 3; count += 1) feed.blocks.push(anew.add());
    const second = indexer.start("run");
    const output = text(second.stdout as NonNullable<typeof second.stdout>);
    expect(await ended(second)).toBe(3);
    expect(await output).toContain("the chain was reset; run wattmesh-indexer reindex");

    const third = indexer.start("reindex");
    expect(await ended(third)).toBe(0);
    const db = await openDatabase({ path: join(folder, "database") });
    expect(await db.query("select height from cursor")).toEqual([{ height: 3 }]);
    await expect(openDatabase({ path: join(folder, "database") })).rejects.toMatchObject({
      name: "DatabaseInUseError",
    });
    await db.close();
  });
});
