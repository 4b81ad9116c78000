import { randomBytes } from "node:crypto";
import { closeSync, mkdtempSync, openSync, statSync, writeFileSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import fixture from "../../ts-client/test/fixtures/events.json" with { type: "json" };
import { openOutbox } from "../src/outbox/outbox.ts";
import { freePort } from "./support/broker.ts";
import { RelayerProcess, relayerCommand } from "./support/process.ts";
import { incoming, reading } from "./support/readings.ts";

const PAGE_BYTES = 4_096;

/** A relayer's folder with an outbox of some readings, no broker and no node. */
async function folderWithOutbox(key = randomBytes(32).toString("hex")) {
  const folder = mkdtempSync(join(tmpdir(), "wattmesh-process-"));
  const store = join(folder, "outbox.db");
  const { deployment } = fixture;
  const identity = { chainId: deployment.chain_id, contract: deployment.contracts.metering };
  const outbox = openOutbox(store, identity, { gapWaitMs: 0, setAsideMs: 0, rejectedKept: 10, maxWaiting: 1 });
  outbox.receive(
    Array.from({ length: 500 }, (_, slot) => incoming(reading(1, slot))),
    1_000,
  );
  outbox.close();
  const nowhere = await freePort();
  writeFileSync(
    join(folder, "deployment.json"),
    JSON.stringify({ ...deployment, rpc_url: `http://127.0.0.1:${nowhere}` }),
  );
  writeFileSync(join(folder, "relayer.key"), key, { mode: 0o600 });
  const config = join(folder, "relayer.toml");
  writeFileSync(
    config,
    `community = "model"
deployment = "deployment.json"
key_file = "relayer.key"
[mqtt]
url = "mqtt://127.0.0.1:${nowhere}"
[store]
path = "outbox.db"
min_free_bytes = 0
[http]
port = ${await freePort()}
`,
  );
  return { config, store };
}

function run(config: string): RelayerProcess {
  const relayer = new RelayerProcess(config);
  onTestFinished(async () => {
    if (relayer.alive) await relayer.end("SIGKILL");
  });
  return relayer;
}

/** Overwrites every page from `first` on, as a dying disk may. */
function damage(store: string, first: number): void {
  const file = openSync(store, "r+");
  const { size } = statSync(store);
  for (let place = first * PAGE_BYTES; place < size; place += PAGE_BYTES)
    writeSync(file, Buffer.alloc(PAGE_BYTES, 0xa5), 0, PAGE_BYTES, place);
  closeSync(file);
}

test.each([
  ["no database at all", 0],
  ["damaged behind its first page", 1],
  ["damaged where nothing is read for days", 8],
])("a relayer whose outbox is %s ends, and says what to do", async (_, first) => {
  const { config, store } = await folderWithOutbox();
  damage(store, first);
  const relayer = run(config);
  expect(await relayer.ended()).toBe(3);
  expect(relayer.lines.join("\n")).toMatch(
    /the outbox (is damaged|failed).*move the outbox away and start with an empty one/,
  );
});

test("a relayer without a node or a broker hears SIGTERM", async () => {
  const { config } = await folderWithOutbox();
  const relayer = run(config);
  await relayer.logged("started");
  expect(await relayer.end("SIGTERM")).toBe(0);
});

test("a meter is looked up beside a relayer that runs, and after it", async () => {
  const { config } = await folderWithOutbox();
  const relayer = run(config);
  await relayer.logged("started");
  const look = (...args: string[]) => relayerCommand("inspect", ...args, "--config", config);
  const beside = await look("1", "0", "--json");
  expect(JSON.parse(beside.stdout)).toMatchObject({ meterId: 1, slot: 0, readings: [{ slot: 0, state: "pending" }] });
  await relayer.end("SIGTERM");
  expect(await look("1", "0", "--json")).toEqual(beside);
  expect((await look("1")).stdout).toContain("slot 0  pending  import 0 Wh, export 0 Wh, flags 0");
  expect((await look("meter", "1", "0", "--json")).stdout).toBe(beside.stdout);
  expect((await look("batch", "0", "0")).stdout).toContain("bank 0, slot 0: 1 readings");
  expect(await look("tx", "FF")).toMatchObject({ code: 1, stdout: expect.stringContaining("knows no transaction FF") });
  expect(await look("batch", "0")).toMatchObject({ code: 2, stderr: expect.stringContaining("argument 'slot'") });
  expect(await look("house")).toMatchObject({ code: 2, stderr: expect.stringContaining("from 0 to 4294967295") });
});

test("what writes to the outbox is refused beside a relayer that runs, and what needs a node says so without one", async () => {
  const { config } = await folderWithOutbox();
  const relayer = run(config);
  await relayer.logged("started");
  for (const words of [["reconcile"], ["replay", "1"]])
    expect(await relayerCommand(...words, "--config", config)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("is in use by another relayer"),
    });
  await relayer.end("SIGTERM");
  expect(await relayerCommand("reconcile", "--config", config)).toMatchObject({ code: 1, stdout: "" });
  expect(await relayerCommand("replay", "1", "--config", config)).toMatchObject({
    code: 0,
    stdout: expect.stringContaining("0 readings of meter 1 are pending again"),
  });
});

test("a second relayer with the same key, whatever its store, ends and names the first one", async () => {
  const key = randomBytes(32).toString("hex");
  const [one, other] = [await folderWithOutbox(key), await folderWithOutbox(key)];
  const first = run(one.config);
  await first.logged("started");
  const second = run(other.config);
  expect(await second.ended()).toBe(1);
  expect(second.lines.join("\n")).toMatch(
    new RegExp(
      `another relayer of this machine \\(process ${first.pid}\\) signs with the key of watt1\\w+: end it, or give`,
    ),
  );
  await first.end("SIGKILL");
  const third = run(other.config);
  await third.logged("started");
  expect(await third.end("SIGTERM")).toBe(0);
});

test("what a command finds is its exit code: nobody runs, not ready, wrong words, no outbox", async () => {
  const { config } = await folderWithOutbox();
  const status = () => relayerCommand("status", "--json", "--config", config);
  const nobody = await status();
  expect(nobody.code).toBe(5);
  expect(JSON.parse(nobody.stdout)).toMatchObject({ running: false, ready: false });
  const relayer = run(config);
  await relayer.logged("started");
  const unready = await status();
  expect(unready.code).toBe(4);
  expect(JSON.parse(unready.stdout)).toMatchObject({ running: true, ready: false });
  expect(await relayerCommand("doctor", "--config", config)).toMatchObject({ code: 1 });
  expect(await relayerCommand("statuss", "--config", config)).toMatchObject({ code: 2 });
  expect(await relayerCommand("status", "--config", "/nowhere.toml")).toMatchObject({ code: 2 });
  const [named] = config.split("/relayer.toml");
  process.env.WATTMESH_RELAYER_STORE_PATH = `${named}/none.db`;
  onTestFinished(() => void delete process.env.WATTMESH_RELAYER_STORE_PATH);
  expect(await relayerCommand("inspect", "1", "--config", config)).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/no outbox at .*none\.db/),
  });
});
