import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { createClient } from "@wattmesh/client";
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from "vitest";
import type { Database } from "../src/db/database.ts";
import { openDatabase } from "../src/db/openDatabase.ts";
import { openPglite } from "../src/db/pglite.ts";
import { cometNode, type Node } from "../src/sync/node.ts";
import { Community } from "./support/community.ts";
import { deployment, Feed } from "./support/feed.ts";
import { type Postgres, startPostgres } from "./support/postgres.ts";
import { ended, indexerProcess } from "./support/process.ts";
import { serveFeed } from "./support/rpc.ts";
import { dump } from "./support/tables.ts";
import { emptyTables, index } from "./support/world.ts";

/** Of a machine that does other things too. */
const PATIENCE_MS = 180_000;

let server: Postgres;
let reference: Database;
let folder: string;
let feed: Feed;
let community: Community;

beforeAll(async () => {
  server = await startPostgres();
  reference = await openPglite(undefined);
});

afterAll(async () => {
  await reference?.close();
  await server?.stop();
});

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "wattmesh-operations-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  feed = new Feed();
  community = new Community(feed, deployment, { points: 300, banksPerZone: 1 });
  community.found();
});

const settle = (slots: number) => {
  for (let slot = 0; slot < slots; slot += 1) community.settle(deployment);
};

/** The tables of an indexer to which nothing happened. */
async function undisturbed(node: Node = feed): Promise<Record<string, string[]>> {
  await emptyTables(reference);
  await index(reference, node);
  return dump(reference);
}

async function fresh(name: string): Promise<string> {
  await server.run("createdb", `--maintenance-db=${server.url}`, name);
  return server.url.replace(/postgres$/, name);
}

describe("PostgreSQL", { timeout: 2 * PATIENCE_MS }, () => {
  test("that is saved by pg_dump while an indexer writes, and restored elsewhere, is gone on from there", async () => {
    const url = await fresh("saved");
    const db = await openDatabase({ url, connections: 2 });
    onTestFinished(() => db.close());
    await emptyTables(db);
    settle(3);
    await index(db, feed);
    settle(6);
    const file = join(folder, "wattmesh.dump");
    await Promise.all([index(db, feed), server.run("pg_dump", "--format=custom", `--file=${file}`, url)]);
    const restored = await fresh("restored");
    await server.run("pg_restore", "--no-owner", `--dbname=${restored}`, file);
    const other = await openDatabase({ url: restored, connections: 2 });
    onTestFinished(() => other.close());
    const [cursor] = await other.query<{ height: number }>("select height from cursor");
    expect(cursor?.height).toBeGreaterThan(0);
    settle(1);
    await index(other, feed);
    expect(await dump(other)).toEqual(await undisturbed());
  });

  test("that is started anew in the middle ends the indexer so that starting it again helps, and loses nothing", async () => {
    settle(40);
    const node = await serveFeed(feed);
    onTestFinished(() => node.close());
    const url = await fresh("restarted");
    const indexer = await indexerProcess(folder, { ...deployment, rpcUrl: node.url }, `url = "${url}"`);
    const first = indexer.start("run");
    const log = text(first.stdout as NonNullable<typeof first.stdout>);
    const heightOf = () =>
      fetch(`${indexer.url}/v1/status`).then(
        async (response) => ((await response.json()) as { height: number | null }).height ?? 0,
        () => 0,
      );
    await expect.poll(heightOf, { interval: 5, timeout: PATIENCE_MS }).toBeGreaterThan(2);
    await server.restart();
    expect(await ended(first)).toBe(1);
    expect(await log).toMatch(/"retryHelps":true/);
    const second = indexer.start("run");
    onTestFinished(() => void second.kill("SIGKILL"));
    await expect.poll(heightOf, { timeout: PATIENCE_MS }).toBe(feed.height);
    second.kill("SIGTERM");
    expect(await ended(second)).toBe(0);
    const db = await openDatabase({ url, connections: 2 });
    onTestFinished(() => db.close());
    const sameNode = cometNode(createClient({ ...deployment, rpcUrl: node.url }));
    expect(await dump(db)).toEqual(await undisturbed(sameNode));
  });
});
