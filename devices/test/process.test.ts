import { once } from "node:events";
import { appendFileSync, chmodSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { addressOf, decodeDeviceCode, signerFromKey } from "@wattmesh/client";
import { decodeQR } from "qr/decode.js";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Broker, startMosquitto } from "../../oracle-relayer/test/support/broker.ts";
import fixture from "../../ts-client/test/fixtures/events.json" with { type: "json" };
import { MeterProcess, meterCommand } from "./support/process.ts";
import { Relayer } from "./support/relayer.ts";

const KILLS = 6;
/** Each life is long enough to sign, and short enough to be ended in the middle of something. */
const LIFE_SLOTS = 2;

let broker: Broker;
let relayer: Relayer;
let folder: string;
let config: string;
let meters: MeterProcess[];

beforeEach(async () => {
  broker = await startMosquitto();
  relayer = await Relayer.connect(broker, "sonnenhof");
  folder = mkdtempSync(join(tmpdir(), "wattmesh-meter-process-"));
  config = join(folder, "meter.toml");
  meters = [];
  const deployment = { ...fixture.deployment, slot_seconds: 1, rpc_url: "http://127.0.0.1:1" };
  writeFileSync(join(folder, "deployment.json"), JSON.stringify(deployment));
  writeFileSync(
    config,
    `community = "sonnenhof"
deployment = "deployment.json"
key_file = "device.key"
serial = "WM-7"
meter_id = 7
[mqtt]
url = "${broker.url}"
[store]
path = "data"
`,
  );
  expect(await meterCommand("keys", "generate", join(folder, "device.key"))).toMatchObject({ code: 0 });
});
afterEach(async () => {
  for (const meter of meters) if (meter.isAlive) await meter.end("SIGKILL");
  await relayer.stop();
  await broker.stop();
});

function simulate(...args: string[]): MeterProcess {
  const meter = new MeterProcess("simulate", "--config", config, "--import-w", "7200", ...args);
  meters.push(meter);
  return meter;
}

describe("a meter's process", () => {
  test(`killed ${KILLS} times in mid-stream signs no slot twice, goes back never, and forgets nothing`, async () => {
    for (let life = 0; life < KILLS; life += 1) {
      const meter = simulate();
      const before = relayer.slots.at(-1) ?? 0;
      await relayer.until(() => (relayer.slots.at(-1) ?? 0) >= before + LIFE_SLOTS);
      expect(await meter.end("SIGKILL")).toBe("SIGKILL");
    }
    const signed = new Map<number, bigint>();
    for (const { slot, importTotalWh } of relayer.heard) {
      expect(signed.get(slot) ?? importTotalWh).toBe(importTotalWh);
      signed.set(slot, importTotalWh);
    }
    const inOrder = [...signed].sort(([one], [other]) => one - other);
    // 7,200 W are 2 Wh a second: whatever the deaths, each slot has its own.
    for (const [at, [slot, importTotalWh]] of inOrder.entries()) {
      const [firstSlot, first] = inOrder[0] ?? [0, 0n];
      expect(importTotalWh - first).toBe(2n * BigInt(slot - firstSlot));
      expect(at).toBe(slot - firstSlot);
    }
    // What nobody acknowledged was said again in later lives.
    const first = Math.min(...signed.keys());
    expect(relayer.slots.filter((slot) => slot === first).length).toBeGreaterThan(1);
    expect(relayer.refused).toEqual([]);
  });

  test("ends when as many readings are acknowledged as were wanted", async () => {
    const meter = simulate("--slots", "1");
    await relayer.until(() => relayer.heard.length > 0);
    await relayer.say(7, "ack", { slot: relayer.slots[0] });
    expect(await meter.ended()).toBe(0);
  });

  test("does not start beside another one that signs for the same meter", async () => {
    const meter = simulate();
    await relayer.until(() => relayer.heard.length > 0);
    const other = await meterCommand("simulate", "--config", config);
    expect(other).toMatchObject({ code: 3, stderr: expect.stringMatching(/another meter, process \d+, has it/) });
    expect(await meter.end("SIGTERM")).toBe(0);
  });

  test("does not start with a key that others may read", async () => {
    chmodSync(join(folder, "device.key"), 0o644);
    const { code, stderr } = await meterCommand("simulate", "--config", config);
    expect(code).toBe(3);
    expect(stderr).toContain("others may read it; chmod 600");
  });
});

describe("the command run", () => {
  test("signs what a device says, by a template of one's own, and keeps what is no reading with its reason", async () => {
    let asked = 0;
    const device = createServer((_, response) => {
      asked += 1;
      response.end(asked === 2 ? '{"wh":"1e3"}' : `{"wh":${1_000 + asked}.5}`);
    }).listen(0, "127.0.0.1");
    await once(device, "listening");
    const template = join(folder, "mine.json");
    writeFileSync(
      template,
      JSON.stringify({
        model: "mine",
        assurance: "signed at the edge",
        format: "json",
        transport: { kind: "http", path: "/", every_seconds: 1 },
        import: { path: ["wh"], unit: "Wh" },
        export: null,
      }),
    );
    const url = `http://127.0.0.1:${(device.address() as AddressInfo).port}`;
    appendFileSync(config, `[source]\ntemplate = "${template}"\nurl = "${url}"\n`);
    const meter = new MeterProcess("run", "--config", config);
    meters.push(meter);
    await relayer.until(() => relayer.heard.length >= 3);
    expect(await meter.end("SIGTERM")).toBe(0);
    device.close();
    const registers = relayer.heard.map(({ importTotalWh }) => importTotalWh);
    expect(registers.toSorted()).toEqual(registers);
    expect(Number(registers[0])).toBeGreaterThan(1_000);
    expect(relayer.refused).toEqual([]);
    const [rejected] = readFileSync(join(folder, "data", "rejected.jsonl"), "utf8").split("\n");
    expect(JSON.parse(rejected ?? "")).toMatchObject({
      reason: "exponent",
      detail: expect.stringContaining('wh: "1e3"'),
    });
  });
});

describe("the command register", () => {
  const owner = async () => addressOf(await signerFromKey(new Uint8Array(32).fill(1)));

  test("prints the code that the marketplace's form takes, and the same as a QR code", async () => {
    const { stdout } = await meterCommand("register", "--config", config, "--owner", await owner());
    const [code = "", , ...blocks] = stdout.split("\n");
    expect(decodeDeviceCode(code).serial).toBe("WM-7");
    expect(decodeQR(pictureOf(blocks.filter((line) => line !== "")))).toBe(code);
  });

  test("takes no owner whose address is wrong", async () => {
    const { code, stderr } = await meterCommand("register", "--config", config, "--owner", `${await owner()}q`);
    expect([code, stderr]).toEqual([3, expect.stringContaining("is not an address of this chain")]);
  });
});

describe("the command test", () => {
  test("says of each thing whether it is right, and what to do where it is not", async () => {
    const { code, stdout } = await meterCommand("test", "--config", config, "--json");
    expect(code).toBe(1);
    const findings: { check: string; ok: boolean; remedy?: string }[] = JSON.parse(stdout);
    expect(findings.map(({ check, ok }) => [check, ok])).toEqual([
      ["config", true],
      ["key", true],
      ["broker", true],
      ["deployment", true],
      ["chain", false],
      ["meter", true],
      ["store", true],
    ]);
    for (const { ok, remedy } of findings) expect(remedy === undefined).toBe(ok);
  });

  test("names the last acknowledged slot, also while the meter runs", async () => {
    const meter = simulate();
    await relayer.until(() => relayer.heard.length > 0);
    const [slot] = relayer.slots;
    await relayer.say(7, "ack", { slot });
    await expect.poll(() => meter.lines.join("\n")).toContain('"acknowledged"');
    const { stdout } = await meterCommand("test", "--config", config);
    expect(stdout).toMatch(new RegExp(`ok +store +last signed slot \\d+, last acknowledged ${slot}, \\d+ waiting`));
  });
});

/** A QR code's blocks, each two modules high and light on dark, as a picture. */
function pictureOf(lines: string[]): { width: number; height: number; data: Uint8Array } {
  const scale = 4;
  const modules = lines.flatMap((line) => {
    const cells = [...line];
    return ["█▀", "█▄"].map((light) => cells.map((cell) => light.includes(cell)));
  });
  const [width, height] = [(modules[0]?.length ?? 0) * scale, modules.length * scale];
  const data = new Uint8Array(width * height * 3);
  for (let at = 0; at < width * height; at += 1) {
    const row = modules[Math.floor(at / width / scale)];
    data.fill(row?.[Math.floor((at % width) / scale)] === true ? 255 : 0, at * 3, at * 3 + 3);
  }
  return { width, height, data };
}
