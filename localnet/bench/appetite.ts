// Measures what a localnet takes of memory and disk while nobody but its own households use it, and prints a figure a line as JSON.
// `npm run bench:appetite -- --minutes 120 --postgresql` keeps them: the bars are those of two hours. `--postgresql` lets an indexer with Debian's
// PostgreSQL keep the same tables beside the localnet's own.

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { parse, stringify } from "smol-toml";
import { SHORT_PART_BLOCKS, SHORT_PART_ORDERS } from "../../indexer/src/db/partitions.ts";
import { startPostgres } from "../../indexer/test/support/postgres.ts";
import { sparing } from "../bootstrap/sparing.mjs";
import { project } from "../src/project.ts";
import { readRunning } from "../src/running.ts";
import { KEEP_HOURS } from "../src/services/indexer.ts";
import { type StateFolder, stateFolder } from "../src/state.ts";
import { perDay, slopePerMinute } from "./figures.ts";

const SAMPLE_MS = 15_000;
/** What is there after this long is taken for what a start leaves behind. */
const SETTLED_MS = 5 * 60_000;
const MIB = 2 ** 20;
/** The other indexer's port, after those of the localnet. */
const OTHER_PORT = 90;
/** As CometBFT begins a new one. */
const CONSENSUS_FILE_MIB = 10;
/** What PGlite's log takes at most: docs/operators/indexer.md. */
const TABLES_LOG_MIB = 64;
/** In the figures, the indexer that keeps the same tables in PostgreSQL. */
const WITH_POSTGRESQL = "indexer with PostgreSQL";

const { values } = parseArgs({
  options: {
    minutes: { type: "string", default: "120" },
    "ports-from": { type: "string", default: "24600" },
    postgresql: { type: "boolean", default: false },
    samples: { type: "boolean", default: false },
  },
});
const minutes = Number(values.minutes);
const firstPort = Number(values["ports-from"]);

/** What takes disk, by its places in the state folder; the rest is `others`. */
const places = {
  blocks: ["chain/data/blockstore.db", "chain/data/state.db"],
  transactions: ["chain/data/tx_index.db"],
  state: ["chain/data/application.db"],
  consensus: ["chain/data/cs.wal"],
  contracts: ["chain/wasm"],
  tables: ["indexer/database/data/base"],
  tablesLog: ["indexer/database/data/pg_wal"],
  relayer: ["relayer"],
  meters: ["meters"],
  logs: ["logs"],
} as const;
/** Within the indexer's tables, what it tells of two of them. */
const told = ["events", "orders"] as const;
type Part = keyof typeof places | (typeof told)[number] | "others";

const partNames: Record<Part, string> = {
  blocks: "blocks and their results",
  transactions: "the index of transactions",
  state: "the chain's state",
  consensus: "the log of consensus",
  contracts: "the contracts",
  events: "the indexer's events",
  orders: "the indexer's orders",
  tables: "the indexer's other tables",
  tablesLog: "the log of the indexer's database",
  relayer: "the relayer's outbox",
  meters: "the meters' readings",
  logs: "logs",
  others: "what else there is",
};

/** One look at everything. */
interface Sample {
  atMs: number;
  /** Resident memory by process, the pages that it shares with others included. */
  residentMib: Record<string, number>;
  /** The same with shared pages divided among those who share them: what all of it takes of the machine. */
  togetherMib: number;
  diskMib: number;
  /** Disk by what takes it. */
  partsMib: Record<Part, number>;
  height: number;
  /** The newest one's number. */
  order: number;
}

async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "wattmesh-appetite-"));
  const state = stateFolder(folder);
  const net = startLocalnet(folder);
  let other: OtherIndexer | undefined;
  try {
    await untilComplete(state, net);
    if (values.postgresql) other = await startOtherIndexer(state);
    const samples = await watch(state, net, other);
    print(samples, await boundsOf(state));
  } finally {
    await other?.stop();
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

/** An indexer of the same chain beside the localnet's own. */
interface OtherIndexer {
  pid: number;
  stop(): Promise<void>;
}

async function startOtherIndexer(state: StateFolder): Promise<OtherIndexer> {
  const postgres = await startPostgres();
  const folder = await mkdtemp(join(tmpdir(), "wattmesh-appetite-indexer-"));
  const config = join(folder, "indexer.toml");
  const ours = parse(await readFile(state.indexerConfig, "utf8"));
  const changed = {
    deployment: state.deployment,
    database: { url: postgres.url },
    http: { port: firstPort + OTHER_PORT },
  };
  await writeFile(config, stringify({ ...ours, ...changed }));
  const args = [...sparing, project.indexer, "run", "--config", config];
  const indexer = spawn(process.execPath, args, { stdio: ["ignore", "ignore", "inherit"] });
  return {
    pid: indexer.pid as number,
    async stop() {
      indexer.kill("SIGTERM");
      if (indexer.exitCode === null) await once(indexer, "close");
      await postgres.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function untilComplete(state: StateFolder, net: ChildProcess): Promise<void> {
  while (readRunning(state)?.complete !== true) {
    if (net.exitCode !== null) throw new Error("the localnet ended before it was up");
    await sleep(500);
  }
}

async function watch(state: StateFolder, net: ChildProcess, other: OtherIndexer | undefined): Promise<Sample[]> {
  const samples: Sample[] = [];
  const began = Date.now();
  while (Date.now() - began <= minutes * 60_000) {
    if (net.exitCode !== null) throw new Error("the localnet ended while it was measured");
    const sample = await take(state);
    if (other !== undefined) sample.residentMib[WITH_POSTGRESQL] = memoryOf(other.pid).residentMib;
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
  const diskMib = (await bytesIn(state.folder)) / MIB;
  const files = await partsOf(state.folder);
  const tables = await tablesOf(running.urls.indexer ?? "");
  const partsMib = { ...files, ...tables, tables: files.tables - tables.events - tables.orders };
  const memory = Object.entries(processes).map(([name, { pid }]) => ({ name, ...memoryOf(pid) }));
  return {
    atMs: Date.now(),
    residentMib: Object.fromEntries(memory.map(({ name, residentMib }) => [name, residentMib])),
    togetherMib: memory.reduce((sum, { proportionalMib }) => sum + proportionalMib, 0),
    diskMib,
    partsMib: { ...partsMib, others: diskMib - Object.values(partsMib).reduce((sum, mib) => sum + mib, 0) },
    height: await heightOf(running.urls.chain ?? ""),
    order: await orderOf(running.urls.indexer ?? ""),
  };
}

async function partsOf(folder: string): Promise<Record<keyof typeof places, number>> {
  const sizes = Object.entries(places).map(async ([part, paths]) => {
    const bytes = await Promise.all(paths.map((path) => bytesIn(join(folder, path))));
    return [part, bytes.reduce((sum, size) => sum + size, 0) / MIB] as const;
  });
  return Object.fromEntries(await Promise.all(sizes)) as Record<keyof typeof places, number>;
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

/** What has a bound that a day reaches. Of blocks, and of blocks whose transactions are found, how many are kept; 0 is all. */
interface Bounds {
  blocks: number;
  indexed: number;
  mib: Partial<Record<Part, number>>;
}

async function boundsOf(state: StateFolder): Promise<Bounds> {
  const text = await readFile(join(state.chainHome, "config", "app.toml"), "utf8");
  const setting = (name: string) => Number(new RegExp(`^${name} = (\\d+)$`, "m").exec(text)?.[1] ?? 0);
  const logFiles = setting("keep-files");
  return {
    blocks: setting("min-retain-blocks"),
    indexed: setting("keep-blocks"),
    mib: { ...(logFiles > 0 && { consensus: (logFiles + 1) * CONSENSUS_FILE_MIB }), tablesLog: TABLES_LOG_MIB },
  };
}

async function tablesOf(url: string): Promise<Record<(typeof told)[number], number>> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const mib = (table: string) =>
    Number(new RegExp(`^wattmesh_indexer_table_bytes\\{table="${table}"\\} (\\d+)$`, "m").exec(text)?.[1]) / MIB;
  return { events: mib("events"), orders: mib("orders") };
}

async function orderOf(url: string): Promise<number> {
  const page = (await (await fetch(`${url}/v1/orders?limit=1`)).json()) as { items: { order_id: number }[] };
  return page.items[0]?.order_id ?? 0;
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
function print(samples: readonly Sample[], bounds: Bounds): void {
  const last = samples.at(-1) as Sample;
  const halfMs = Math.min(60, minutes / 2) * 60_000;
  const late = samples.filter(({ atMs }) => atMs >= last.atMs - halfMs);
  const settled = samples.filter(({ atMs }) => atMs >= (samples[0] as Sample).atMs + Math.min(SETTLED_MS, halfMs));
  const growth = (of: (sample: Sample) => number) => slopePerMinute(late.map((sample) => [sample.atMs, of(sample)]));
  const daily = (of: (sample: Sample) => number) => perDay(settled.map((sample) => [sample.atMs, of(sample)]));
  const after = `after ${minutes} min`;
  const bars: Record<string, number> = { chain: 350, indexer: 500, [WITH_POSTGRESQL]: 200 };
  for (const name of Object.keys(last.residentMib)) {
    const resident = (sample: Sample) => sample.residentMib[name] ?? 0;
    figure(`${name}, resident ${after}`, resident(last), "MiB", bars[name]);
    figure(`${name}, most resident`, Math.max(...samples.map(resident)), "MiB");
    const growthBar = name === "chain" ? 0.2 : undefined;
    figure(`${name}, growth in the last ${halfMs / 60_000} min`, growth(resident), "MiB/min", growthBar);
  }
  const resident = ({ residentMib: { [WITH_POSTGRESQL]: _, ...ours } }: Sample) =>
    Object.values(ours).reduce((sum, mib) => sum + mib, 0);
  figure(`all processes ${after}, pages that they share counted once`, last.togetherMib, "MiB", 1_229);
  figure(`all processes ${after}, pages that they share counted for each`, resident(last), "MiB");

  const blocksPerDay = daily(({ height }) => height);
  // What goes by whole parts is there until all of its part is old.
  const keptFor = KEEP_HOURS / 24;
  const kept: Partial<Record<Part, number>> = {
    blocks: bounds.blocks / blocksPerDay || 1,
    transactions: bounds.indexed / blocksPerDay || 1,
    events: keptFor + SHORT_PART_BLOCKS / blocksPerDay,
    orders: keptFor + SHORT_PART_ORDERS / daily(({ order }) => order),
  };
  figure("blocks", blocksPerDay / (24 * 60), "1/min");
  let all = 0;
  for (const part of Object.keys(partNames) as Part[]) {
    // What is shorter at the end makes no room for the others: it goes up and down.
    const grown = Math.max(
      0,
      daily(({ partsMib }) => partsMib[part]),
    );
    const room = (bounds.mib[part] ?? Number.POSITIVE_INFINITY) - (samples[0] as Sample).partsMib[part];
    const ofADay = Math.min(grown * Math.min(1, kept[part] ?? 1), Math.max(0, room));
    all += ofADay;
    figure(`disk of a day, ${partNames[part]}`, ofADay, "MiB");
  }
  figure("disk of a day, all of it", all, "MiB", 300);
}

await main();
