import { randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  addressOf,
  applyForMeter,
  approveMeter,
  chainTag,
  getRegisters,
  signerFromKey,
  slotAt,
} from "@wattmesh/client";
import { keyFile, project, startTestLocalnet, type TestLocalnet } from "@wattmesh/localnet/testing";
import mqtt, { type MqttClient } from "mqtt";
import { parse, stringify } from "smol-toml";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Registers } from "../src/outbox/reconcile.ts";
import { compareEveryWh, type Flow } from "./faults/devices.ts";
import { type Broker, startMosquitto } from "./support/broker.ts";
import type { Energy } from "./support/model-chain.ts";
import { RelayerProcess, relayerCommand } from "./support/process.ts";
import { readCounted } from "./support/realDevices.ts";
import { ChargingStation } from "./support/station.ts";

const SLOT_SECONDS = 2;
const FIRST_WH = 5_000_000n;

/** A charging station that is a metering point, with what it charged and what it was not told yet that the chain has. */
class Wallbox implements Flow {
  readonly meterId: number;
  readonly station: ChargingStation;
  readonly flowed = new Map<number, Energy>();
  readonly signed: { slot: number }[] = [];
  readonly kept = new Map<number, Buffer>();
  acked = -1;
  readonly refused: { slot: number; verdict: string; reason?: string }[] = [];
  #wh = FIRST_WH;

  constructor(meterId: number, station: ChargingStation) {
    this.meterId = meterId;
    this.station = station;
  }

  get slot(): number {
    return this.signed.at(-1)?.slot ?? -1;
  }

  get registers(): Registers {
    return { meterId: this.meterId, slot: this.slot, importTotalWh: this.#wh, exportTotalWh: 0n, flags: 0 };
  }

  sign(slot: number): Buffer {
    this.#wh += this.signed.length === 0 ? 0n : BigInt((slot * 31 + this.meterId) % 3);
    this.signed.push({ slot });
    this.flowed.set(slot, { importWh: this.#wh, exportWh: 0n });
    const record = this.station.record(slot, SLOT_SECONDS, this.#wh);
    this.kept.set(slot, record);
    return record;
  }
}

let broker: Broker;
let localnet: TestLocalnet;
let client: MqttClient;
let configFile: string;
let relayer: RelayerProcess | undefined;
const wallboxes: Wallbox[] = [];

const currentSlot = () => slotAt(Date.now() / 1_000, SLOT_SECONDS);
const topic = (meterId: number, what: string) => `v1/${localnet.community.name}/${meterId}/${what}`;
const say = ({ meterId }: Wallbox, record: Buffer) => client.publishAsync(topic(meterId, "ocmf"), record, { qos: 1 });
const signerOf = (name: string) =>
  signerFromKey(Buffer.from(readFileSync(keyFile(localnet.state, name), "utf8").trim(), "hex"));

/** A household's wallbox, as the grid's operator approves it. */
async function register(station: ChargingStation, place: number): Promise<Wallbox> {
  const [owner, operator] = await Promise.all([signerOf(`household-${place}`), signerOf("grid-operator")]);
  const { serial, curve, publicKey } = station;
  const applied = await applyForMeter(localnet.client, owner, {
    meter: {
      serial,
      zoneId: 0,
      deviceKey: { keyType: curve, publicKey },
      class: "b",
      connectionW: 11_000,
      inverterW: 0,
      source: "none",
      kind: "prosumer",
      readingFormat: "ocmf",
    },
    connection: String(52_000_000_000 + place),
    proof: station.proof(chainTag(localnet.deployment.chainId), await addressOf(owner)),
  });
  const application = applied.events.find(({ type }) => type === "meter_applied_for") as { applicationId: bigint };
  const { events } = await approveMeter(localnet.client, operator, {
    applicationId: application.applicationId,
    evidenceHash: new Uint8Array(randomBytes(32)),
  });
  const { meterId } = events.find(({ type }) => type === "meter_registered") as unknown as { meterId: number };
  return new Wallbox(meterId, station);
}

beforeAll(async () => {
  broker = await startMosquitto();
  const folder = mkdtempSync(join(tmpdir(), "wattmesh-records-"));
  const communityFile = join(folder, "community.toml");
  writeFileSync(
    communityFile,
    stringify({ ...parse(readFileSync(project.community, "utf8")), slot_seconds: SLOT_SECONDS }),
  );
  localnet = await startTestLocalnet({ brokerUrl: broker.url, communityFile });
  configFile = join(folder, "relayer.toml");
  writeFileSync(
    configFile,
    stringify({
      community: localnet.community.name,
      deployment: localnet.state.deployment,
      key_file: keyFile(localnet.state, "relayer"),
      mqtt: { url: broker.url, protocol: broker.protocol },
      store: { path: join(folder, "outbox.db"), min_free_bytes: 1_000_000 },
      readings: { gap_wait_ms: 500, set_aside_seconds: 1 },
      chain: { poll_ms: 50 },
      http: { port: 0 },
      log: { level: "debug" },
    }),
  );
  wallboxes.push(await register(new ChargingStation("WB-R1"), 1));
  wallboxes.push(await register(new ChargingStation("WB-K1", "secp256k1"), 2));
  client = await mqtt.connectAsync(broker.url, { protocolVersion: broker.protocol === "5" ? 5 : 4 });
  client.on("message", (of, payload) => {
    const [, , meter, what] = of.split("/");
    const wallbox = wallboxes.find(({ meterId }) => meterId === Number(meter));
    // The doctor writes where no meter is.
    if (wallbox === undefined) return;
    const said = JSON.parse(payload.toString());
    if (what === "refused") wallbox.refused.push(said);
    else wallbox.acked = Math.max(wallbox.acked, said.slot);
  });
  await client.subscribeAsync([`v1/${localnet.community.name}/+/ack`, `v1/${localnet.community.name}/+/refused`], {
    qos: 1,
  });
}, 300_000);

afterAll(async () => {
  if (relayer?.alive) await relayer.end("SIGKILL");
  await client?.endAsync(true);
  await localnet?.stop();
  await broker?.stop();
});

const patience = { timeout: 120_000, interval: 100 };

test("records of charging stations are on the chain Wh by Wh, though the relayer is killed and everything is said twice", async () => {
  // A first reading is of a slot since the approval.
  const since = currentSlot();
  await expect.poll(currentSlot, patience).toBeGreaterThan(since + 1);
  relayer = new RelayerProcess(configFile);
  await relayer.logged("listening");
  // It counts only soon after its slot.
  for (const wallbox of wallboxes) {
    await say(wallbox, wallbox.sign(currentSlot() - 1));
    await expect.poll(() => wallbox.acked, patience).toBe(wallbox.slot);
  }
  for (let kill = 0; kill < 4; kill += 1) {
    const slot = currentSlot() - 1;
    for (const wallbox of wallboxes) {
      for (let next = wallbox.slot + 1; next <= slot; next += 1) await say(wallbox, wallbox.sign(next));
    }
    await relayer.logged("attempt frozen");
    expect(await relayer.end("SIGKILL")).toBe("SIGKILL");
    relayer = new RelayerProcess(configFile);
    await relayer.logged("listening");
    for (const wallbox of wallboxes)
      for (const [at, record] of wallbox.kept) if (at > wallbox.acked) await say(wallbox, record);
    await expect.poll(currentSlot, patience).toBeGreaterThan(slot + 2);
  }
  for (const wallbox of wallboxes) {
    await expect.poll(() => wallbox.acked, patience).toBe(wallbox.slot);
    // What the chain has is only acknowledged again.
    for (const record of wallbox.kept.values()) await say(wallbox, record);
    expect(wallbox.refused).toEqual([]);
  }
  const counted = await readCounted(localnet.client, wallboxes, currentSlot());
  const compared = compareEveryWh(counted, wallboxes);
  console.log(`${compared.slots} slots of a station, ${compared.wh} Wh, ${compared.together} counted together`);
});

test("a record that is not of its meter's key costs no gas, and one that the contract refuses is told with its fault", async () => {
  const [wallbox] = wallboxes as [Wallbox];
  const { meterId } = wallbox;
  const before = (await getRegisters(localnet.client, { meterId })).registers;
  const slot = wallbox.slot + 1;
  await expect.poll(currentSlot, patience).toBeGreaterThan(slot);
  const forged = new ChargingStation("WB-R1", "secp256r1", "thief").record(slot, SLOT_SECONDS, 6_000_000n);
  await say(wallbox, forged);
  await expect.poll(() => wallbox.refused, patience).toEqual([{ slot, verdict: "bad_signature" }]);
  expect(
    relayer?.lines.filter((line) => line.includes('"by":"relayer"') && line.includes("bad_signature")),
  ).toHaveLength(1);

  const old = wallbox.station.record(slot, SLOT_SECONDS, wallbox.registers.importTotalWh, { page: "F1" });
  await say(wallbox, old);
  await expect
    .poll(() => wallbox.refused.at(-1), patience)
    .toEqual({ slot, verdict: "ocmf_refused", reason: expect.stringContaining("page_did_not_rise: ") });
  const inspected = await relayerCommand(
    "inspect",
    "meter",
    String(meterId),
    String(slot),
    "--json",
    "--config",
    configFile,
  );
  expect(JSON.parse(inspected.stdout).readings).toMatchObject([
    {
      state: "set_aside",
      verdict: "ocmf_refused",
      reason: expect.stringContaining("page_did_not_rise"),
      record: String(old),
    },
  ]);
  expect((await getRegisters(localnet.client, { meterId })).registers).toEqual(before);

  await say(wallbox, wallbox.sign(slot));
  await expect.poll(() => wallbox.acked, patience).toBe(slot);
  const { code, stdout } = await relayerCommand("doctor", "--json", "--config", configFile);
  expect(JSON.parse(stdout).filter(({ ok }: { ok: boolean }) => !ok)).toEqual([]);
  expect(code).toBe(0);
  expect(await relayer?.end("SIGTERM")).toBe(0);
});
