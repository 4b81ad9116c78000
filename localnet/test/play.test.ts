import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chainTag } from "@wattmesh/client";
import { connectAsync, type MqttClient } from "mqtt";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type Broker, startBroker } from "../src/broker/broker.ts";
import { parseProfile } from "../src/data/profile.ts";
import { deviceKey, newPrivateKey } from "../src/meters/deviceKey.ts";
import type { Fleet } from "../src/meters/fleet.ts";
import { endSlot, type Meter } from "../src/meters/meter.ts";
import { play } from "../src/meters/play.ts";
import { MeterStore } from "../src/meters/store.ts";

const fleet: Fleet = { chainId: "test", community: "lane", slotSeconds: 100, replayFrom: 0, meters: [] };
const meter: Meter = {
  meterId: 7,
  chain: chainTag("test"),
  key: deviceKey("ed25519", newPrivateKey("ed25519")),
  replayFrom: 0,
  load: parseProfile("load.csv", "timestamp,electricity_W\n0,400", "load"),
};

const load = (watts: number) =>
  parseProfile("load.csv", `timestamp,electricity_W\n0,${watts}\n900,${2 * watts}`, "load");

let folder: string;
let store: MeterStore;
let broker: Broker;
let relayer: MqttClient;
let heard: number[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "wattmesh-play-"));
  store = new MeterStore(join(folder, "meters.sqlite"));
  broker = await startBroker(0);
  heard = [];
  relayer = await connectRelayer();
});

afterEach(async () => {
  await relayer.endAsync();
  await broker.close();
  store.close();
  rmSync(folder, { recursive: true });
});

async function connectRelayer(): Promise<MqttClient> {
  const client = await connectAsync(broker.url);
  client.on("message", (_, payload) => heard.push(JSON.parse(payload.toString()).slot));
  await client.subscribeAsync("v1/lane/+/reading", { qos: 1 });
  return client;
}

/** Plays with a clock that stands in slot `slot` for good, until `until` holds. */
async function playIn(slot: number, until: () => void): Promise<void> {
  const stop = new AbortController();
  const now = () => slot * 100_000 + 1;
  const playing = play({ fleet, meters: [meter], store, brokerUrl: broker.url, signal: stop.signal, now });
  await vi.waitFor(until, { timeout: 30_000 });
  stop.abort();
  await playing;
}

test("meters that are switched on publish where their registers are", async () => {
  await playIn(50, () => expect(heard).toEqual([49]));
});

test("a reading that nobody acknowledged is published again, in order, until somebody does", async () => {
  await playIn(50, () => expect(heard).toEqual([49]));
  await playIn(53, () => expect(heard).toEqual([49, 49, 52]));
  await playIn(53, () => expect(heard).toEqual([49, 49, 52, 49, 52]));
  await relayer.publishAsync("v1/lane/7/ack", '{"slot":49}', { qos: 1, retain: true });
  await playIn(53, () => expect(store.unacknowledged().map(({ slot }) => slot)).toEqual([52]));
});

test("what is asked for again is published again, also when it was acknowledged", async () => {
  await playIn(50, () => expect(heard).toEqual([49]));
  store.acknowledge(7, 49);
  heard = [];
  const stop = new AbortController();
  let ready = (): void => undefined;
  const isReady = new Promise<void>((resolve) => {
    ready = resolve;
  });
  const now = () => 50 * 100_000 + 1;
  const playing = play({
    fleet,
    meters: [meter],
    store,
    brokerUrl: broker.url,
    signal: stop.signal,
    now,
    onReady: () => ready(),
  });
  await isReady;
  await relayer.publishAsync("v1/lane/7/resend", '{"from":40,"to":49}', { qos: 1 });
  await vi.waitFor(() => expect(heard).toEqual([49]), { timeout: 30_000 });
  stop.abort();
  await playing;
});

test("a meter that joins is switched on, and from the next slot on counts the same quarter of an hour as the others", async () => {
  const quick = { ...fleet, slotSeconds: 1 };
  const newcomer = { ...meter, meterId: 9, load: load(800) };
  const joining = [[], [newcomer]];
  const stop = new AbortController();
  const playing = play({
    fleet: quick,
    meters: [{ ...meter, load: load(400) }],
    store,
    brokerUrl: broker.url,
    signal: stop.signal,
    newcomers: async () => joining.shift() ?? [],
  });
  const readings = () => store.between(9, 0, 0xffff_ffff);
  await vi.waitFor(() => expect(readings().length).toBeGreaterThan(2), { timeout: 30_000, interval: 50 });
  stop.abort();
  await playing;
  const others = new Map(store.between(7, 0, 0xffff_ffff).map(({ slot, rows }) => [slot, rows]));
  const [first, ...rest] = readings();
  expect(first).toMatchObject({ importTotalWh: 0n, loadWh: 0n, rows: others.get(first?.slot ?? 0) });
  expect(rest.map(({ slot, rows }) => [slot, rows])).toEqual(rest.map(({ slot }) => [slot, others.get(slot)]));
  // A row that is odd is the first of the two, of which the second has twice as much.
  expect(rest.map(({ loadWh }) => loadWh)).toEqual(rest.map(({ rows }) => (rows % 2 === 1 ? 200n : 400n)));
  expect(store.unacknowledged(9)).toHaveLength(1 + rest.length);
});

test("a meter that lost its power before its first reading begins where the others are", async () => {
  for (const slot of [50, 51]) store.keep([endSlot(meter, store.load(7), slot)]);
  const stop = new AbortController();
  const meters = [meter, { ...meter, meterId: 9 }];
  const now = () => 53 * 100_000 + 1;
  const playing = play({ fleet, meters, store, brokerUrl: broker.url, signal: stop.signal, now });
  await vi.waitFor(() => expect(store.load(9)).toMatchObject({ lastSlot: 52, rows: 2, importTotalWh: 0n }), {
    timeout: 30_000,
  });
  stop.abort();
  await playing;
});

test("a replay that rested goes on with the row after the last, and says in which slot it did", async () => {
  await playIn(50, () => expect(heard).toEqual([49]));
  await playIn(53, () => expect(heard).toEqual([49, 49, 52]));
  expect(store.runs()).toEqual([
    { slot: 49, rows: 0 },
    { slot: 52, rows: 0 },
  ]);
});
