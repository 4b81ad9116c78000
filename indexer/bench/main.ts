// Measures catch-up, answers and lag on a feed in memory, and prints a figure a line as JSON. `npm run bench:indexer` keeps them.

import { rmSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { silentLog } from "@wattmesh/service-kit/log";
import type { Database } from "../src/db/database.ts";
import { openDatabase } from "../src/db/openDatabase.ts";
import { makeTables, wipe } from "../src/db/tables.ts";
import { createServer, listen } from "../src/http/server.ts";
import { Follower } from "../src/sync/follower.ts";
import { Community, dice, ownerOf } from "../test/support/community.ts";
import { deployment, Feed, told } from "../test/support/feed.ts";
import { startPostgres } from "../test/support/postgres.ts";
import { median, percentile, print, timed } from "./figure.ts";

const POINTS = 10_000;
const SLOTS = 96;
const SMALL_BLOCKS = 200;
const EVENTS_PER_BLOCK = 250;
const CALLS = 600;
/** Short measurements are made so often, and the median counts. */
const ROUNDS = 3;

const figure = (name: string, value: number, unit: string, bar?: number): void =>
  print("indexer", { figure: name }, value, unit, bar);

const options = { pollMs: 20, prefetchBlocks: 24 };

async function fill(db: Database, feed: Feed): Promise<Follower> {
  const follower = new Follower(db, feed, deployment, options, silentLog);
  await follower.run({ toHead: true });
  return follower;
}

/** Deposits, rules, transfers of money and of tokens, in equal parts. */
function smallEvents(): Feed {
  const feed = new Feed();
  const random = dice(7);
  const point = () => Math.floor(random() * POINTS);
  for (let block = 0; block < SMALL_BLOCKS; block += 1) {
    feed.add(
      Array.from({ length: EVENTS_PER_BLOCK }, (_, index) => {
        const meter_id = point();
        switch (index % 4) {
          case 0:
            return told("trading", "deposited", {
              meter_id,
              counterparty: null,
              by: ownerOf(meter_id),
              amount_micro: 1_000,
            });
          case 1:
            return told("trading", "rule_set", {
              meter_id,
              from_slot: 1,
              ask_micro_per_kwh: 90_000,
              bid_micro_per_kwh: null,
              hold: true,
              draw: false,
              paused: false,
            });
          case 2:
            return told("trading", "transferred", { from_meter_id: meter_id, to_meter_id: point(), amount_micro: 10 });
          default:
            return told("token", "energy_transferred", {
              from: ownerOf(meter_id),
              to: ownerOf(point()),
              by: null,
              energy_wh: 5,
            });
        }
      }),
    );
  }
  return feed;
}

async function serve(db: Database, follower: Follower): Promise<{ base: string; close(): Promise<void> }> {
  const { app, streams } = await createServer(
    { db, deployment, position: follower },
    { corsOrigins: [], requestsPerMinute: 10_000_000, streams: 10, trustedProxies: [] },
    { troubles: () => [], metrics: async () => "" },
    silentLog,
  );
  follower.on("written", () => {
    for (const stream of streams.open) stream.wake();
  });
  const port = await listen(app, "127.0.0.1", 0);
  return { base: `http://127.0.0.1:${port}/v1`, close: () => app.close() };
}

/** Milliseconds of each call, sorted. */
async function ask(base: string, path: () => string, calls: number): Promise<number[]> {
  const found: number[] = [];
  for (let call = 0; call < calls; call += 1) {
    const started = performance.now();
    const answer = await fetch(base + path());
    await answer.arrayBuffer();
    if (!answer.ok) throw new Error(`${path()}: ${answer.status}`);
    found.push(performance.now() - started);
  }
  return found.sort((one, other) => one - other);
}

async function measure(
  kind: string,
  db: Database,
  small: Feed,
  big: { feed: Feed; community: Community },
): Promise<void> {
  const events = SMALL_BLOCKS * EVENTS_PER_BLOCK;
  const catchUps: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await wipe(db);
    await makeTables(db, silentLog);
    catchUps.push(await timed(() => fill(db, small)));
  }
  figure(`events in catch-up, ${EVENTS_PER_BLOCK} a block, ${kind}`, events / median(catchUps), "events/s", 20_000);

  await wipe(db);
  await makeTables(db, silentLog);
  const entries = 2 * POINTS * SLOTS;
  const seconds = await timed(() => fill(db, big.feed));
  figure(
    `readings and results in catch-up, packed by 256, ${POINTS} metering points x ${SLOTS} slots, ${kind}`,
    entries / seconds,
    "entries/s",
  );

  const follower = new Follower(db, big.feed, deployment, options, silentLog);
  const running = follower.run();
  await new Promise((resolve) => follower.once("atHead", () => resolve(undefined)));
  const { base, close } = await serve(db, follower);
  const random = dice(3);
  const meter = () => Math.floor(random() * POINTS);
  const calls: [string, () => string][] = [
    ["home", () => `/metering-points/${meter()}/home?time_zone=Europe/Berlin`],
    ["a day's results", () => `/metering-points/${meter()}/results?limit=96`],
    ["an owner's metering points", () => `/metering-points?owner=${ownerOf(meter())}`],
    ["community", () => "/community"],
  ];
  for (const [name, path] of calls) {
    await ask(base, path, 50);
    const rounds: number[][] = [];
    for (let round = 0; round < ROUNDS; round += 1) rounds.push(await ask(base, path, CALLS));
    const typical = (part: number) => median(rounds.map((times) => percentile(times, part)));
    figure(`p99 of ${name}, ${kind}`, typical(0.99), "ms", 20);
    figure(`median of ${name}, ${kind}`, typical(0.5), "ms");
  }

  // Blocks of 300 ms; every 40th, as on a localnet, brings a whole slot's readings, the next its settlement.
  let worst = 0;
  let asking = true;
  const reader = (async () => {
    const times: number[] = [];
    while (asking) times.push(...(await ask(base, calls[0]?.[1] ?? (() => ""), 1)));
    return times.sort((one, other) => one - other);
  })();
  for (let block = 0; block < 80; block += 1) {
    if (block % 40 === 20) big.community.settle(deployment);
    else big.feed.add();
    await sleep(300);
    worst = Math.max(worst, big.feed.height - (follower.cursor?.height ?? 0));
  }
  asking = false;
  const times = await reader;
  figure(
    `blocks behind a block time after each, settling ${POINTS} points and asked for homes all the while, ${kind}`,
    worst,
    "blocks",
    1,
  );
  figure(`p99 of home meanwhile, ${kind}`, percentile(times, 0.99), "ms");
  follower.stop();
  await running;
  await close();
}

function bigCommunity() {
  const feed = new Feed();
  const community = new Community(feed, deployment, { points: POINTS });
  community.found();
  for (let slot = 0; slot < SLOTS; slot += 1) community.settle(deployment);
  return { feed, community };
}

const folder = await mkdtemp(join(tmpdir(), "wattmesh-bench-"));
const pglite = await openDatabase({ path: folder });
await measure("PGlite", pglite, smallEvents(), bigCommunity());
await pglite.close();
rmSync(folder, { recursive: true, force: true });

const server = await startPostgres();
const postgres = await openDatabase({ url: server.url, connections: 4 });
await measure("PostgreSQL", postgres, smallEvents(), bigCommunity());
await postgres.close();
await server.stop();
