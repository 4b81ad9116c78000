// Takes the blocks of a town's slots, as a chain made them, into PostgreSQL, and prints figures. Its folder has town.json and blocks.jsonl;
// `npm run bench:million` makes both and keeps the figures.

import { createReadStream, readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { RawEvent } from "@wattmesh/client";
import { silentLog } from "@wattmesh/service-kit/log";
import type { Database } from "../src/db/database.ts";
import { openDatabase } from "../src/db/openDatabase.ts";
import { makeTables } from "../src/db/tables.ts";
import { Follower } from "../src/sync/follower.ts";
import { Community } from "../test/support/community.ts";
import { contracts, deployment, Feed } from "../test/support/feed.ts";
import { startPostgres } from "../test/support/postgres.ts";
import { median, print, timed } from "./figure.ts";

/** The work of a slot may take a third of the slot. */
const BAR_SECONDS = 300;
/** Blocks of founding that are in memory at once. */
const FOUNDING_BLOCKS = 200;
const MB = 1_000_000;

interface Slot {
  readonly slot: number;
  readonly readingSeconds: number;
  readonly settlingSeconds: number;
  readonly longestBlockMs: number;
  readonly blocks: number;
  readonly readingGas: number;
  readonly clockGas: number;
  readonly txBytes: number;
  readonly eventBytes: number;
  readonly stateBytes: number;
  readonly lastHeight: number;
}

interface Town {
  readonly points: number;
  readonly banksPerZone: number;
  readonly slotSeconds: number;
  /** Addresses by name. */
  readonly contracts: Readonly<Record<string, string>>;
  readonly slots: readonly Slot[];
}

interface Recorded {
  readonly type: string;
  readonly attributes: readonly [key: string, value: string][];
}

/** A block of the chain that made the slots. */
interface Line {
  readonly time: string;
  readonly height: number;
  readonly txs: readonly (readonly Recorded[])[] | null;
  readonly clock: readonly Recorded[];
}

const folder = process.argv[2] ?? "";
const town = JSON.parse(readFileSync(join(folder, "town.json"), "utf8")) as Town;

/** The contracts of the town by the addresses that the feed's have. */
const addresses = new Map(
  Object.entries(town.contracts).map(([name, address]) => [address, contracts[name as keyof typeof contracts]]),
);

function raw({ type, attributes }: Recorded): RawEvent {
  return {
    type,
    attributes: attributes.map(([key, value]) => ({
      key,
      value: key === "_contract_address" ? (addresses.get(value) ?? value) : value,
    })),
  };
}

async function follow(db: Database, feed: Feed): Promise<void> {
  const follower = new Follower(db, feed, deployment, { pollMs: 20, prefetchBlocks: 24 }, silentLog);
  await follower.run({ toHead: true });
  for (const block of feed.blocks) block.events = [];
}

/** What owners did before: only their metering points are asked for as slots are taken in. */
const LEFT_OUT = ["participant_status_changed", "profile_updated", "deposited", "rule_set"].map(
  (type) => `wasm-${type}`,
);

async function found(db: Database, feed: Feed): Promise<void> {
  const community = new Community(feed, deployment, { points: town.points, banksPerZone: town.banksPerZone });
  for (const events of community.founding()) {
    feed.add(events.filter(({ type }) => !LEFT_OUT.includes(type)));
    if (feed.height % FOUNDING_BLOCKS === 0) await follow(db, feed);
  }
  await follow(db, feed);
}

async function bytesOf(db: Database): Promise<number> {
  const rows = await db.query<{ bytes: string }>("SELECT pg_database_size(current_database()) AS bytes");
  return Number(rows[0]?.bytes);
}

const lines = createInterface({ input: createReadStream(join(folder, "blocks.jsonl")) })[Symbol.asyncIterator]();

/** Adds the blocks of one slot to the feed. */
async function slotTo(feed: Feed, lastHeight: number): Promise<void> {
  for (;;) {
    const next = await lines.next();
    if (next.done) throw new Error(`the town's blocks end before height ${lastHeight}`);
    const line = JSON.parse(next.value) as Line;
    const seconds = Math.max(0, Math.floor(Date.parse(line.time) / 1_000) - feed.time);
    if (line.txs !== null) feed.add(line.txs.flat().map(raw), { seconds });
    else feed.add(line.clock.map(raw), { seconds, byClock: true });
    if (line.height >= lastHeight) return;
  }
}

const server = await startPostgres();
const db = await openDatabase({ url: server.url, connections: 4 });
await makeTables(db, silentLog);
const first = town.slots[0] as Slot;
const feed = new Feed({ startSeconds: first.slot * town.slotSeconds - 86_400 });
await found(db, feed);

const indexed: { seconds: number; bytes: number }[] = [];
for (const { lastHeight, slot } of town.slots) {
  await slotTo(feed, lastHeight);
  const before = await bytesOf(db);
  const seconds = await timed(() => follow(db, feed));
  indexed.push({ seconds, bytes: (await bytesOf(db)) - before });
  const [{ metered } = { metered: 0 }] = await db.query<{ metered: number }>(
    "SELECT points_metered AS metered FROM slots WHERE slot = $1",
    [slot],
  );
  if (metered !== town.points) throw new Error(`${metered} of ${town.points} points are in the tables of slot ${slot}`);
}
await db.close();
await server.stop();

/** Of files that grow in steps. */
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

const row = `${town.points.toLocaleString("en")} points`;
const column = (name: string, values: readonly number[], unit: string, typical = median): void =>
  print("million", { row, column: name }, typical(values), unit);
const of = (pick: (slot: Slot) => number): number[] => town.slots.map(pick);
const work = town.slots.map((slot, at) => slot.readingSeconds + slot.settlingSeconds + (indexed[at]?.seconds ?? 0));
column(
  "readings verified",
  of((slot) => slot.readingSeconds),
  "s",
);
column(
  "cleared and settled",
  of((slot) => slot.settlingSeconds),
  "s",
);
column(
  "indexed",
  indexed.map(({ seconds }) => seconds),
  "s",
);
column(
  "blocks",
  of((slot) => slot.blocks),
  "blocks",
);
column(
  "gas of readings",
  of((slot) => slot.readingGas / town.points),
  "gas/point",
);
column(
  "gas of settling",
  of((slot) => slot.clockGas / town.points),
  "gas/point",
);
column(
  "transactions and events",
  of((slot) => (slot.txBytes + slot.eventBytes) / MB),
  "MB",
);
column(
  "state",
  of((slot) => slot.stateBytes / MB),
  "MB",
  mean,
);
column(
  "database",
  indexed.map(({ bytes }) => bytes / MB),
  "MB",
  mean,
);
print(
  "million",
  { figure: `work of the slowest of ${work.length} slots, ${row}` },
  Math.max(...work),
  "s",
  BAR_SECONDS,
);
print("million", { figure: `longest block, ${row}` }, Math.max(...of((slot) => slot.longestBlockMs)), "ms");
