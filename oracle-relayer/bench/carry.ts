// A relayer between a broker and a node: readings that were signed before are published as fast as the broker takes them, until all are final on the chain.
// Its folder has deployment.json, relayer.key and readings.jsonl.

import { spawn } from "node:child_process";
import { createReadStream, readFileSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import { bankOf, createClient, getBankRegisters, getSlotEnergy, readDeployment } from "@wattmesh/client";
import { stringify } from "smol-toml";
import { freePort, startMosquitto } from "../test/support/broker.ts";
import { RelayerProcess } from "../test/support/process.ts";

const COMMUNITY = "town";
/** Not often: what is asked counts what waits. */
const LOOK_MS = 1_000;
const BAR_READINGS_A_SECOND = 8_000;
const BAR_MIB = 400;

const folder = process.argv[2] ?? "";
const deployment = readDeployment(JSON.parse(readFileSync(join(folder, "deployment.json"), "utf8")));
const machine = `${cpus()[0]?.model ?? "?"}, ${availableParallelism()} cores`;
const figure = (name: string, value: number, unit: string, bar?: number): void =>
  console.log(
    JSON.stringify({ bench: "relayer", figure: name, value, unit, machine, ...(bar !== undefined && { bar }) }),
  );

interface Said {
  readonly meter_id: number;
  readonly slot: number;
}

/** Meters and slots of the readings, which are too many to keep. */
async function survey(file: string): Promise<{ meters: Set<number>; first: number; last: number; readings: number }> {
  const meters = new Set<number>();
  let [first, last, readings] = [Number.POSITIVE_INFINITY, 0, 0];
  for await (const line of createInterface({ input: createReadStream(file) })) {
    const { meter_id, slot } = JSON.parse(line) as Said;
    meters.add(meter_id);
    first = Math.min(first, slot);
    last = Math.max(last, slot);
    readings += 1;
  }
  return { meters, first, last, readings };
}

const statusOf = (pid: number, name: string): number =>
  Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1_024;

/** `undefined` when it did not answer: under load a kept connection may just have been closed. */
async function finalReadings(port: number): Promise<number | undefined> {
  try {
    const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
    return Number(/^wattmesh_relayer_final_total (\d+)/m.exec(text)?.[1] ?? 0);
  } catch {
    return undefined;
  }
}

const readings = join(folder, "readings.jsonl");
const { meters, first, last, readings: count } = await survey(readings);
const broker = await startMosquitto();
const port = await freePort();
const config = join(folder, "relayer.toml");
writeFileSync(
  config,
  stringify({
    community: COMMUNITY,
    deployment: "deployment.json",
    key_file: "relayer.key",
    mqtt: { url: broker.url },
    store: { path: "outbox.db", min_free_bytes: 0 },
    // Full banks of ed25519, as they are measured.
    chain: {
      max_tx_readings: 8_192,
      max_tx_bytes: 700_000,
      gas_per_batch: 60_000,
      gas_per_reading: 2_100,
      poll_ms: 100,
    },
    http: { port },
  }),
);
const relayer = new RelayerProcess(config);
await relayer.logged("listening");
const pid = relayer.pid ?? 0;
const before = statusOf(pid, "VmRSS");
const started = performance.now();
const generator = spawn(process.execPath, [join(import.meta.dirname, "publish.ts"), broker.url, COMMUNITY, readings], {
  stdio: ["ignore", "inherit", "inherit"],
});
const published = new Promise<number>((resolve) => generator.once("exit", (code) => resolve(code ?? 1)));
let final = 0;
/** Resident in each quarter of the run. */
const residents: number[] = [];
while (final < count && relayer.alive) {
  await pause(LOOK_MS);
  final = (await finalReadings(port)) ?? final;
  const quarter = Math.min(3, Math.floor((4 * final) / count));
  residents[quarter] = Math.max(residents[quarter] ?? 0, statusOf(pid, "VmRSS"));
}
const seconds = (performance.now() - started) / 1_000;
if ((await published) !== 0 || final < count)
  throw new Error(`${final} of ${count} are final:\n${relayer.lines.slice(-5).join("\n")}`);
const most = statusOf(pid, "VmHWM");

const client = createClient(deployment);
const banks = [...new Set([...meters].map(bankOf))];
let counted = 0;
let lost = 0;
for (const bank of banks) {
  const { registers } = await getBankRegisters(client, { bank });
  lost += registers.filter(({ meterId, slot }) => meters.has(meterId) && slot !== last).length;
  for (let slot = first; slot <= last; slot += 1) {
    const { energies } = await getSlotEnergy(client, { slot, bank });
    counted += new Set(energies.map(({ meterId }) => meterId)).size;
  }
}
const what = `${meters.size.toLocaleString("en")} meters × ${last - first + 1} slots, ed25519`;
figure(
  `${what}: from MQTT to final, over ${Math.round(seconds)} s`,
  count / seconds,
  "readings/s",
  BAR_READINGS_A_SECOND,
);
figure(`${what}: meters whose last reading is not the chain's`, lost, "meters", 0);
figure(`${what}: readings lost, of those counted slot by slot`, count - counted, "readings", 0);
figure(`${what}: readings counted twice`, Math.max(0, final - count), "readings", 0);
figure(`${what}: relayer, most resident`, most, "MiB", BAR_MIB);
figure(`${what}: relayer, resident before`, before, "MiB");
for (const [quarter, mib] of residents.entries())
  if (mib !== undefined) figure(`${what}: relayer, resident in quarter ${quarter + 1} of the run`, mib, "MiB");
await relayer.end("SIGTERM");
await broker.stop();
