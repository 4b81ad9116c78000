import { createPrivateKey, type JsonWebKey } from "node:crypto";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { p256 } from "@noble/curves/nist.js";
import { secp256k1 } from "@noble/curves/secp256k1.js";
import { getRegisters, getRestarts, slotAt } from "@wattmesh/client";
import { type FleetMeter, project, startTestLocalnet, type TestLocalnet } from "@wattmesh/localnet/testing";
import { connectAsync } from "mqtt";
import { parse, stringify } from "smol-toml";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Broker, startMosquitto } from "../../oracle-relayer/test/support/broker.ts";
import { deviceKey } from "../src/key/deviceKey.ts";
import { MeterProcess, meterCommand } from "./support/process.ts";
import { type Language, runReference } from "./support/reference.ts";

let broker: Broker;
let localnet: TestLocalnet;
let folder: string;
/** Metering points of the community whose own meters are not switched on. */
let points: FleetMeter[];
const meters: MeterProcess[] = [];

beforeAll(async () => {
  broker = await startMosquitto();
  folder = mkdtempSync(join(tmpdir(), "wattmesh-meter-localnet-"));
  const communityFile = join(folder, "community.toml");
  // Short slots, so that nobody waits long for one to end.
  writeFileSync(communityFile, stringify({ ...parse(readFileSync(project.community, "utf8")), slot_seconds: 2 }));
  localnet = await startTestLocalnet({ brokerUrl: broker.url, communityFile, services: { relayer: true } });
  points = localnet.fleet.meters;
});
afterAll(async () => {
  for (const meter of meters) if (meter.isAlive) await meter.end("SIGKILL");
  await localnet?.stop();
  await broker?.stop();
});

function simulate(config: string, ...args: string[]): MeterProcess {
  const meter = new MeterProcess("simulate", "--config", config, ...args);
  meters.push(meter);
  return meter;
}

const point = (at: number): FleetMeter => points[at] as FleetMeter;
const registersOf = async (meterId: number) => (await getRegisters(localnet.client, { meterId })).registers;
const currentSlot = () => slotAt(Math.floor(Date.now() / 1_000), localnet.deployment.slotSeconds);

function configOf({ meterId, serial, keyFile }: FleetMeter): string {
  const file = join(folder, `meter-${meterId}.toml`);
  const config = {
    community: localnet.community.name,
    deployment: localnet.state.deployment,
    key_file: keyFile,
    serial,
    meter_id: meterId,
    mqtt: { url: broker.url },
    store: { path: `data-${meterId}` },
  };
  writeFileSync(file, stringify(config));
  return file;
}

test("what the kit signs and a relayer carries is on the chain, and the kit knows it", async () => {
  const config = configOf(point(0));
  const meter = simulate(config, "--import-w", "7200", "--slots", "3");
  expect(await meter.ended(), meter.lines.join("\n")).toBe(0);
  const { slot = 0, importTotalWh } = (await registersOf(point(0).meterId)) ?? {};
  const signed = meter.lines.map((line) => JSON.parse(line)).filter(({ msg }) => msg === "signed");
  expect(signed.length).toBeGreaterThanOrEqual(3);
  expect(signed).toContainEqual(expect.objectContaining({ slot, importWh: String(importTotalWh) }));
  const { code, stdout } = await meterCommand("test", "--config", config);
  expect(stdout).not.toContain("FAIL");
  expect([code, stdout]).toEqual([0, expect.stringMatching(/ok +readings +slot \d+ is the last that the chain has/)]);
});

test("a counter that starts again reaches the chain, and waits there to be confirmed", async () => {
  const config = configOf(point(0));
  const { slot: lastSlot = 0 } = (await registersOf(point(0).meterId)) ?? {};
  await expect.poll(currentSlot).toBeGreaterThan(lastSlot + 2);
  const registers = ["--slot", String(lastSlot + 1), "--import-wh", "5", "--export-wh", "0"];
  expect(await meterCommand("restart", "--config", config, ...registers)).toMatchObject({ code: 0 });
  const meter = simulate(config);
  await expect
    .poll(async () => (await getRestarts(localnet.client)).restarts.map(({ meterId }) => meterId))
    .toContain(point(0).meterId);
  expect(await meter.end("SIGTERM")).toBe(0);
});

test.each<[Language, number]>([
  ["Python", 1],
  ["C", 2],
])("what the reference in %s signs is on the chain", async (language, at) => {
  const { meterId, keyFile } = point(at);
  const pem = join(folder, `${language}.pem`);
  writeFileSync(pem, pemOf(keyFile), { mode: 0o600 });
  const slot = currentSlot() - 1;
  const { said } = runReference(language, "reading", pem, localnet.deployment.chainId, meterId, slot, 1_000, 0, 0);
  const client = await connectAsync(broker.url);
  await client.publishAsync(`v1/${localnet.community.name}/${meterId}/reading`, said, { qos: 1 });
  await client.endAsync();
  await expect.poll(() => registersOf(meterId)).toMatchObject({ slot, importTotalWh: 1_000n });
});

/** A device's key as OpenSSL reads it. */
function pemOf(keyFile: string): string {
  const { key_type, private_key } = JSON.parse(readFileSync(keyFile, "utf8"));
  const privateKey = Buffer.from(private_key, "hex");
  const { publicKey } = deviceKey(key_type, privateKey);
  const url = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64url");
  const jwk = (): JsonWebKey => {
    if (key_type === "ed25519") return { kty: "OKP", crv: "Ed25519", d: url(privateKey), x: url(publicKey) };
    const point = (key_type === "secp256r1" ? p256 : secp256k1).Point.fromBytes(publicKey).toBytes(false);
    const crv = key_type === "secp256r1" ? "P-256" : "secp256k1";
    return { kty: "EC", crv, d: url(privateKey), x: url(point.slice(1, 33)), y: url(point.slice(33)) };
  };
  return createPrivateKey({ key: jwk(), format: "jwk" }).export({ type: "pkcs8", format: "pem" }) as string;
}
