import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  bankOf,
  chainTag,
  getBankRegisters,
  getCatchUpEnergy,
  getSlotEnergy,
  readingBytes,
  slotAt,
} from "@wattmesh/client";
import {
  type DeviceKey,
  type FleetMeter,
  keyFile,
  project,
  readKeyFile,
  startTestLocalnet,
  type TestLocalnet,
} from "@wattmesh/localnet/testing";
import { parse, stringify } from "smol-toml";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Database } from "../src/outbox/database.ts";
import { prepareStatus } from "../src/outbox/status.ts";
import type { Reading } from "../src/reading/reading.ts";
import { type Broker, startMosquitto } from "./support/broker.ts";
import { Meters } from "./support/meters.ts";
import { RelayerProcess, relayerCommand } from "./support/process.ts";

const KILLS = 20;
/** Slots whose readings a meter with a bad connection sends at once. */
const BURST_SLOTS = 5;
/** Time alone makes a reading due. */
const LOOK_MS = 100;
const MOST_WH = 400;

/** What a household's exports of a slot stay below: within its inverter's power, and nothing without one. */
const mostExportWh = ({ pv }: { pv?: { peakW: number } | undefined }): number =>
  pv === undefined ? 1 : Math.min(MOST_WH, Math.floor(pv.peakW / 4));

/** A device whose registers only go up, by amounts that differ. */
class Device {
  readonly meterId: number;
  readonly signed: Reading[] = [];
  readonly #key: DeviceKey;
  readonly #tag: Uint8Array;
  readonly #mostExportWh: number;

  constructor(meterId: number, key: DeviceKey, chainId: string, mostExportWh: number) {
    this.meterId = meterId;
    this.#key = key;
    this.#mostExportWh = mostExportWh;
    this.#tag = chainTag(chainId);
  }

  sign(slot: number): Reading {
    const last = this.signed.at(-1);
    const content = {
      meterId: this.meterId,
      slot,
      importTotalWh: (last?.importTotalWh ?? 1_000_000n) + BigInt((slot * 31 + this.meterId * 17) % MOST_WH),
      exportTotalWh: (last?.exportTotalWh ?? 0n) + BigInt((slot * 7 + this.meterId * 13) % this.#mostExportWh),
      flags: 0,
    };
    const reading = { ...content, signature: this.#key.sign(readingBytes(this.#tag, content)) };
    this.signed.push(reading);
    return reading;
  }
}

let broker: Broker;
let localnet: TestLocalnet;
let configFile: string;
let store: string;

/** Readings whose transaction a dead relayer left without knowing its outcome. */
function inFlight(): number {
  const db = Database.openReadOnly(store);
  try {
    return prepareStatus(db).status().inFlight;
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
  const { client, deployment, fleet } = localnet;
  const meters = await Meters.connect(broker, localnet.community.name);
  const exportOf = new Map(localnet.community.households.map((one) => [one.name, mostExportWh(one)]));
  const devices = await Promise.all(
    fleet.meters.map(
      async ({ meterId, household, keyFile }) =>
        new Device(meterId, await readKeyFile(keyFile), deployment.chainId, exportOf.get(household) ?? 1),
    ),
  );
  const currentSlot = () => slotAt(Date.now() / 1000, deployment.slotSeconds);
  let streaming = true;

  /** A meter sends its readings when so many slots have ended since it last did. */
  async function send(device: Device, firstSlot: number, slotsAtOnce: number): Promise<void> {
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

  const banks = [...new Set(devices.map(({ meterId }) => bankOf(meterId)))];
  const registers = (await Promise.all(banks.map((bank) => getBankRegisters(client, { bank })))).flatMap(
    (one) => one.registers,
  );
  const energies = new Map<number, { importWh: bigint; exportWh: bigint }>();
  for (let slot = firstSlot; slot <= currentSlot(); slot += 1) {
    for (const bank of banks) {
      const [inTime, late] = await Promise.all([
        getSlotEnergy(client, { slot, bank }),
        getCatchUpEnergy(client, { slot, bank }),
      ]);
      for (const { meterId, importWh, exportWh } of [...inTime.energies, ...late.spans]) {
        const sum = energies.get(meterId) ?? { importWh: 0n, exportWh: 0n };
        energies.set(meterId, { importWh: sum.importWh + importWh, exportWh: sum.exportWh + exportWh });
      }
    }
  }
  for (const { meterId, signed } of devices) {
    const first = signed[0] as Reading;
    const { signature: _, ...last } = signed.at(-1) as Reading;
    expect(registers.find((one) => one.meterId === meterId)).toEqual(last);
    expect(energies.get(meterId)).toEqual({
      importWh: last.importTotalWh - first.importTotalWh,
      exportWh: last.exportTotalWh - first.exportTotalWh,
    });
  }
  const readings = devices.reduce((sum, { signed }) => sum + signed.length, 0);
  console.log(
    `${readings} readings of ${devices.length} meters, ${KILLS} kills, ${interrupted} with a transaction in flight: every Wh is there once`,
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

test("the doctor finds everything in order", async () => {
  const { code, stdout } = await relayerCommand("doctor", "--json", "--config", configFile);
  expect(JSON.parse(stdout).filter(({ ok }: { ok: boolean }) => !ok)).toEqual([]);
  expect(code).toBe(0);
});
