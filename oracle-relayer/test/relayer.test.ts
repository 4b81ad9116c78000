import { mkdtempSync, renameSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openLog } from "@wattmesh/service-kit/log";
import { systemTime } from "@wattmesh/service-kit/time";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { DiskFullError, StoreFailedError } from "../src/errors.ts";
import { Session, type SessionOptions } from "../src/mqtt/session.ts";
import { Database } from "../src/outbox/database.ts";
import { type Outbox, openOutbox } from "../src/outbox/outbox.ts";
import { Relayer, type RelayerOptions } from "../src/relayer.ts";
import { type Broker, startAedes, startMosquitto } from "./support/broker.ts";
import { Meters } from "./support/meters.ts";
import { ModelChain } from "./support/model-chain.ts";
import { reading, restart, restartPayload } from "./support/readings.ts";

const SLOT_SECONDS = 10;
const COMMUNITY = "sonnenhof";
const MAX_WAITING = 50;
const NO_WAIT = { gapWaitMs: 0, setAsideMs: 0, rejectedKept: 0, maxWaiting: 1 };
const IDENTITY = { chainId: "model-1", contract: "watt1metering" };

const brokers: [string, () => Promise<Broker>][] = [
  ["aedes, MQTT 3.1.1", startAedes],
  ["mosquitto, MQTT 5", startMosquitto],
];

describe.each(brokers)("with %s", (_, startBroker) => {
  let broker: Broker;
  let meters: Meters;
  let chain: ModelChain;
  let blocks: NodeJS.Timeout;
  let path: string;
  let relayer: Relayer | undefined;
  let freeBytes = 1_000_000;
  let logged: Record<string, unknown>[];

  async function startRelayer(change: (outbox: Outbox) => Partial<Outbox> = () => ({})): Promise<Relayer> {
    const session: SessionOptions = {
      url: broker.url,
      clientId: "relayer",
      protocol: broker.protocol,
      keepaliveSeconds: 30,
      sessionExpirySeconds: 600,
      reconnectMs: 20,
      stopPatienceMs: 2_000,
      filters: [`v1/${COMMUNITY}/+/reading`, `v1/${COMMUNITY}/+/restart`, `v1/${COMMUNITY}/+/ocmf`],
    };
    const options: RelayerOptions = {
      intake: { community: COMMUNITY, slotSeconds: SLOT_SECONDS, maxFutureSeconds: 60, maxClockSkewSeconds: 2 },
      sender: {
        chainId: chain.chainId,
        slotSeconds: SLOT_SECONDS,
        graceSeconds: 5,
        maxTxBytes: 100_000,
        maxTxReadings: 500,
        maxInFlight: 4,
        gas: { base: 1, perBatch: 0, perReading: 1, perRecord: 1 },
        timeoutBlocks: 20,
        pollMs: 5,
        rebroadcastMs: 100,
        reconcileMs: 60_000,
        setAsideMs: 60_000,
      },
      strangersMs: 10,
      keepFinalMs: 3_600_000,
      minFreeBytes: 1_000,
    };
    const outbox = openOutbox(path, IDENTITY, {
      gapWaitMs: 1_000,
      setAsideMs: 60_000,
      rejectedKept: 100,
      maxWaiting: MAX_WAITING,
    });
    const log = openLog("relayer", "info", { write: (line) => logged.push(JSON.parse(line)) });
    const started = new Relayer(options, {
      outbox: { ...outbox, ...change(outbox) },
      chain: chain.port(),
      session: new Session(session, log),
      time: systemTime,
      log,
      freeBytes: () => freeBytes,
    });
    started.start();
    await started.listening;
    return started;
  }

  const rejected = () => {
    const db = Database.openReadOnly(path);
    try {
      return db.prepare("SELECT reason, topic FROM rejected ORDER BY rejected_id").all() as {
        reason: string;
        topic: string;
      }[];
    } finally {
      db.close();
    }
  };

  beforeEach(async () => {
    freeBytes = 1_000_000;
    logged = [];
    broker = await startBroker();
    chain = new ModelChain([1, 2, 300], SLOT_SECONDS);
    chain.timeSeconds = 10_000;
    blocks = setInterval(() => chain.nextBlock(), 5);
    path = join(mkdtempSync(join(tmpdir(), "wattmesh-relayer-")), "outbox.db");
    meters = await Meters.connect(broker, COMMUNITY);
  });

  afterEach(async () => {
    await relayer?.stop();
    relayer = undefined;
    clearInterval(blocks);
    await meters.stop();
    await broker.stop();
  });

  test("a meter's readings get to the chain and the meter hears so", async () => {
    relayer = await startRelayer();
    for (const slot of [100, 101, 102]) {
      await meters.say(reading(1, slot));
      await meters.say(reading(300, slot));
    }
    await meters.until(() => meters.acks.get(1) === 102 && meters.acks.get(300) === 102);
    expect(chain.registers.get(1)?.importTotalWh).toBe(reading(1, 102).importTotalWh);
    expect([...new Set(chain.verdicts.map(({ verdict }) => verdict))]).toEqual(["baseline", "accepted"]);
    expect(relayer.troubles()).toEqual([]);
  });

  test("what is no reading is kept with its reason and holds nobody up", async () => {
    relayer = await startRelayer();
    await meters.raw(`v1/${COMMUNITY}/x/reading`, "{}");
    // What the doctor tries concerns nobody.
    await meters.raw(`v1/${COMMUNITY}/doctor/reading`, "");
    await meters.raw(`v1/${COMMUNITY}/1/reading`, "not json");
    await meters.raw(`v1/${COMMUNITY}/1/reading`, "");
    await meters.raw(`v1/${COMMUNITY}/1/reading`, Buffer.alloc(20_000, 0x20));
    await meters.raw(`v1/${COMMUNITY}/1/reading`, JSON.stringify({ slot: -1 }));
    await meters.publish(reading(1, 0xffff_ffff));
    await meters.say(reading(1, 100));
    await meters.publish(reading(1, 100, { importTotalWh: 5n }));
    await meters.say(reading(1, 101));
    await meters.until(() => meters.acks.get(1) === 101);
    expect(rejected().map(({ reason }) => reason)).toEqual([
      "topic",
      "payload_not_json",
      "payload_not_json",
      "payload_too_large",
      "payload_invalid",
      "future",
      "conflict",
    ]);
  });

  test("who invents a thousand meters leaves no row behind, and costs no transaction", async () => {
    relayer = await startRelayer();
    await meters.say(reading(1, 100));
    await meters.until(() => meters.acks.get(1) === 100);
    for (let meterId = 1_000; meterId < 2_000; meterId += 1) await meters.publish(reading(meterId, 100));
    await meters.say(reading(1, 101));
    await meters.until(() => meters.acks.get(1) === 101);
    const db = Database.openReadOnly(path);
    expect(db.prepare("SELECT DISTINCT meter_id FROM meter").all()).toEqual([{ meter_id: 1 }]);
    expect(db.prepare("SELECT DISTINCT meter_id FROM reading").all()).toEqual([{ meter_id: 1 }]);
    db.close();
    expect(rejected()).toEqual([]);
    expect(chain.verdicts.map(({ meterId }) => meterId)).toEqual([1, 1]);
    expect(await relayer.metrics.text()).toContain('rejected_total{reason="unknown_meter"} 1000');
  });

  const rowsOf = (meterId: number) => {
    const db = Database.openReadOnly(path);
    try {
      return db.prepare("SELECT count(*) AS rows FROM reading WHERE meter_id = ?").get(meterId)?.rows;
    } finally {
      db.close();
    }
  };

  test("a meter's key in a thief's hands fills neither the disk nor the others' room with readings that nobody takes", async () => {
    relayer = await startRelayer();
    const signature = new Uint8Array(64).fill(0xff);
    for (let slot = 0; slot < 600; slot += 1) await meters.publish(reading(1, slot, { signature }));
    await meters.say(reading(2, 100));
    await meters.until(() => meters.acks.get(2) === 100);
    expect(rowsOf(1)).toBe(MAX_WAITING);
    expect(chain.verdicts.filter(({ meterId }) => meterId === 1)).toHaveLength(MAX_WAITING);
    expect(rejected()).toEqual([]);
    expect(await relayer.metrics.text()).toContain('rejected_total{reason="too_many_waiting"} 550');
  });

  test("what had no room while the chain stood still is asked for once it goes on", async () => {
    clearInterval(blocks);
    relayer = await startRelayer();
    for (let slot = 100; slot < 300; slot += 1) await meters.say(reading(1, slot));
    await expect.poll(() => rowsOf(1)).toBe(MAX_WAITING);
    blocks = setInterval(() => chain.nextBlock(), 5);
    await meters.until(() => meters.acks.get(1) === 100 + MAX_WAITING - 1);
    await meters.say(reading(1, 300));
    await meters.until(() => meters.acks.get(1) === 300);
    expect(meters.resends).toContainEqual({ meterId: 1, from: 100 + MAX_WAITING, to: 299 });
    expect(chain.registers.get(1)?.importTotalWh).toBe(reading(1, 300).importTotalWh);
  });

  test("a meter that is registered while the relayer runs is asked for what was not taken of it", async () => {
    relayer = await startRelayer();
    await meters.say(reading(1, 100));
    await meters.until(() => meters.acks.get(1) === 100);
    await meters.say(reading(7, 100));
    await expect.poll(() => relayer?.metrics.text()).toMatch(/rejected_total\{reason="unknown_meter"\} [1-9]/);
    chain.meters.add(7);
    await meters.until(() => meters.acks.get(7) === 100);
  });

  test("a meter that says something else of a slot than was taken hears of it, and its operator does", async () => {
    relayer = await startRelayer();
    await meters.say(reading(1, 100));
    await meters.until(() => meters.acks.get(1) === 100);
    await meters.publish(reading(1, 100, { importTotalWh: 9_999n }));
    await meters.until(() => meters.refused.length === 1);
    expect(meters.refused).toEqual([{ meterId: 1, slot: 100, verdict: "conflict" }]);
    expect(rejected().map(({ reason }) => reason)).toEqual(["conflict"]);
    await meters.say(reading(1, 101, { importTotalWh: 1n }));
    await meters.until(() => meters.refused.length === 2);
    expect(meters.refused.at(-1)).toEqual({ meterId: 1, slot: 101, verdict: "went_back" });
    expect(await relayer.metrics.text()).toMatch(/rejected_total\{reason="conflict"\} 1\n/);
    const topic = `v1/${COMMUNITY}/1/reading`;
    const refused = logged.filter(({ msg }) => msg === "refused");
    expect(refused).toContainEqual(
      expect.objectContaining({
        meterId: 1,
        slot: 100,
        topic,
        reason: "conflict",
        by: "relayer",
        detail: "meter 1 said import 10000 Wh, export 700 Wh, flags 0 of slot 100 before",
      }),
    );
    expect(refused).toContainEqual(
      expect.objectContaining({ meterId: 1, slot: 101, topic, reason: "went_back", by: "contract" }),
    );
  });

  test("the chain hears of what contradicts a reading, so that the meter's owner does, once that reading counts", async () => {
    relayer = await startRelayer();
    const conflicts = () => chain.verdicts.filter(({ verdict }) => verdict === "conflict");
    await meters.publish(reading(1, 100));
    await meters.publish(reading(1, 100, { importTotalWh: 9_999n }));
    await expect.poll(conflicts).toEqual([{ meterId: 1, slot: 100, verdict: "conflict" }]);
    expect(chain.registers.get(1)?.importTotalWh).toBe(reading(1, 100).importTotalWh);
    await expect.poll(() => relayer?.metrics.text()).toContain('contested_total{verdict="conflict"} 1');
  });

  test("a meter that contradicts itself two hundred times costs one reading and keeps nobody waiting", async () => {
    relayer = await startRelayer();
    await meters.say(reading(1, 100));
    await meters.until(() => meters.acks.get(1) === 100);
    for (let n = 0n; n < 200n; n += 1n) await meters.publish(reading(1, 100, { importTotalWh: 20_000n + n }));
    await meters.say(reading(2, 100));
    await meters.say(reading(1, 101));
    await meters.until(() => meters.acks.get(2) === 100 && meters.acks.get(1) === 101);
    expect(chain.verdicts.map(({ meterId, slot, verdict }) => `${meterId}/${slot} ${verdict}`).toSorted()).toEqual([
      "1/100 baseline",
      "1/100 conflict",
      "1/101 accepted",
      "2/100 baseline",
    ]);
  });

  test("a counter that starts again is brought to the chain, and what it reads since counts once that is confirmed", async () => {
    relayer = await startRelayer();
    await meters.say(reading(1, 100));
    await meters.until(() => meters.acks.get(1) === 100);
    await meters.say(reading(1, 102, { importTotalWh: 9n, exportTotalWh: 0n }));
    await meters.until(() => meters.refused.some(({ verdict }) => verdict === "went_back"));
    const signed = restart(1, 101);
    await meters.raw(`v1/${COMMUNITY}/1/restart`, restartPayload(signed));
    await expect.poll(() => chain.restarts).toEqual([signed]);
    await relayer.stop();
    chain.confirm(signed);
    relayer = await startRelayer();
    await meters.until(() => meters.acks.get(1) === 102);
    expect(chain.registers.get(1)?.importTotalWh).toBe(9n);
  });

  test("a restart that the contract refuses is told to its meter and holds no reading up", async () => {
    relayer = await startRelayer();
    await meters.say(reading(1, 100));
    await meters.until(() => meters.acks.get(1) === 100);
    await meters.raw(`v1/${COMMUNITY}/1/restart`, restartPayload(restart(1, 101, 0xff)));
    await meters.say(reading(1, 101));
    await meters.until(() => meters.acks.get(1) === 101 && meters.refused.length > 0);
    expect(meters.refused).toEqual([
      { meterId: 1, slot: 101, verdict: "restart", reason: expect.stringContaining("not signed by its key") },
    ]);
    expect(chain.restarts).toEqual([]);
    expect(relayer.troubles()).toEqual([]);
  });

  test("a gap is asked for, and what follows waits for it", async () => {
    relayer = await startRelayer();
    await meters.say(reading(1, 100));
    meters.keep(reading(1, 101));
    await meters.say(reading(1, 102));
    await meters.until(() => meters.acks.get(1) === 102);
    expect(meters.resends.some(({ from, to }) => from <= 101 && to >= 101)).toBe(true);
    expect(chain.verdicts.map(({ slot, verdict }) => `${slot} ${verdict}`)).toEqual([
      "100 baseline",
      "101 accepted",
      "102 accepted",
    ]);
  });

  test("what the broker held while the relayer was away is taken in order when it is back", async () => {
    relayer = await startRelayer();
    await meters.say(reading(1, 100));
    await meters.until(() => meters.acks.get(1) === 100);
    await relayer.stop();
    for (let slot = 101; slot <= 150; slot += 1) {
      await meters.say(reading(1, slot));
    }
    relayer = await startRelayer();
    await meters.until(() => meters.acks.get(1) === 150);
    expect(chain.verdicts.filter(({ verdict }) => verdict === "accepted")).toHaveLength(50);
  });

  test("a broker that forgot everything costs nothing", async () => {
    relayer = await startRelayer();
    await meters.say(reading(1, 100));
    await meters.until(() => meters.acks.get(1) === 100);
    meters.keep(reading(1, 101));
    meters.keep(reading(1, 102));
    await broker.restart();
    await meters.until(() => meters.acks.get(1) === 102);
    expect(chain.registers.get(1)?.importTotalWh).toBe(reading(1, 102).importTotalWh);
  });

  test("with too little room on the disk nothing is acknowledged, and all of it comes again later", async () => {
    relayer = await startRelayer();
    await meters.say(reading(1, 100));
    await meters.until(() => meters.acks.get(1) === 100);
    await relayer.stop();
    freeBytes = 10;
    relayer = await startRelayer();
    await meters.say(reading(1, 101));
    await meters.say(reading(2, 100));
    expect(relayer.troubles()).toContain("only 10 bytes free for the outbox, 1000 wanted");
    expect(chain.registers.get(2)).toBeUndefined();
    await relayer.stop();
    freeBytes = 1_000_000;
    relayer = await startRelayer();
    await meters.until(() => meters.acks.get(1) === 101 && meters.acks.get(2) === 100);
  });

  test("a disk that fails ends the service; what was not acknowledged comes again to the next one", async () => {
    relayer = await startRelayer(() => ({
      receive: () => {
        throw new StoreFailedError("the outbox failed (1034): disk I/O error");
      },
    }));
    await meters.say(reading(1, 100));
    await expect(relayer.failed).rejects.toThrow(StoreFailedError);
    await relayer.stop();
    relayer = await startRelayer();
    await meters.until(() => meters.acks.get(1) === 100);
  });

  test("a disk that says it has room and has none is no ready one, until a write succeeds", async () => {
    let full = true;
    const refuse = (): never => {
      throw new DiskFullError("no room for the outbox");
    };
    relayer = await startRelayer((outbox) => ({
      receive: (...args) => (full ? refuse() : outbox.receive(...args)),
      beat: (nowMs) => (full ? refuse() : outbox.beat(nowMs)),
    }));
    await meters.say(reading(1, 100));
    await expect.poll(() => relayer?.troubles()).toContain("the disk had no room for the last write");
    full = false;
    await meters.until(() => meters.acks.get(1) === 100);
    expect(relayer.troubles()).toEqual([]);
  });

  test("a store that cannot be read ends the service, also when only its figures are asked for", async () => {
    relayer = await startRelayer(() => ({
      status: () => {
        throw new StoreFailedError("the outbox failed (11): database disk image is malformed");
      },
    }));
    await expect(relayer.metrics.text()).rejects.toThrow(StoreFailedError);
    await expect(relayer.failed).rejects.toThrow(StoreFailedError);
  });

  test("a store that somebody moved away ends the service: what goes to it would be gone", async () => {
    relayer = await startRelayer();
    await meters.say(reading(1, 100));
    await meters.until(() => meters.acks.get(1) === 100);
    renameSync(path, `${path}.away`);
    await expect(relayer.failed).rejects.toThrow(/was moved or deleted/);
  });

  test("a node that hangs is noticed although there is nothing to send, and so is its return", async () => {
    relayer = await startRelayer();
    await expect.poll(() => relayer?.troubles()).toEqual([]);
    clearInterval(blocks);
    await expect
      .poll(() => relayer?.troubles(), { timeout: 10_000 })
      .toEqual([expect.stringContaining("no new block for 3 s")]);
    blocks = setInterval(() => chain.nextBlock(), 5);
    await expect.poll(() => relayer?.troubles()).toEqual([]);
  });

  test("two relayers never share a store", async () => {
    relayer = await startRelayer();
    expect(() => openOutbox(path, IDENTITY, NO_WAIT)).toThrow(/in use by another relayer/);
  });

  test("a store of one chain is refused for another", async () => {
    relayer = await startRelayer();
    await relayer.stop();
    relayer = undefined;
    const other = { ...IDENTITY, chainId: "other-1" };
    expect(() => openOutbox(path, other, NO_WAIT)).toThrow(/belongs to chainId model-1, not other-1/);
  });
});
