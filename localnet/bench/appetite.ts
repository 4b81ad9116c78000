// Measures what a localnet takes of memory and disk while nobody but its own households use it, and prints a figure a line as JSON.
// `npm run bench:appetite -- --minutes 120` keeps them: the bars are those of two hours.

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { sparing } from "../bootstrap/sparing.mjs";
import { project } from "../src/project.ts";
import { readRunning } from "../src/running.ts";
import { type StateFolder, stateFolder } from "../src/state.ts";
import { perDay, slopePerMinute } from "./figures.ts";

const SAMPLE_MS = 15_000;
/** What is there after this long is taken for what a start leaves behind. */
const SETTLED_MS = 5 * 60_000;
const MIB = 2 ** 20;

const { values } = parseArgs({
  options: {
    minutes: { type: "string", default: "120" },
    "ports-from": { type: "string", default: "24600" },
    samples: { type: "boolean", default: false },
  },
});
const minutes = Number(values.minutes);
const firstPort = Number(values["ports-from"]);

/** One look at everything. */
interface Sample {
  atMs: number;
  /** Resident memory by process, the pages that it shares with others included. */
  residentMib: Record<string, number>;
  /** The same with shared pages divided among those who share them: what all of it takes of the machine. */
  togetherMib: number;
  diskMib: number;
  /** Blocks and what came of them. */
  blocksMib: number;
  logsMib: number;
  height: number;
}

async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "wattmesh-appetite-"));
  const state = stateFolder(folder);
  const net = startLocalnet(folder);
  try {
    await untilComplete(state, net);
    const samples = await watch(state, net);
    print(samples, await keptBlocksOf(state));
  } finally {
    net.kill("SIGTERM");
    if (net.exitCode === null) await once(net, "close");
    await rm(folder, { recursive: true, force: true });
  }
}

function startLocalnet(folder: string): ChildProcess {
  const args = [...sparing, join(project.root, "localnet", "src", "main.ts"), "start", "--state", folder];
  return spawn(process.execPath, [...args, "--ports-from", String(firstPort)], {
    stdio: ["ignore", "ignore", "inherit"],
  });
}

async function untilComplete(state: StateFolder, net: ChildProcess): Promise<void> {
  while (readRunning(state)?.complete !== true) {
    if (net.exitCode !== null) throw new Error("the localnet ended before it was up");
    await sleep(500);
  }
}

async function watch(state: StateFolder, net: ChildProcess): Promise<Sample[]> {
  const samples: Sample[] = [];
  const began = Date.now();
  while (Date.now() - began <= minutes * 60_000) {
    if (net.exitCode !== null) throw new Error("the localnet ended while it was measured");
    const sample = await take(state);
    samples.push(sample);
    if (values.samples) console.error(JSON.stringify(sample));
    await sleep(SAMPLE_MS);
  }
  return samples;
}

async function take(state: StateFolder): Promise<Sample> {
  const running = readRunning(state);
  if (running === undefined) throw new Error("nothing runs");
  const processes = { localnet: running.process, ...running.children };
  const data = join(state.chainHome, "data");
  const memory = Object.entries(processes).map(([name, { pid }]) => ({ name, ...memoryOf(pid) }));
  return {
    atMs: Date.now(),
    residentMib: Object.fromEntries(memory.map(({ name, residentMib }) => [name, residentMib])),
    togetherMib: memory.reduce((sum, { proportionalMib }) => sum + proportionalMib, 0),
    diskMib: (await bytesIn(state.folder)) / MIB,
    blocksMib: ((await bytesIn(join(data, "blockstore.db"))) + (await bytesIn(join(data, "state.db")))) / MIB,
    logsMib: (await bytesIn(state.logs)) / MIB,
    height: await heightOf(running.urls.chain ?? ""),
  };
}

/** proc(5): the sums of a process' mappings, in kB. */
function memoryOf(pid: number): { residentMib: number; proportionalMib: number } {
  const text = readFileSync(`/proc/${pid}/smaps_rollup`, "utf8");
  const mib = (name: string): number => Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, "m").exec(text)?.[1] ?? 0) / 1_024;
  return { residentMib: mib("Rss"), proportionalMib: mib("Pss") };
}

/** Files come and go while they are counted. */
async function bytesIn(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const sizes = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) =>
      stat(join(parentPath, name)).then(
        ({ blocks }) => blocks * 512,
        () => 0,
      ),
    );
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

/** How many blocks the node keeps; 0 is all. */
async function keptBlocksOf(state: StateFolder): Promise<number> {
  const text = await readFile(join(state.chainHome, "config", "app.toml"), "utf8");
  return Number(/^min-retain-blocks = (\d+)$/m.exec(text)?.[1] ?? 0);
}

async function heightOf(url: string): Promise<number> {
  const answer = (await (await fetch(`${url}/status`)).json()) as {
    result: { sync_info: { latest_block_height: string } };
  };
  return Number(answer.result.sync_info.latest_block_height);
}

const machine = `${
  cpus()[0]
    ?.model.replace(/\s+(\d+-Core )?Processor.*$/, "")
    .trim() ?? "unknown"
}, ${cpus().length} cores`;

function figure(name: string, value: number, unit: string, bar?: number): void {
  console.log(
    JSON.stringify({ bench: "appetite", figure: name, value, unit, ...(bar !== undefined && { bar }), machine }),
  );
}

/** What grows is measured over the second half, at most an hour of it. */
function print(samples: readonly Sample[], keptBlocks: number): void {
  const last = samples.at(-1) as Sample;
  const halfMs = Math.min(60, minutes / 2) * 60_000;
  const late = samples.filter(({ atMs }) => atMs >= last.atMs - halfMs);
  const settled = samples.filter(({ atMs }) => atMs >= (samples[0] as Sample).atMs + Math.min(SETTLED_MS, halfMs));
  const growth = (of: (sample: Sample) => number) => slopePerMinute(late.map((sample) => [sample.atMs, of(sample)]));
  const daily = (of: (sample: Sample) => number) => perDay(settled.map((sample) => [sample.atMs, of(sample)]));
  const after = `after ${minutes} min`;
  const bars: Record<string, number> = { chain: 350, indexer: 500 };
  for (const name of Object.keys(last.residentMib)) {
    const resident = (sample: Sample) => sample.residentMib[name] ?? 0;
    figure(`${name}, resident ${after}`, resident(last), "MiB", bars[name]);
    figure(`${name}, most resident`, Math.max(...samples.map(resident)), "MiB");
    const growthBar = name === "chain" ? 0.2 : undefined;
    figure(`${name}, growth in the last ${halfMs / 60_000} min`, growth(resident), "MiB/min", growthBar);
  }
  const resident = ({ residentMib }: Sample) => Object.values(residentMib).reduce((sum, mib) => sum + mib, 0);
  figure(`all processes ${after}, pages that they share counted once`, last.togetherMib, "MiB", 1_229);
  figure(`all processes ${after}, pages that they share counted for each`, resident(last), "MiB");

  const blocksPerDay = daily(({ height }) => height);
  const blocksMibPerDay = daily(({ blocksMib }) => blocksMib);
  const kept = keptBlocks === 0 ? 1 : Math.min(1, keptBlocks / blocksPerDay);
  const others = daily(({ diskMib, blocksMib }) => diskMib - blocksMib);
  figure("blocks", blocksPerDay / (24 * 60), "1/min");
  figure("disk of a day, blocks and their results, were all kept", blocksMibPerDay, "MiB");
  figure("disk of a day, blocks and their results that are kept", blocksMibPerDay * kept, "MiB");
  figure("disk of a day, all of it", others + blocksMibPerDay * kept, "MiB", 300);
  figure(
    "disk of a day, logs, were all kept",
    daily(({ logsMib }) => logsMib),
    "MiB",
  );
}

await main();
