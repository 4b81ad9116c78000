import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { ChainPort, Station } from "../src/chain/port.ts";
import { Stations } from "../src/chain/stations.ts";
import { read } from "../src/reading/intake.ts";
import type { Reading } from "../src/reading/reading.ts";
import { ChargingStation } from "./support/station.ts";
import { World } from "./support/world.ts";

const SLOT_SECONDS = 900;
const options = { community: "sonnenhof", slotSeconds: SLOT_SECONDS, maxFutureSeconds: 3_600, maxClockSkewSeconds: 2 };
const station = new ChargingStation("WB-7");

const said = (payload: Uint8Array, nowSlot = 901) =>
  read(
    { topic: "v1/sonnenhof/7/ocmf", payload, acknowledgement: undefined },
    options,
    () => true,
    nowSlot * SLOT_SECONDS * 1_000,
  ).content;

describe("a record on its topic", () => {
  test("is the reading that metering makes of it", () => {
    const record = station.record(900, SLOT_SECONDS, 1_234_567n);
    expect(said(record)).toEqual({
      meterId: 7,
      slot: 900,
      importTotalWh: 1_234_567n,
      exportTotalWh: 0n,
      flags: 0,
      signature: expect.any(Uint8Array),
      record,
    });
    expect((said(record) as Reading).signature).toHaveLength(64);
  });

  test("says when its clock is not sure", () => {
    expect(said(station.record(900, SLOT_SECONDS, 1n, { clock: "I" }))).toMatchObject({ flags: 4 });
  });

  test.each<[string, Uint8Array, string]>([
    [
      "is of no slot's end",
      station.record(900, SLOT_SECONDS, 1n, { atMs: 900_500_000 }),
      "not_at_slot_end: no slot ends at 1970-01-11T10:08:20.000Z",
    ],
    ["says of itself that it is of no use", station.record(900, SLOT_SECONDS, 1n, { status: "M" }), "bad_status: "],
    ["is cut off", station.record(900, SLOT_SECONDS, 1n).subarray(0, 60), "truncated: "],
    ["is a reading of another form", Buffer.from("{}"), "no_record: "],
    ["is too large", Buffer.alloc(5_000, "OCMF|"), "oversized: 5000 bytes, at most 4096"],
  ])("that %s is refused by what it is", (_, record, detail) => {
    expect(said(record)).toMatchObject({
      reason: "record_refused",
      detail: expect.stringContaining(detail),
      meterId: 7,
    });
  });

  test("of a slot to come waits at its meter", () => {
    expect(said(station.record(900, SLOT_SECONDS, 1n), 800)).toMatchObject({ reason: "future", slot: 900 });
  });

  test("that contracts are tested with is taken, or refused, as they do", () => {
    const path = new URL("../../contracts/vectors/ocmf.jsonl", import.meta.url);
    const vectors = readFileSync(path, "utf8")
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    for (const { name, record, said: means } of vectors) {
      const content = said(Buffer.from(record), 1_795_968_000 / SLOT_SECONDS);
      const isTaken = means !== undefined && means.import_wh !== null;
      const wanted = isTaken ? { importTotalWh: BigInt(means.import_wh) } : { reason: "record_refused" };
      expect({ name, ...content }).toMatchObject({ name, ...wanted });
    }
  });
});

describe("a record is held against what the registry has of its meter, before it costs gas", () => {
  const taken = said(station.record(900, SLOT_SECONDS, 1n)) as Reading;
  const time = { now: () => at, pause: async () => {} };
  let at = 0;

  function stationsOf(answers: readonly (Station | undefined)[]) {
    let asked = 0;
    const port: Pick<ChainPort, "station"> = {
      station: async () => {
        asked += 1;
        return answers[Math.min(asked, answers.length) - 1];
      },
    };
    return { stations: new Stations(port, time), asked: () => asked };
  }

  test.each<[string, Station | undefined, string, string | undefined]>([
    ["its key", station.registered, "", undefined],
    ["no such meter", undefined, "ocmf_refused", "unknown_meter: "],
    ["a meter that signs readings", { ...station.registered, signsRecords: false }, "ocmf_refused", "other_format: "],
    [
      "another serial",
      { ...station.registered, serial: "WB-8" },
      "ocmf_refused",
      "other_meter: of another meter than WB-8",
    ],
    ["a key on the other curve", new ChargingStation("WB-7", "secp256k1").registered, "ocmf_refused", "wrong_curve: "],
    ["another key", new ChargingStation("WB-7", "secp256r1", "other").registered, "bad_signature", undefined],
  ])("%s", async (_, registered, verdict, reason) => {
    const refusals = await stationsOf([registered]).stations.refusalsOf([taken]);
    const wanted = { meterId: 7, slot: 900, verdict, ...(reason && { reason: expect.stringContaining(reason) }) };
    expect(refusals).toEqual(verdict === "" ? [] : [wanted]);
  });

  test("readings of other meters are the contract's to judge", async () => {
    const { record: _, ...reading } = taken;
    const { stations, asked } = stationsOf([undefined]);
    expect(await stations.refusalsOf([reading])).toEqual([]);
    expect(asked()).toBe(0);
  });

  test("a key is asked for once, and again when it has not signed, but not more often than bearable", async () => {
    const { stations, asked } = stationsOf([
      new ChargingStation("WB-7", "secp256r1", "old").registered,
      station.registered,
    ]);
    expect(await stations.refusalsOf([taken])).toMatchObject([{ verdict: "bad_signature" }]);
    at += 9_999;
    expect(await stations.refusalsOf([taken])).toHaveLength(1);
    expect(asked()).toBe(1);
    at += 1;
    expect(await stations.refusalsOf([taken])).toEqual([]);
    expect(await stations.refusalsOf([taken, taken])).toEqual([]);
    expect(asked()).toBe(2);
  });
});

describe("records and other readings on their way", () => {
  const wallbox = new ChargingStation("WB-1");
  const read10 = (slot: number, wh: bigint, by = wallbox) => {
    const parts = { topic: "v1/model/1/ocmf", payload: by.record(slot, 10, wh), acknowledgement: undefined };
    return read(parts, { ...options, community: "model", slotSeconds: 10 }, () => true, 3_000_000).content as Reading;
  };

  test("a record gets to the chain as it came, also after the process died at any call", async () => {
    const world = new World([1, 2]);
    world.chain.stations.set(1, wallbox.registered);
    const first = read10(100, 1_000n);
    world.receive(first, ...[world.meters[1]?.sign()].flatMap((one) => one ?? []));
    let calls = 0;
    await world.work(60, () => {
      calls += 1;
      return calls % 11 === 0 ? "crash_after" : "none";
    });
    expect(world.crashes).toBeGreaterThan(0);
    expect(world.chain.verdicts.filter(({ meterId }) => meterId === 1)).toEqual([
      { meterId: 1, slot: 100, verdict: "baseline" },
    ]);
    expect(world.chain.carried.map((bytes) => Buffer.from(bytes).toString())).toContain(String(first.record));
  });

  test("one that its meter has not signed costs no transaction, and makes room for the one that it has", async () => {
    const world = new World([1]);
    world.chain.stations.set(1, wallbox.registered);
    const forged = read10(100, 9_999n, new ChargingStation("WB-1", "secp256r1", "thief"));
    const real = read10(100, 1_000n);
    world.receive(forged);
    expect(world.receive(real)).toMatchObject([{ kind: "rejected", rejection: { reason: "conflict" } }]);
    await world.work(10);
    expect(world.chain.verdicts).toEqual([]);
    expect(world.outbox.status()).toMatchObject({ setAside: 1, pending: 0 });
    world.receive(real);
    await world.work(30);
    expect(world.chain.registers.get(1)).toMatchObject({ slot: 100, importTotalWh: 1_000n });
    expect(world.chain.verdicts).toEqual([{ meterId: 1, slot: 100, verdict: "baseline" }]);
  });
});
