import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createReadStream, mkdtempSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { connectAsync } from "mqtt";
import { afterEach, describe, expect, test } from "vitest";
import { type Broker, startMosquitto } from "../../oracle-relayer/test/support/broker.ts";
import { ConfigError } from "../src/errors.ts";
import { HttpSource } from "../src/source/httpSource.ts";
import { openSource } from "../src/source/openSource.ts";
import type { Rejection } from "../src/source/rejection.ts";
import type { Sample, Source } from "../src/source/source.ts";
import { TelegramSource } from "../src/source/telegramSource.ts";
import { type HttpTransport, type JsonTemplate, type ObisTemplate, readTemplate } from "../src/source/template.ts";
import { telegram, usual } from "./support/dsmr.ts";
import { EXPORT, IMPORT, smlFile } from "./support/sml.ts";

let ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.reverse()) await end();
  ends = [];
});

interface Heard {
  readonly samples: Sample[];
  readonly rejected: Rejection[];
}

async function listenTo(source: Source): Promise<Heard> {
  const heard: Heard = { samples: [], rejected: [] };
  ends.push(() => source.stop());
  await source.start({
    sample: (sample) => heard.samples.push(sample),
    rejected: ({ reason, detail }) => heard.rejected.push({ reason, detail }),
  });
  return heard;
}

describe("a Shelly", () => {
  const template = readTemplate("shelly-pro-3em") as JsonTemplate;
  const transport = { ...(template.transport as HttpTransport), every_seconds: 3_600 };
  /** What it answers by path without its query; what is no text is an HTTP status. */
  let answers: Record<string, (query: URLSearchParams) => string | number>;

  async function start(): Promise<string> {
    const server: Server = createServer((request, response) => {
      const { pathname, searchParams } = new URL(request.url ?? "", "http://shelly");
      const answer = answers[pathname]?.(searchParams) ?? 404;
      response.writeHead(typeof answer === "number" ? answer : 200);
      response.end(typeof answer === "number" ? "" : answer);
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    ends.push(() => {
      server.closeAllConnections();
      server.close();
    });
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }
  const status = (importWh: string, exportWh = "0") => `{"id":0,"total_act":${importWh},"total_act_ret":${exportWh}}`;

  /** Minutes from `from` on, of 2 Wh in three phases each, at most so many in an answer. */
  function minutes(query: URLSearchParams, most: number): string {
    const [from, to] = [Number(query.get("ts")), Number(query.get("end_ts"))];
    const keys = ["a", "b", "c"].flatMap((phase) => [`${phase}_total_act_energy`, `${phase}_total_act_ret_energy`]);
    const count = Math.min(most, Math.floor((to - from) / 60));
    const values = Array.from({ length: count }, () => [1.25, 0, 0.25, 0, 0.5, 0.125]);
    return JSON.stringify({ keys, data: count === 0 ? [] : [{ ts: from, period: 60, values }] });
  }

  test("tells its registers, with what is less than a Wh", async () => {
    answers = { "/rpc/EMData.GetStatus": () => status("2776.9", "3.1") };
    const { samples } = await listenTo(new HttpSource(await start(), template, transport, () => 5_000));
    await expect.poll(() => samples.length).toBe(1);
    expect(samples[0]).toEqual({
      atMs: 5_000,
      importTotalWh: 2_776n,
      exportTotalWh: 3n,
      carry: [5_000, "2776900000", "3100000"],
    });
  });

  test.each<[string, string | number, Rejection["reason"]]>([
    ["answers nonsense", "<html>", "malformed"],
    ["answers an error", 500, "unreachable"],
    ["answers without end", "0".repeat(300_000), "oversized"],
  ])("that %s is said, and ends nothing", async (_, answer, reason) => {
    answers = { "/rpc/EMData.GetStatus": () => answer };
    const { rejected } = await listenTo(new HttpSource(await start(), template, transport));
    await expect.poll(() => rejected.map((one) => one.reason)).toEqual([reason]);
  });

  test("that is not there is said by its address", async () => {
    const { rejected } = await listenTo(new HttpSource("http://127.0.0.1:1", template, transport));
    await expect.poll(() => rejected[0]?.detail).toContain("http://127.0.0.1:1");
  });

  const SLOT = 300;
  const carry = [100 * SLOT * 1_000 - 20_000, "1000500000", "0"];
  const last = { slot: 99, importTotalWh: 1_000n, exportTotalWh: 0n, carry };
  const missed = { from: 100, to: 102, slotSeconds: SLOT, last };

  test("fills slots that were missed by the minutes that it kept, page by page", async () => {
    answers = {
      "/rpc/EMData.GetStatus": () => status("1040", "5"),
      "/rpc/EMData.GetData": (query) => minutes(query, 4),
    };
    const source = new HttpSource(await start(), template, transport);
    const { samples, rejected } = await listenTo(source);
    await expect.poll(() => samples.length).toBe(1);
    const filled = await source.fill(missed);
    expect(rejected).toEqual([]);
    expect(
      filled.map(({ atMs, importTotalWh, exportTotalWh }) => [atMs / 1_000, importTotalWh, exportTotalWh]),
    ).toEqual([
      [101 * SLOT, 1_010n, 0n],
      [102 * SLOT, 1_020n, 1n],
      [103 * SLOT, 1_030n, 1n],
    ]);
    expect(rejected).toEqual([]);
  });

  test("fills no slot whose last minute it does not have", async () => {
    answers = {
      "/rpc/EMData.GetStatus": () => status("1040", "5"),
      "/rpc/EMData.GetData": (query) => minutes(query, query.get("ts") === String(100 * SLOT) ? 7 : 0),
    };
    const source = new HttpSource(await start(), template, transport);
    const { samples } = await listenTo(source);
    await expect.poll(() => samples.length).toBe(1);
    expect((await source.fill(missed)).map(({ atMs }) => atMs / 1_000)).toEqual([101 * SLOT]);
  });

  test("whose minutes come to more than its registers is not believed", async () => {
    answers = {
      "/rpc/EMData.GetStatus": () => status("1005"),
      "/rpc/EMData.GetData": (query) => minutes(query, 100),
    };
    const source = new HttpSource(await start(), template, transport);
    const { samples, rejected } = await listenTo(source);
    await expect.poll(() => samples.length).toBe(1);
    expect(await source.fill(missed)).toEqual([]);
    expect(rejected.map(({ reason }) => reason)).toEqual(["decreasing"]);
  });
});

describe("a device at the house's broker", () => {
  let broker: Broker;

  async function say(topic: string, ...payloads: string[]): Promise<void> {
    const client = await connectAsync(broker.url);
    for (const payload of payloads) await client.publishAsync(topic, payload, { qos: 1 });
    await client.endAsync();
  }

  test("tells its registers when it says them, and what is no reading is rejected", async () => {
    broker = await startMosquitto();
    ends.push(() => broker.stop());
    const retained = await connectAsync(broker.url);
    await retained.publishAsync("tele/plug/SENSOR", '{"ENERGY":{"Total":9.999}}', { retain: true, qos: 1 });
    await retained.endAsync();
    const { source } = openSource({ template: "tasmota-plug", url: broker.url, topic: "plug", mostAgeSeconds: 60 });
    const { samples, rejected } = await listenTo(source);
    await expect
      .poll(async () => {
        await say("tele/plug/SENSOR", '{"ENERGY":{"Total":1.234}}');
        return samples.length;
      })
      .toBeGreaterThan(0);
    await say("tele/plug/SENSOR", '{"ENERGY":{"Total":"1e3"}}', "x".repeat(70_000), '{"ENERGY":{"Total":1.235}}');
    await expect.poll(() => samples.at(-1)?.importTotalWh).toBe(1_235n);
    expect(samples.map(({ importTotalWh }) => importTotalWh)).not.toContain(9_999n);
    expect(rejected.map(({ reason }) => reason)).toEqual(["exponent", "oversized"]);
  });
});

describe("telegrams", () => {
  const folder = mkdtempSync(join(tmpdir(), "wattmesh-meter-telegrams-"));
  const dsmr = readTemplate("dsmr-5") as ObisTemplate;

  function ofFile(content: Buffer): TelegramSource {
    const file = join(folder, "telegrams");
    writeFileSync(file, content);
    return new TelegramSource({ name: file, template: dsmr, isLive: false, open: async () => createReadStream(file) });
  }

  test("of a file are of when they say", async () => {
    const later = telegram(...usual.map((line) => line.replace("170000W", "171500W").replace("1581.123", "1582.123")));
    const { samples, rejected } = await listenTo(ofFile(Buffer.concat([telegram(...usual), later])));
    expect(samples.map(({ atMs, importTotalWh }) => [new Date(atMs).toISOString(), importTotalWh])).toEqual([
      ["2026-11-29T16:00:00.000Z", 3_016_829n],
      ["2026-11-29T16:15:00.000Z", 3_017_829n],
    ]);
    expect(rejected).toEqual([]);
  });

  test("of a file that ends within one are read up to there", async () => {
    const { samples, rejected } = await listenTo(
      ofFile(Buffer.concat([telegram(...usual), telegram(...usual).subarray(0, 50)])),
    );
    expect([samples.length, rejected.map(({ reason }) => reason)]).toEqual([1, ["truncated"]]);
  });

  test("of a file that is not there are said", async () => {
    const { rejected } = await listenTo(
      openSource({ template: "dsmr-5", file: "/nowhere", mostAgeSeconds: 60 }).source,
    );
    expect(rejected).toEqual([{ reason: "unreachable", detail: expect.stringContaining("/nowhere") }]);
  });

  /** A pair of terminals: what is written in hex lines to `say` comes out of the port. */
  async function serialPort(): Promise<{ port: string; say: (bytes: Uint8Array) => void }> {
    const program = `
import os, pty, sys
master, slave = pty.openpty()
print(os.ttyname(slave), flush=True)
for line in sys.stdin:
    os.write(master, bytes.fromhex(line))
`;
    const child: ChildProcess = spawn("python3", ["-c", program], { stdio: ["pipe", "pipe", "inherit"] });
    ends.push(() => child.kill());
    if (child.stdout === null) throw new Error("no output");
    const [port] = await once(createInterface({ input: child.stdout }), "line");
    return { port, say: (bytes) => void child.stdin?.write(`${Buffer.from(bytes).toString("hex")}\n`) };
  }

  test.each([
    [
      "SML",
      "sml-two-way",
      smlFile([
        { obis: IMPORT, value: 51n },
        { obis: EXPORT, value: 20n },
      ]),
      [5n, 2n],
    ],
    ["P1", "dsmr-5", telegram(...usual), [3_016_829n, 10_999n]],
  ] as const)("of %s come from a serial port as they are, and are of now", async (_, template, bytes, registers) => {
    const { port, say } = await serialPort();
    const { source } = openSource({ template, port, mostAgeSeconds: 60 });
    const { samples, rejected } = await listenTo(source);
    // A terminal that is not set up yet changes bytes.
    await expect
      .poll(() => {
        say(bytes);
        return samples.length;
      })
      .toBeGreaterThan(1);
    const { importTotalWh, exportTotalWh, atMs } = samples.at(-1) as Sample;
    expect([importTotalWh, exportTotalWh]).toEqual(registers);
    expect(Math.abs(Date.now() - atMs)).toBeLessThan(60_000);
    expect(rejected.filter(({ reason }) => reason !== "checksum")).toEqual([]);
  });

  test("of a port that is not there are said", async () => {
    const { rejected } = await listenTo(
      openSource({ template: "dsmr-5", port: "/dev/nowhere", mostAgeSeconds: 60 }).source,
    );
    await expect.poll(() => rejected[0]?.detail).toContain("/dev/nowhere");
  });
});

test.each([
  ["no source", undefined, "source"],
  ["no such template", { template: "nothing" }, "source.template"],
  ["a Shelly without its address", { template: "shelly-pro-3em" }, "source.url"],
  ["a Shelly at a broker", { template: "shelly-pro-3em", url: "mqtt://127.0.0.1" }, "source.url"],
  ["Tasmota without its topic", { template: "tasmota-plug", url: "mqtt://127.0.0.1" }, "source.topic"],
  ["a port without its name", { template: "dsmr-5" }, "source.port"],
  ["a CSV without its file", { template: "csv" }, "source.file"],
])("a configuration with %s is refused by its key", (_, config, key) => {
  expect(() => openSource(config && { mostAgeSeconds: 60, ...config })).toThrow(
    expect.objectContaining({ key, constructor: ConfigError }),
  );
});
