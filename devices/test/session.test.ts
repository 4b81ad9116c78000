import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { Aedes } from "aedes";
import { connectAsync } from "mqtt";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Broker, startAedes, startMosquitto } from "../../oracle-relayer/test/support/broker.ts";
import { type MeterSession, type Outgoing, openSession, type SessionOptions } from "../src/mqtt/session.ts";
import type { SignedReading } from "../src/reading/signed.ts";
import { Relayer } from "./support/relayer.ts";

const COMMUNITY = "sonnenhof";

const reading = (slot: number): SignedReading => ({
  meterId: 7,
  slot,
  importTotalWh: 2n ** 60n + BigInt(slot),
  exportTotalWh: 0n,
  flags: 1,
  signature: new Uint8Array(64).fill(slot),
});

describe.each([
  ["Mosquitto, MQTT 5", () => startMosquitto()],
  ["aedes, MQTT 3.1.1", () => startAedes()],
])("a meter at %s", (_, startBroker) => {
  let broker: Broker;
  let relayer: Relayer;
  let session: MeterSession | undefined;
  let waiting: SignedReading[];
  let acknowledged: [number, number][];
  let troubles: string[];

  beforeEach(async () => {
    broker = await startBroker();
    relayer = await Relayer.connect(broker, COMMUNITY);
    waiting = [];
    acknowledged = [];
    troubles = [];
  });
  afterEach(async () => {
    await session?.close();
    session = undefined;
    await relayer.stop();
    await broker.stop();
  });

  function open(change: Partial<SessionOptions> = {}, outgoing: Partial<Outgoing> = {}): MeterSession {
    session = openSession({
      url: broker.url,
      community: COMMUNITY,
      meterId: 7,
      clientId: "meter-7",
      connection: { protocolVersion: broker.protocol === "5" ? 5 : 4, reconnectPeriod: 20 },
      outgoing: {
        unacknowledged: () => waiting,
        between: (_, from, to) => waiting.filter(({ slot }) => slot >= from && slot <= to),
        acknowledge: (meterId, slot) => {
          acknowledged.push([meterId, slot]);
          waiting = waiting.filter((one) => one.slot > slot);
        },
        ...outgoing,
      },
      onTrouble: (text) => troubles.push(text),
      ...change,
    });
    return session;
  }

  test("says what waited before it says what is new, in words that the relayer takes", async () => {
    waiting = [reading(41), reading(42)];
    const { listening, publish } = open();
    await listening;
    await publish([reading(43)]);
    await relayer.until(() => relayer.heard.length === 3);
    expect(relayer.heard).toEqual([reading(41), reading(42), reading(43)]);
    expect(relayer.refused).toEqual([]);
  });

  test("says again, after a lost connection, what nobody acknowledged, and only that", async () => {
    waiting = [reading(41), reading(42), reading(43)];
    await open().listening;
    await relayer.until(() => relayer.heard.length === 3);
    await relayer.say(7, "ack", { slot: 42 });
    await expect.poll(() => acknowledged).toEqual([[7, 42]]);
    const other = await connectAsync(broker.url, { clientId: "meter-7", reconnectPeriod: 0 });
    await relayer.until(() => relayer.heard.length === 4);
    await other.endAsync(true);
    expect(relayer.slots).toEqual([41, 42, 43, 43]);
  });

  test("says nothing into a connection that is not there yet, and all of it once there is one", async () => {
    const { publish, listening } = open();
    waiting = [reading(41)];
    await publish(waiting);
    await listening;
    await publish([reading(42)]);
    await relayer.until(() => relayer.slots.includes(42));
    expect(relayer.slots).toEqual([41, 42]);
  });

  test("sends again what is asked for", async () => {
    await open().listening;
    waiting = [reading(41), reading(42), reading(43)];
    await relayer.say(7, "resend", { from: 42, to: 43 });
    await relayer.until(() => relayer.heard.length === 2);
    expect(relayer.slots).toEqual([42, 43]);
  });

  test("answers the last of questions without end, and not each", async () => {
    await open().listening;
    waiting = Array.from({ length: 256 }, (_, slot) => reading(slot));
    for (let asked = 0; asked < 50; asked += 1) await relayer.say(7, "resend", { from: 0, to: 0xffff_ffff });
    await relayer.say(7, "resend", { from: 9, to: 9 });
    await relayer.until(() => relayer.slots.at(-1) === 9);
    expect(relayer.heard.length).toBeLessThan(50 * 256);
  });

  test("hears what is refused, and why", async () => {
    const refused: unknown[] = [];
    await open({ onRefused: (one) => refused.push(one) }).listening;
    await relayer.say(7, "refused", { slot: 41, verdict: "conflict" });
    await expect.poll(() => refused).toEqual([{ kind: "refused", meterId: 7, slot: 41, verdict: "conflict" }]);
  });

  test.each([
    ["of another meter", 8, { slot: 41 }],
    ["that is no JSON", 7, "slot 41"],
    ["of a slot that is no whole number", 7, { slot: 41.5 }],
    ["of a slot beyond all", 7, { slot: 2 ** 32 }],
  ])("takes no acknowledgement %s", async (_, meterId, content) => {
    await open({ meterId: 7 }).listening;
    await relayer.say(meterId, "ack", content);
    await relayer.say(7, "ack", { slot: 40 });
    await expect.poll(() => acknowledged).toEqual([[7, 40]]);
  });

  test("says a restart before the readings that follow it, until it is no longer kept", async () => {
    const restart = {
      meterId: 7,
      slot: 40,
      importTotalWh: 5n,
      exportTotalWh: 0n,
      signature: new Uint8Array(64).fill(9),
    };
    waiting = [reading(41)];
    await open({}, { restart: () => restart }).listening;
    await relayer.until(() => relayer.heard.length === 2);
    expect(relayer.heard).toEqual([{ kind: "restart", ...restart }, reading(41)]);
  });

  test("fails when what it hears cannot be kept", async () => {
    const failed: unknown[] = [];
    const full = new Error("no space left");
    const acknowledge = () => {
      throw full;
    };
    await open({ onFailed: (error) => failed.push(error) }, { acknowledge }).listening;
    await relayer.say(7, "ack", { slot: 41 });
    await expect.poll(() => failed).toEqual([full]);
  });
});

test("a meter that the broker does not let listen says so", async () => {
  const broker = await Aedes.createBroker({ authorizeSubscribe: (_client, _topic, done) => done(null, null) });
  const server = createServer(broker.handle).listen(0, "127.0.0.1");
  await once(server, "listening");
  const troubles: string[] = [];
  const session = openSession({
    url: `mqtt://127.0.0.1:${(server.address() as AddressInfo).port}`,
    community: COMMUNITY,
    meterId: 7,
    clientId: "meter-7",
    connection: { protocolVersion: 4 },
    outgoing: { unacknowledged: () => [], between: () => [], acknowledge: () => {} },
    onTrouble: (text) => troubles.push(text),
  });
  await expect.poll(() => troubles.join()).toContain("v1/sonnenhof/7/ack");
  await session.close();
  await new Promise<void>((resolve) => broker.close(() => resolve()));
  server.close();
});
