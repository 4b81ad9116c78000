import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bankOf, chainTag, getBankRegisters, readingBytes, slotAt } from "@wattmesh/client";
import {
  type FleetMeter,
  keyFile,
  project,
  readKeyFile,
  startTestLocalnet,
  type TestLocalnet,
} from "@wattmesh/localnet/testing";
import { parse, stringify } from "smol-toml";
import { afterAll, beforeAll, expect, inject, onTestFinished, test } from "vitest";
import { Database } from "../src/outbox/database.ts";
import { readStatus } from "../src/outbox/status.ts";
import type { Reading } from "../src/reading/reading.ts";
import { compareEveryWh } from "./faults/devices.ts";
import { type Broker, startMosquitto } from "./support/broker.ts";
import { Meters } from "./support/meters.ts";
import { RelayerProcess, relayerCommand } from "./support/process.ts";
import { devicesOf, type RealDevice, readCounted } from "./support/realDevices.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** How often the relayer is killed beside a real node. */
    kills: number;
  }
}

const KILLS = inject("kills");
/** Slots whose readings a meter with a bad connection sends at once. */
const BURST_SLOTS = 5;
/** Time alone makes a reading due. */
const LOOK_MS = 100;

let broker: Broker;
let localnet: TestLocalnet;
let configFile: string;
let store: string;

/** Readings whose transaction a dead relayer left without knowing its outcome. */
function inFlight(): number {
  const db = Database.openReadOnly(store);
  try {
    return readStatus(db).inFlight;
  } finally {
    db.close();
  }
}

beforeAll(async () => {
  broker = await startMosquitto();
  const folder = mkdtempSync(join(tmpdir(), "wattmesh-relayer-"));
  const communityFile = join(folder, "community.toml");
  // Short slots make a stream of readings.
  writeFileSync(communityFile, stringify({ ...parse(readFileSync(project.community, "utf8")), slot_seconds: 2 }));
  localnet = await startTestLocalnet({ brokerUrl: broker.url, communityFile, services: { indexer: true } });
  configFile = join(folder, "relayer.toml");
  store = join(folder, "outbox.db");
  const config = {
    community: localnet.community.name,
    deployment: localnet.state.deployment,
    key_file: keyFile(localnet.state, "relayer"),
    mqtt: { url: broker.url, protocol: broker.protocol },
    store: { path: store, min_free_bytes: 1_000_000 },
    readings: { gap_wait_ms: 500 },
    chain: { poll_ms: 50, max_tx_readings: 24 },
    http: { port: 0 },
    log: { level: "debug" },
  };
  writeFileSync(configFile, stringify(config));
});

afterAll(async () => {
  await localnet?.stop();
  await broker?.stop();
});

test(`killed ${KILLS} times in mid-stream, the relayer loses no Wh and counts none twice`, async () => {
  const { client, deployment } = localnet;
  const meters = await Meters.connect(broker, localnet.community.name);
  const devices = await devicesOf(localnet);
  const currentSlot = () => slotAt(Date.now() / 1000, deployment.slotSeconds);
  let streaming = true;

  /** A meter sends its readings when so many slots have ended since it last did. */
  async function send(device: RealDevice, firstSlot: number, slotsAtOnce: number): Promise<void> {
    await meters.say(device.sign(firstSlot));
    while (streaming) {
      const next = (device.signed.at(-1) as Reading).slot + 1;
      await meters.until(() => next + slotsAtOnce <= currentSlot() || !streaming);
      for (let slot = next; slot < currentSlot(); slot += 1) await meters.say(device.sign(slot));
    }
  }

  /** When the process dies: each of its stages has its turn. */
  async function moment(kill: number, relayer: RelayerProcess): Promise<void> {
    const before = meters.acksHeard;
    switch (kill % 5) {
      case 0:
        // Meters are being told.
        await meters.until(() => meters.acksHeard > before + 10 + kill);
        return;
      case 1:
        // While it starts.
        await relayer.logged(kill % 2 === 0 ? "started" : "listening");
        return;
      case 2:
        // Signed and stored, perhaps broadcast.
        await meters.until(() => meters.acksHeard > before + 10);
        await relayer.logs("attempt frozen");
        return;
      default:
        // Broadcast, somewhere between mempool and its verdicts.
        await meters.until(() => meters.acksHeard > before + 10);
        await relayer.logs("attempt frozen");
        for (let turn = 0; turn < kill; turn += 1) {
          await client.status();
        }
    }
  }

  let relayer = new RelayerProcess(configFile);
  await relayer.logged("listening");
  const firstSlot = currentSlot() - 1;
  const streams = devices.map((device, index) => send(device, firstSlot, index % 3 === 0 ? 1 : BURST_SLOTS));
  const looks = setInterval(() => meters.wake(), LOOK_MS);
  // A first reading counts only soon after its slot.
  await meters.until(() => devices.every(({ meterId }) => meters.kept.get(meterId)?.[0]?.slot !== firstSlot));
  let interrupted = 0;
  for (let kill = 0; kill < KILLS; kill += 1) {
    await moment(kill, relayer);
    expect(relayer.alive).toBe(true);
    expect(await relayer.end("SIGKILL")).toBe("SIGKILL");
    interrupted += inFlight() > 0 ? 1 : 0;
    relayer = new RelayerProcess(configFile);
  }
  // Otherwise it was not killed in mid-stream.
  expect(interrupted).toBeGreaterThan(0);
  streaming = false;
  meters.wake();
  await Promise.all(streams);
  await meters.until(() => [...meters.kept.values()].every((kept) => kept.length === 0));
  clearInterval(looks);

  const status = JSON.parse((await relayerCommand("status", "--json", "--config", configFile)).stdout);
  expect(status.outbox).toMatchObject({ meters: devices.length, pending: 0, inFlight: 0, setAside: 0, rejected: 0 });
  expect(await relayer.end("SIGTERM")).toBe(0);
  await meters.stop();

  const compared = compareEveryWh(await readCounted(client, devices, currentSlot()), devices);
  const readings = devices.reduce((sum, { signed }) => sum + signed.length, 0);
  console.log(
    `${readings} readings of ${devices.length} meters, ${KILLS} kills, ${interrupted} with a transaction in flight: each of ${compared.slots} slots of a meter, ${compared.wh} Wh, is there once`,
  );
});

test("what contradicts a reading is on the chain, where its meter's owner sees it, and overwrites nothing", async () => {
  const { client, deployment, fleet, urls } = localnet;
  const [{ meterId, keyFile }] = fleet.meters as [FleetMeter, ...FleetMeter[]];
  const key = await readKeyFile(keyFile);
  const registers = async () => {
    const bank = await getBankRegisters(client, { bank: bankOf(meterId) });
    return bank.registers.find((one) => one.meterId === meterId) as (typeof bank.registers)[number];
  };
  const last = await registers();
  const other = { ...last, importTotalWh: last.importTotalWh + 1n };
  const meters = await Meters.connect(broker, localnet.community.name);
  const relayer = new RelayerProcess(configFile);
  await meters.publish({ ...other, signature: key.sign(readingBytes(chainTag(deployment.chainId), other)) });
  await expect
    .poll(async () => (await fetch(`${urls.indexer}/v1/metering-points/${meterId}/refusals`)).json(), {
      timeout: 60_000,
    })
    .toMatchObject({ items: [{ verdict: "conflict", slot: last.slot }] });
  expect(await registers()).toEqual(last);
  expect(await relayer.end("SIGTERM")).toBe(0);
  await meters.stop();
});

test("an empty store is filled from the chain, and then agrees with it", async () => {
  const fresh = join(mkdtempSync(join(tmpdir(), "wattmesh-relayer-")), "fresh.db");
  process.env.WATTMESH_RELAYER_STORE_PATH = fresh;
  onTestFinished(() => void delete process.env.WATTMESH_RELAYER_STORE_PATH);
  const command = (...words: string[]) => relayerCommand(...words, "--config", configFile);
  const meters = localnet.fleet.meters.length;
  expect(JSON.parse((await command("reconcile", "--json")).stdout)).toEqual({ ahead: meters, behind: 0 });
  expect((await command("reconcile")).stdout).toContain("store and chain agree");
  const [{ meterId }] = localnet.fleet.meters as [FleetMeter, ...FleetMeter[]];
  const { registers } = await getBankRegisters(localnet.client, { bank: bankOf(meterId) });
  const onChain = registers.find((one) => one.meterId === meterId);
  const { meter } = JSON.parse((await command("inspect", "meter", String(meterId), "--json")).stdout);
  expect(meter).toMatchObject({
    finalSlot: onChain?.slot,
    finalImportWh: String(onChain?.importTotalWh),
    finalExportWh: String(onChain?.exportTotalWh),
  });
});

test("the doctor finds everything in order", async () => {
  const { code, stdout } = await relayerCommand("doctor", "--json", "--config", configFile);
  expect(JSON.parse(stdout).filter(({ ok }: { ok: boolean }) => !ok)).toEqual([]);
  expect(code).toBe(0);
});
