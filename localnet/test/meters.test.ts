import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ed25519 } from "@noble/curves/ed25519.js";
import { p256 } from "@noble/curves/nist.js";
import { secp256k1 } from "@noble/curves/secp256k1.js";
import { chainTag, type KeyType, readingBytes } from "@wattmesh/client";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { parseProfile } from "../src/data/profile.ts";
import { createKeyFile, deviceKey, newPrivateKey, readKeyFile } from "../src/meters/deviceKey.ts";
import { readingPayload, readMeterMessage } from "../src/meters/messages.ts";
import { endSlot, type Meter, switchOn } from "../src/meters/meter.ts";
import { MeterStore } from "../src/meters/store.ts";

let folder: string;
let store: MeterStore;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "wattmesh-meters-"));
  store = new MeterStore(join(folder, "meters.sqlite"));
});

afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true });
});

const chain = chainTag("wattmesh-local");

function meter(overrides: Partial<Meter> = {}): Meter {
  return {
    meterId: 3,
    chain,
    key: deviceKey("ed25519", newPrivateKey("ed25519")),
    replayFrom: 0,
    load: parseProfile("load.csv", "timestamp,electricity_W\n0,402\n900,402\n1800,100", "load"),
    ...overrides,
  };
}

describe("a device key", () => {
  test.each<[KeyType, number]>([
    ["ed25519", 32],
    ["secp256r1", 33],
    ["secp256k1", 33],
  ])("of kind %s signs what its public key verifies", (keyType, length) => {
    const key = deviceKey(keyType, newPrivateKey(keyType));
    const message = new Uint8Array([1, 2, 3]);
    const signature = key.sign(message);
    expect(key.publicKey).toHaveLength(length);
    expect(signature).toHaveLength(64);
    const digest = createHash("sha256").update(message).digest();
    const verified = {
      ed25519: () => ed25519.verify(signature, message, key.publicKey),
      secp256r1: () => p256.verify(signature, digest, key.publicKey, { prehash: false }),
      secp256k1: () => secp256k1.verify(signature, digest, key.publicKey, { prehash: false }),
    }[keyType]();
    expect(verified).toBe(true);
  });

  test("is read back from its file, which is never overwritten", async () => {
    const file = join(folder, "keys", "WM-00001.json");
    const key = await createKeyFile(file, "secp256r1");
    expect((await readKeyFile(file)).publicKey).toEqual(key.publicKey);
    await expect(createKeyFile(file, "ed25519")).rejects.toThrow("EEXIST");
  });
});

describe("a meter", () => {
  test("says where its registers start when it is switched on", () => {
    const { reading } = switchOn(meter(), store.load(3), 41);
    expect(reading).toMatchObject({ meterId: 3, slot: 41, importTotalWh: 0n, exportTotalWh: 0n, flags: 0, rows: 0 });
  });

  test("counts a row a slot and signs its registers", () => {
    const subject = meter();
    const first = endSlot(subject, store.load(3), 42);
    const second = endSlot(subject, first.state, 43);
    expect([first, second].map(({ reading }) => reading.importTotalWh)).toEqual([100n, 201n]);
    const { reading } = second;
    expect(ed25519.verify(reading.signature, readingBytes(chain, reading), subject.key.publicKey)).toBe(true);
  });

  test("goes on from its registers, remainder and row after a restart", () => {
    const subject = meter();
    store.keep([endSlot(subject, store.load(3), 42)]);
    store.close();
    store = new MeterStore(join(folder, "meters.sqlite"));
    const state = store.load(3);
    expect(state).toMatchObject({ rows: 1, importTotalWh: 100n, lastSlot: 42 });
    expect(endSlot(subject, state, 43).reading.importTotalWh).toBe(201n);
  });

  test("feeds in what its panels make beyond the load", () => {
    const profile = parseProfile("pv.csv", "timestamp,electricity\n0,0.5", "pv");
    const { reading } = endSlot(meter({ pv: { profile, peakW: 2_000 } }), store.load(3), 42);
    expect(reading).toMatchObject({ importTotalWh: 0n, exportTotalWh: 149n, loadWh: 100n, pvWh: 250n });
  });
});

describe("a meter's store", () => {
  const slots = (): number[] => store.unacknowledged().map(({ slot }) => slot);

  beforeEach(() => {
    let state = store.load(3);
    for (const slot of [42, 43, 44]) {
      const slotEnd = endSlot(meter(), state, slot);
      store.keep([slotEnd]);
      state = slotEnd.state;
    }
  });

  test("keeps every reading until an acknowledgement covers its slot", () => {
    expect(slots()).toEqual([42, 43, 44]);
    store.acknowledge(3, 43);
    expect(slots()).toEqual([44]);
  });

  test("is not taken back by an acknowledgement that comes late", () => {
    store.acknowledge(3, 44);
    store.acknowledge(3, 42);
    expect(slots()).toEqual([]);
  });

  test("keeps nothing of a slot when one of its readings cannot be kept", () => {
    const slotEnd = endSlot(meter({ meterId: 4 }), store.load(4), 45);
    const known = endSlot(meter(), { ...store.load(3), lastSlot: 44 }, 44);
    expect(() => store.keep([slotEnd, known])).toThrow("UNIQUE");
    expect(store.load(4).rows).toBe(0);
  });

  test("finds what is to be sent again", () => {
    expect(store.between(3, 43, 44).map(({ slot }) => slot)).toEqual([43, 44]);
  });
});

describe("what meters say and hear", () => {
  test("a reading's payload has its registers as decimals and its signature in base64", () => {
    const { reading } = switchOn(meter(), store.load(3), 41);
    expect(JSON.parse(readingPayload(reading))).toEqual({
      slot: 41,
      import_total_wh: "0",
      export_total_wh: "0",
      flags: 0,
      signature: Buffer.from(reading.signature).toString("base64"),
    });
  });

  test.each([
    ["v1/lindenhof/7/ack", '{"slot":42}', { kind: "ack", meterId: 7, slot: 42 }],
    ["v1/lindenhof/7/resend", '{"from":40,"to":42}', { kind: "resend", meterId: 7, from: 40, to: 42 }],
    ["v1/lindenhof/7/ack", '{"slot":-1}', undefined],
    ["v1/lindenhof/7/ack", "no JSON", undefined],
    ["v1/lindenhof/7/ack", "null", undefined],
    ["v1/lindenhof/seven/ack", '{"slot":42}', undefined],
    ["v1/lindenhof/7/reading", '{"slot":42}', undefined],
  ])("%s %s", (topic, payload, heard) => {
    expect(readMeterMessage(topic, Buffer.from(payload))).toEqual(heard);
  });
});
