import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Broker, startMosquitto } from "../../oracle-relayer/test/support/broker.ts";
import { ChargingStation } from "../../oracle-relayer/test/support/station.ts";
import fixture from "../../ts-client/test/fixtures/events.json" with { type: "json" };
import { MeterProcess } from "./support/process.ts";
import { Relayer } from "./support/relayer.ts";

const SLOT_SECONDS = 900;
const FIRST = 1_995_520;

let broker: Broker;
let relayer: Relayer;
let folder: string;
let config: string;
let meters: MeterProcess[];
let station: ChargingStation;

beforeEach(async () => {
  broker = await startMosquitto();
  relayer = await Relayer.connect(broker, "sonnenhof");
  station = new ChargingStation("WB-7");
  meters = [];
  folder = mkdtempSync(join(tmpdir(), "wattmesh-meter-records-"));
  mkdirSync(join(folder, "station"));
  config = join(folder, "meter.toml");
  const deployment = { ...fixture.deployment, slot_seconds: SLOT_SECONDS, rpc_url: "http://127.0.0.1:1" };
  writeFileSync(join(folder, "deployment.json"), JSON.stringify(deployment));
  writeFileSync(
    config,
    `community = "sonnenhof"
deployment = "deployment.json"
serial = "WB-7"
meter_id = 7
[mqtt]
url = "${broker.url}"
[store]
path = "data"
[records]
path = "station"
every_seconds = 1
`,
  );
});
afterEach(async () => {
  for (const meter of meters) if (meter.isAlive) await meter.end("SIGKILL");
  await relayer.stop();
  await broker.stop();
});

function start(): MeterProcess {
  const meter = new MeterProcess("records", "--config", config);
  meters.push(meter);
  return meter;
}

/** As a program does that does not want half a file to be read. */
function put(name: string, ...records: Buffer[]): void {
  writeFileSync(join(folder, name), records.map((record) => `${record}\n`).join(""));
  renameSync(join(folder, name), join(folder, "station", name));
}

const at = (slot: number, wh: bigint) => station.record(FIRST + slot, SLOT_SECONDS, wh);
const heard = () => relayer.heard.map((one) => [one.slot - FIRST, "record" in one ? String(one.record) : undefined]);

test("records of a station are published as they are, and again until the chain has them, through a death of the process", async () => {
  const [first, second, third] = [at(0, 1_000n), at(1, 1_500n), at(2, 1_700n)];
  put("one.ocmf", second, first);
  const before = start();
  await relayer.until(() => relayer.heard.length === 2);
  expect(heard()).toEqual([
    [0, String(first)],
    [1, String(second)],
  ]);
  await before.end("SIGKILL");
  put("two.ocmf", third);
  await relayer.say(7, "ack", { slot: FIRST });
  start();
  await relayer.until(() => relayer.heard.some(({ slot }) => slot === FIRST + 2));
  // What it hears first of, it does not say again.
  await relayer.say(7, "ack", { slot: FIRST + 2 });
  expect(heard().slice(-2)).toEqual([
    [1, String(second)],
    [2, String(third)],
  ]);
});

test("what is no record of the meter, or of no slot's end, is left out and told", async () => {
  const inBetween = station.record(FIRST, SLOT_SECONDS, 900n, { atMs: (FIRST * SLOT_SECONDS + 400) * 1_000 });
  put("a.ocmf", inBetween, Buffer.from("OCMF|{}|{}"), new ChargingStation("WB-8").record(FIRST, SLOT_SECONDS, 5n));
  put("b.ocmf", at(0, 1_000n));
  put("c.txt", Buffer.from("no record at all"));
  start();
  await relayer.until(() => relayer.heard.length === 1);
  expect(heard()).toMatchObject([[0, expect.stringContaining("WB-7")]]);
  const rejected = readFileSync(join(folder, "data", "rejected.jsonl"), "utf8");
  expect(rejected).toContain("other_meter: WB-7 is wanted");
  expect(rejected).toContain("missing: PG is not there");
  expect(rejected).toContain("c.txt: has no record that begins by OCMF|");
});

test("a file that grows is read on", async () => {
  put("log.ocmf", at(0, 1_000n));
  start();
  await relayer.until(() => relayer.heard.length === 1);
  appendFileSync(join(folder, "station", "log.ocmf"), `${at(1, 1_100n)}\n`);
  await relayer.until(() => relayer.heard.length === 2);
  expect(heard().map(([slot]) => slot)).toEqual([0, 1]);
});
