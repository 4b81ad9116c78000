import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { slotAt } from "@wattmesh/client";
import { keyFile, project, startTestLocalnet, type TestLocalnet } from "@wattmesh/localnet/testing";
import { parse, stringify } from "smol-toml";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type Broker, startMosquitto } from "../support/broker.ts";
import { Meters } from "../support/meters.ts";
import { RelayerProcess } from "../support/process.ts";
import { devicesOf, type RealDevice, readCounted } from "../support/realDevices.ts";
import { compareEveryWh } from "./devices.ts";
import { TcpProxy } from "./proxy.ts";

const SLOT_SECONDS = 2;
const LOOK_MS = 100;

let broker: Broker;
let localnet: TestLocalnet;
let rpc: TcpProxy;
let meters: Meters;
let devices: RealDevice[];
let looks: NodeJS.Timeout;
let folder: string;
let node: ChildProcess | undefined;
let relayer: RelayerProcess | undefined;

const currentSlot = () => slotAt(Date.now() / 1000, SLOT_SECONDS);

function configFile(
  name: string,
  chain: Record<string, unknown> = {},
  { clientId = "relayer", store = "outbox.db" } = {},
): string {
  const file = join(folder, `${name}.toml`);
  const { community, state } = localnet;
  writeFileSync(
    file,
    stringify({
      community: community.name,
      deployment: state.deployment,
      key_file: keyFile(state, "relayer"),
      mqtt: { url: broker.url, protocol: broker.protocol, client_id: clientId },
      store: { path: join(folder, store), min_free_bytes: 1_000_000 },
      readings: { gap_wait_ms: 500 },
      chain: { rpc_url: `http://127.0.0.1:${rpc.port}`, poll_ms: 50, request_timeout_ms: 2_000, ...chain },
      http: { port: 0 },
      log: { level: "debug" },
    }),
  );
  return file;
}

/** Meters say what has ended since they last did, until `isEnough`, and then until all of it is on the chain. */
async function stream(isEnough: () => boolean): Promise<void> {
  while (!isEnough()) {
    for (const device of devices) {
      const from = device.slot < 0 ? currentSlot() - 1 : device.slot + 1;
      for (let slot = from; slot < currentSlot(); slot += 1) await meters.say(device.sign(slot));
    }
    const said = currentSlot();
    await meters.until(() => isEnough() || currentSlot() > said);
  }
  await meters.until(() => [...meters.kept.values()].every((kept) => kept.length === 0));
}

const count = (text: string) => relayer?.lines.filter((line) => line.includes(text)).length ?? 0;

async function compare(what: string): Promise<void> {
  const { slots, wh, together } = compareEveryWh(await readCounted(localnet.client, devices, currentSlot()), devices);
  console.log(`${what}: ${slots} slots of a meter, ${wh} Wh, ${together} counted together`);
}

/** Starts the node of the localnet's home again, at its ports. */
async function startNode(): Promise<void> {
  const { ports, state } = localnet;
  const at = (name: string) => `tcp://127.0.0.1:${ports[name]}`;
  const args = ["start", "--home", state.chainHome, "--rpc.laddr", at("rpc"), "--p2p.laddr", at("p2p")];
  const more = ["--grpc.address", `127.0.0.1:${ports.grpc}`, "--min-retain-blocks", "0", "--log_level", "info"];
  const started = spawn(project.wattd, [...args, ...more], { stdio: ["ignore", "pipe", "pipe"] });
  node = started;
  await new Promise<void>((resolve, reject) => {
    started.once("exit", (code) => reject(new Error(`wattd ended with ${code}`)));
    for (const input of [started.stdout, started.stderr])
      createInterface({ input }).on("line", (line) => line.includes("committed state") && resolve());
  });
}

/** Ends the node without a word. */
async function killNode(): Promise<void> {
  if (node !== undefined) {
    const gone = once(node, "exit");
    node.kill("SIGKILL");
    await gone;
    return;
  }
  const { pid } = JSON.parse(readFileSync(localnet.state.running, "utf8")).children.chain as { pid: number };
  process.kill(pid, "SIGKILL");
  await localnet.failed;
}

beforeAll(async () => {
  broker = await startMosquitto();
  folder = mkdtempSync(join(tmpdir(), "wattmesh-faults-node-"));
  const communityFile = join(folder, "community.toml");
  writeFileSync(
    communityFile,
    stringify({ ...parse(readFileSync(project.community, "utf8")), slot_seconds: SLOT_SECONDS }),
  );
  localnet = await startTestLocalnet({ brokerUrl: broker.url, communityFile });
  rpc = await TcpProxy.start(() => localnet.ports.rpc ?? 0);
  meters = await Meters.connect(broker, localnet.community.name);
  devices = await devicesOf(localnet);
  looks = setInterval(() => meters.wake(), LOOK_MS);
  relayer = new RelayerProcess(configFile("first"));
  await relayer.logged("listening");
  const started = meters.acksHeard;
  await stream(() => meters.acksHeard > started + 2 * devices.length);
  expect(await relayer.end("SIGTERM")).toBe(0);
}, 300_000);

afterEach(async () => {
  if (relayer?.alive) await relayer.end("SIGKILL");
});

afterAll(async () => {
  clearInterval(looks);
  await meters?.stop();
  await rpc?.stop();
  if (node !== undefined) {
    const gone = once(node, "exit");
    node.kill("SIGKILL");
    await gone;
  }
  await localnet?.stop();
  await broker?.stop();
});

const PATIENCE_MS = 600_000;

test("a real node: the answer to each broadcast is lost", { timeout: PATIENCE_MS }, async () => {
  let lost = 0;
  rpc.losesAnswer = (sent) => {
    const isBroadcast = sent.includes("broadcast_tx_sync");
    if (isBroadcast) lost += 1;
    return isBroadcast;
  };
  relayer = new RelayerProcess(configFile("reply"));
  await stream(() => lost >= 4);
  rpc.losesAnswer = () => false;
  await compare(`${lost} answers lost`);
});

test("a real node: a batch runs out of gas", { timeout: PATIENCE_MS }, async () => {
  relayer = new RelayerProcess(configFile("gas", { gas_base: 100_000, gas_per_batch: 1_000, gas_per_reading: 1_000 }));
  await stream(() => count("transaction failed") >= 1 && count('"result":"applied"') >= 1);
  await compare(`${count("transaction failed")} transactions out of gas`);
});

test("a real node: two relayers of two machines have one key", { timeout: PATIENCE_MS }, async () => {
  relayer = new RelayerProcess(configFile("one"));
  const other = new RelayerProcess(configFile("other", {}, { clientId: "other", store: "other.db" }), {
    entry: fileURLToPath(new URL("relayerEntry.ts", import.meta.url)),
    args: ["--other-machine"],
  });
  await Promise.all([relayer.logged("listening"), other.logged("listening")]);
  const areUsed = () => [relayer, other].every((one) => one?.lines.some((line) => line.includes("the key is used by")));
  await stream(areUsed);
  expect(await other.end("SIGTERM")).toBe(0);
  await compare("two relayers");
});

test("a real node: it is killed after a broadcast, and started again", { timeout: PATIENCE_MS }, async () => {
  relayer = new RelayerProcess(configFile("killed"));
  await relayer.logged("listening");
  let kills = 0;
  const killing = (async () => {
    for (; kills < 3; kills += 1) {
      const heard = Promise.withResolvers<void>();
      rpc.onSent = (sent) => sent.includes("broadcast_tx_sync") && heard.resolve();
      await heard.promise;
      rpc.onSent = () => {};
      await killNode();
      await startNode();
    }
  })();
  await stream(() => kills === 3);
  await killing;
  await compare(`${kills} kills`);
});
