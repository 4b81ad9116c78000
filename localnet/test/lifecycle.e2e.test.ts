import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import {
  applyForMeter,
  type Client,
  createClient,
  decodeDeviceCode,
  getMeteringPoint,
  getMeteringPointsOf,
  getResult,
  getSlots,
  readDeployment,
} from "@wattmesh/client";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { readCommunity } from "../src/community/read.ts";
import { readFleet } from "../src/meters/fleet.ts";
import { MeterStore, type StoredReading } from "../src/meters/store.ts";
import { project } from "../src/project.ts";
import { allHold, reportSlot } from "../src/report/slotReport.ts";
import { type Running, readRunning } from "../src/running.ts";
import { checkFree, portsFrom } from "../src/services/ports.ts";
import { type StateFolder, stateFolder } from "../src/state.ts";
import { readRules } from "./support/monitoring.ts";
import { admitNewcomer } from "./support/newcomer.ts";
import { watchWithPrometheus } from "./support/prometheus.ts";

const main = join(project.root, "localnet", "src", "main.ts");

/** The first of eleven consecutive ports that are free, below those that the system gives out by itself. */
async function freeRun(): Promise<number> {
  for (;;) {
    const first = 20_000 + Math.floor(Math.random() * 12_000);
    const free = await checkFree(portsFrom(first)).then(
      () => true,
      () => false,
    );
    if (free) return first;
  }
}

describe("a localnet from the command line", { timeout: 300_000 }, () => {
  let folder: string;
  let state: StateFolder;
  let community: string;
  /** The meter that a newcomer was made, and its last reading before everything ended. */
  let virtual: number;
  let lastRead: StoredReading;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "wattmesh-lifecycle-"));
    state = stateFolder(join(folder, "state"));
    community = join(folder, "community.toml");
    const sixSlots = await readFile(fileURLToPath(new URL("six-slots.toml", import.meta.url)), "utf8");
    await writeFile(
      community,
      sixSlots.replace("slot_seconds = 4", "slot_seconds = 2").replace("grace_seconds = 8", "grace_seconds = 3"),
    );
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  /** Starts a command; `ended` has what it printed. */
  function call(...args: string[]) {
    const child = spawn(process.execPath, [main, ...args, "--state", state.folder], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    const ended = Promise.all([text(child.stdout), text(child.stderr), once(child, "close")]).then(
      ([stdout, stderr, [code]]) => ({ stdout, stderr, code: code as number | null }),
    );
    return { child, ended };
  }

  async function start(...args: string[]) {
    return call("start", "--community", community, "--ports-from", String(await freeRun()), ...args);
  }

  const running = async (child: ChildProcess) => {
    for (
      let mine: ReturnType<typeof readRunning>;
      child.exitCode === null;
      await new Promise((resolve) => setTimeout(resolve, 50))
    ) {
      mine = readRunning(state);
      if (mine?.complete) return mine;
    }
    throw new Error("it ended before it ran");
  };

  const openClient = async (): Promise<Client> =>
    createClient(readDeployment(JSON.parse(await readFile(state.deployment, "utf8"))));

  /** What a meter has signed so far. */
  function signed(meterId: number) {
    const store = new MeterStore(state.meterStore, { readOnly: true });
    try {
      return store.between(meterId, 0, 0xffff_ffff);
    } finally {
      store.close();
    }
  }

  const askStatus = () => call("status", "--json").ended;
  const status = async () => JSON.parse((await askStatus()).stdout);

  test("stops by itself after the wanted number of slots, with the summary, and leaves nothing running", async () => {
    const { stdout, stderr, code } = await (await start("--slots", "1")).ended;
    expect({ stderr, code }).toMatchObject({ code: 0 });
    expect(stderr).toContain("a new chain");
    expect(stdout).toContain("1 slot settled");
    expect(stdout).toContain("every slot sums to 0");
    const told = await askStatus();
    expect({ ...JSON.parse(told.stdout), code: told.code }).toEqual({
      running: false,
      deployed: true,
      state: state.folder,
      code: 5,
    });
  });

  describe("that is started again", () => {
    let before: string;
    let again: Awaited<ReturnType<typeof start>>;
    let now: Running;

    beforeAll(async () => {
      before = await readFile(state.deployment, "utf8");
      again = await start();
      now = await running(again.child);
    });

    test("goes on with the same chain", async () => {
      const told = await status();
      expect(told).toMatchObject({ running: true, deployed: true, contracts: JSON.parse(before).contracts });
      expect(told).toMatchObject({
        applications: [],
        relayer: { ready: true },
        web: { ready: true },
        meters: { url: now.urls.meters },
      });
      await expect.poll(async () => (await status()).indexer).toMatchObject({ ready: true });
      await expect.poll(async () => (await askStatus()).code).toBe(0);
      expect((await call("reset").ended).stderr).toContain("already runs");
      expect((await (await start()).ended).stderr).toContain("already runs");
    });

    test("gives Prometheus every figure that alert rules and dashboard ask for, as OpenMetrics, and rings nobody", async () => {
      const ports = portsFrom(Number(new URL(now.urls.chain ?? "").port));
      const { scraped, expressions, missing, rules, firing } = await watchWithPrometheus(ports);
      expect(scraped).toEqual(
        ["indexer", "notifier", "relayer", "wattd", "web"].map((job) => ({
          job,
          type: "application/openmetrics-text; version=1.0.0",
          ends: "# EOF\n",
        })),
      );
      expect(expressions).toBeGreaterThan(0);
      expect(missing).toEqual([]);
      expect(rules.filter(({ health }) => health !== "ok")).toEqual([]);
      expect(rules).toHaveLength(readRules().length);
      expect(firing).toEqual([]);
    });

    test("makes a newcomer without a device a virtual meter, and settles what it says", async () => {
      const client = await openClient();
      const { admission } = await readCommunity(community);
      const newcomer = await admitNewcomer(client, state, admission.threshold);
      const { serial, deviceKey, proof } = decodeDeviceCode(await codeFor(newcomer.address));
      const terms = {
        zoneId: 1,
        class: "b",
        connectionW: 24_150,
        inverterW: 3_000,
        source: "solar",
        kind: "prosumer",
      } as const;
      const meter = { serial, deviceKey, ...terms };
      await applyForMeter(client, newcomer.signer, { meter, connection: "51999999999", proof }, { pollMs: 100 });
      const meterId = await approved(client, newcomer.address);
      expect(await getMeteringPoint(client, { meterId })).toMatchObject({ serial, owner: newcomer.address });
      virtual = meterId;
      const settled = await firstSettled(client, meterId);
      expect(settled.onChain).toEqual(settled.metered);
      expect(settled.behind.loadWh).toBeGreaterThan(0n);
      expect(settled.behind.pvWh).toBeGreaterThan(0n);
      const [first] = signed(meterId);
      expect(first).toMatchObject({ importTotalWh: 0n, exportTotalWh: 0n });
    });

    test("reports a newcomer's slots like those of everybody", async () => {
      const client = await openClient();
      const { slots } = await getSlots(client, { limit: 100 });
      const fleet = await readFleet(state.fleet);
      const reports = await Promise.all(
        slots.filter(({ stage }) => stage === "final").map((outcome) => reportSlot(client, fleet, undefined, outcome)),
      );
      expect(reports.filter(({ bills }) => bills.has(`meter ${virtual}`))).not.toEqual([]);
      expect(reports.filter(({ identities }) => !allHold(identities))).toEqual([]);
    });

    test("offers it on its web app", async () => {
      const { web } = now.urls;
      const answer = await ask(`${web}/dev/devices`, { owner: "watt1nobody" });
      expect(answer.status).toBe(400);
      expect(await answer.text()).toContain('"watt1nobody" is not an address of this chain');
    });

    test("is ended by Ctrl-C, all of it", async () => {
      again.child.kill("SIGINT");
      const { stderr, code } = await again.ended;
      expect({ stderr, code }).toMatchObject({ code: 0 });
      expect(stderr).toContain("the chain goes on");
      for (const { pid } of Object.values(now.children)) expect(() => process.kill(pid, 0)).toThrow("ESRCH");
      const last = signed(virtual).at(-1);
      if (last === undefined) throw new Error(`meter ${virtual} was never read`);
      lastRead = last;
    });

    const ask = (url: string, body: object) =>
      fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });

    /** The first slot whose energy the chain has settled, against the registers at its ends. */
    const firstSettled = (client: Client, meterId: number) =>
      vi.waitFor(
        async () => {
          for (const [index, { slot, importTotalWh, exportTotalWh, loadWh, pvWh }] of signed(meterId).entries()) {
            const before = signed(meterId)[index - 1];
            const result = await getResult(client, { meterId, slot }).catch(() => undefined);
            if (before === undefined || result === undefined) continue;
            const { importWh, exportWh } = result.energy;
            if (importWh + exportWh === 0n) continue;
            return {
              onChain: { importWh, exportWh },
              metered: {
                importWh: importTotalWh - before.importTotalWh,
                exportWh: exportTotalWh - before.exportTotalWh,
              },
              behind: { loadWh, pvWh },
            };
          }
          throw new Error(`no slot of meter ${meterId} was settled`);
        },
        { timeout: 120_000, interval: 250 },
      );

    /** The localnet's operator approves by itself. */
    async function approved(client: Client, owner: string): Promise<number> {
      const pointsOf = async () => (await getMeteringPointsOf(client, { owner })).meteringPoints;
      await expect.poll(pointsOf).toHaveLength(1);
      return (await pointsOf())[0]?.meterId ?? -1;
    }

    async function codeFor(owner: string): Promise<string> {
      const answer = await ask(`${now.urls.meters}/devices`, { owner });
      expect(answer.status).toBe(201);
      const { code } = (await answer.json()) as { code: string };
      return code;
    }
  });

  test("reads its virtual meter on from where it stood", async () => {
    const { child, ended } = await start("--without-indexer", "--without-web");
    await running(child);
    const since = () => signed(virtual).filter(({ slot }) => slot > lastRead.slot);
    await expect.poll(() => since().at(-1)?.rows).toBeGreaterThan(lastRead.rows);
    expect(since().find(({ rows }) => rows > lastRead.rows)).toMatchObject({ rows: lastRead.rows + 1 });
    child.kill("SIGINT");
    expect(await ended).toMatchObject({ code: 0 });
  });

  test("starts killed services again, says so, and goes on settling", async () => {
    const { child, ended } = await start("--without-indexer", "--without-web");
    const { children } = await running(child);
    expect(Object.keys(children)).not.toContain("indexer");
    expect(Object.keys(children)).not.toContain("web");
    for (const name of ["relayer", "meters"] as const) process.kill(children[name]?.pid ?? 0, "SIGKILL");
    await expect.poll(async () => (await status()).restarts).toEqual({ relayer: 1, meters: 1 });
    const again = readRunning(state)?.children;
    expect(again).toMatchObject({ chain: children.chain, agents: children.agents });
    expect(again?.meters).not.toEqual(children.meters);
    const { slot } = (await status()).market;
    await expect.poll(async () => (await status()).market.last_final_slot).toBeGreaterThan(slot);
    child.kill("SIGINT");
    const { stderr, code } = await ended;
    expect(code).toBe(0);
    for (const name of ["relayer", "meters"]) {
      expect(stderr).toContain(`${name} was ended by SIGKILL`);
      expect(stderr).toContain(`${name} starts again in 0.5 s (1 of 5)`);
    }
    for (const { pid } of Object.values(again ?? {})) expect(() => process.kill(pid, 0)).toThrow("ESRCH");
  });

  test("says so when the chain ended by itself, and ends everything else", async () => {
    const { child, ended } = await start("--without-indexer", "--without-web");
    const { children } = await running(child);
    process.kill(children.chain?.pid ?? 0, "SIGKILL");
    const { stderr, code } = await ended;
    expect(code).toBe(1);
    expect(stderr).toContain("chain was ended by SIGKILL");
    for (const { pid } of Object.values(children)) expect(() => process.kill(pid, 0)).toThrow("ESRCH");
  });

  test("ends what a killed one left behind before it starts", async () => {
    const killed = await start();
    const { children } = await running(killed.child);
    killed.child.kill("SIGKILL");
    await once(killed.child, "exit");
    expect(await status()).toMatchObject({ running: false });
    const { stderr, code } = await (await start("--slots", "1")).ended;
    expect({ stderr, code }).toMatchObject({ code: 0 });
    for (const { pid } of Object.values(children)) expect(() => process.kill(pid, 0)).toThrow("ESRCH");
  });

  test("refuses to go on with another community", async () => {
    await writeFile(community, `${await readFile(community, "utf8")}\n# another\n`);
    const { stderr, code } = await (await start()).ended;
    expect(code).toBe(1);
    expect(stderr).toContain("is not the community");
    expect(stderr).toContain(`npm run reset -- --state ${state.folder}`);
  });

  test("is gone after a reset", async () => {
    expect((await call("reset").ended).stdout).toBe("cleared\n");
    expect(await status()).toEqual({ running: false, deployed: false, state: state.folder });
  });

  test.each([
    [["--slots", "0"], "--slots 0: not a whole number from 1"],
    [["--ports-from", "99999"], "--ports-from 99999: not a whole number"],
    [["--broker", "http://127.0.0.1"], "--broker http://127.0.0.1: not a URL that starts with mqtt://"],
    [
      ["--broker", "mqtt://127.0.0.1:1"],
      "--broker mqtt://127.0.0.1:1: no broker of MQTT 5 answers there: connect ECONNREFUSED",
    ],
    [["--data", "/nowhere"], "/nowhere/hh_2012_3.csv: cannot be read (ENOENT)"],
    [["--community", "/nowhere.toml"], "/nowhere.toml: cannot be read (ENOENT)"],
  ])("refuses %j by name", async (args, message) => {
    const { stderr, code } = await call("start", ...args).ended;
    expect(code).toBe(1);
    expect(stderr).toContain(message);
  });
});
