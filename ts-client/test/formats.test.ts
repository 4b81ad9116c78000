import { hex } from "@scure/base";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  bankOf,
  chainTag,
  decodeBankResults,
  decodeReadingBatch,
  decodeText,
  decodeVerdicts,
  encodeBankResults,
  encodeReadingBatch,
  encodeVerdicts,
  indexInBank,
  isFinalVerdict,
  maxBatchBytes,
  meterIdAt,
  PackedBytesError,
  type PackedResult,
  parseJson,
  plainAddress,
  possessionBytes,
  type ReadingBatch,
  readingBytes,
  reasons,
  restartBytes,
  rotationBytes,
  signedReading,
  verdicts,
} from "../src/index.ts";
import { always } from "./always.ts";

const u8 = fc.integer({ min: 0, max: 0xff });
const u32 = fc.integer({ min: 0, max: 0xffff_ffff });
const u64 = fc.bigInt({ min: 0n, max: 0xffff_ffff_ffff_ffffn });
const i128 = fc.bigInt({ min: -(1n << 127n), max: (1n << 127n) - 1n });
const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
const ascii = (text: string) => hex.encode(new TextEncoder().encode(text));

describe("what devices sign", () => {
  const tag = new Uint8Array(8).fill(9);

  test("a reading is signed over fifty-one bytes in the order of the specification", () => {
    const signed = readingBytes(tag, { meterId: 1, slot: 2, importTotalWh: 3n, exportTotalWh: 4n, flags: 5 });
    const numbers = "00000001" + "00000002" + "0000000000000003" + "0000000000000004" + "05";
    expect(signed).toHaveLength(51);
    expect(hex.encode(signed)).toBe(`${ascii("wattmesh/reading/1")}${"09".repeat(8)}${numbers}`);
  });

  test("possession names the owner and the serial with their lengths, then the key", () => {
    const signed = possessionBytes(tag, { owner: "watt1x", serial: "SN-7", publicKey: new Uint8Array(32).fill(5) });
    const expected = `${ascii("wattmesh/possession/1")}${"09".repeat(8)}06${ascii("watt1x")}04${ascii("SN-7")}${"05".repeat(32)}`;
    expect(hex.encode(signed)).toBe(expected);
  });

  test("owner and serial cannot be shifted into each other", () => {
    const publicKey = new Uint8Array();
    const [one, other] = [
      { owner: "ab", serial: "c", publicKey },
      { owner: "a", serial: "bc", publicKey },
    ].map((possession) => hex.encode(possessionBytes(tag, possession)));
    expect(one).not.toBe(other);
  });

  test("a rotation names the meter and its new key", () => {
    const signed = rotationBytes(tag, 258, new Uint8Array(33).fill(2));
    expect(hex.encode(signed)).toBe(`${ascii("wattmesh/rotation/1")}${"09".repeat(8)}00000102${"02".repeat(33)}`);
  });

  test("a restart names contract, meter and the registers before and after it", () => {
    const [last, first] = [1, 4].map((n) => ({ slot: n, importTotalWh: BigInt(n + 1), exportTotalWh: BigInt(n + 2) }));
    const signed = restartBytes(tag, { contract: "watt1m", meterId: 258, last: last as never, first: first as never });
    const registers = ["00000001", "0000000000000002", "0000000000000003", "00000004", "0000000000000005"];
    const named = `${ascii("wattmesh/restart/1")}${"09".repeat(8)}06${ascii("watt1m")}00000102`;
    expect(hex.encode(signed)).toBe(`${named}${registers.join("")}0000000000000006`);
  });

  test("a chain's tag is the start of its id's SHA-256", () => {
    // echo -n wattmesh-1 | sha256sum
    expect(hex.encode(chainTag("wattmesh-1"))).toBe("5c46a9b66e979726");
  });

  test("numbers that do not fit are refused by name", () => {
    const reading = { meterId: 1, slot: 2, importTotalWh: 3n, exportTotalWh: 4n, flags: 5 };
    expect(() => readingBytes(tag, { ...reading, importTotalWh: 1n << 64n })).toThrow(
      "expected u64, got 18446744073709551616",
    );
    expect(() => readingBytes(tag, { ...reading, exportTotalWh: -1n })).toThrow("expected u64, got -1");
    expect(() => readingBytes(tag, { ...reading, slot: 2 ** 32 })).toThrow("expected u32, got 4294967296");
    expect(() => readingBytes(tag, { ...reading, flags: 256 })).toThrow("expected u8, got 256");
    expect(() => readingBytes(new Uint8Array(7), reading)).toThrow("chain tag of 8 bytes");
  });
});

describe("metering points and banks", () => {
  test("a meter is its bank and its index", () => {
    always(u32, (meterId) => expect(meterIdAt(bankOf(meterId), indexInBank(meterId))).toBe(meterId));
    expect([bankOf(513), indexInBank(513)]).toEqual([2, 1]);
  });
});

const batches: fc.Arbitrary<ReadingBatch> = fc.record({
  bank: fc.integer({ min: 0, max: 0xff_ffff }),
  slot: u32,
  readings: fc
    .uniqueArray(fc.record({ index: u8, flags: u8, importTotalWh: u64, exportTotalWh: u64, signature: bytes(64) }), {
      minLength: 1,
      maxLength: 40,
      selector: (reading) => reading.index,
    })
    .map((readings) => readings.sort((a, b) => a.index - b.index)),
});

describe("a batch of readings", () => {
  const reading = { index: 3, flags: 1, importTotalWh: 300n, exportTotalWh: 2n, signature: new Uint8Array(64).fill(7) };

  test("packs a reading with ordinary registers into about seventy bytes", () => {
    const packed = encodeReadingBatch({ bank: 1, slot: 2, readings: [reading] });
    expect(hex.encode(packed)).toBe(`01${"00000001"}${"00000002"}03${"01"}ac02${"02"}${"07".repeat(64)}`);
  });

  test("comes back as it was", () => {
    always(batches, (batch) => expect(decodeReadingBatch(encodeReadingBatch(batch))).toEqual(batch));
  });

  test("is read from a Buffer of Node as well, whose slices share their memory", () => {
    always(batches, (batch) => {
      const buffer = Buffer.concat([Uint8Array.of(7), encodeReadingBatch(batch)]).subarray(1);
      const decoded = decodeReadingBatch(buffer);
      buffer.fill(0);
      expect(decoded).toEqual(batch);
    });
  });

  test("is what its bytes say, or its bytes are refused", () => {
    always(fc.uint8Array({ maxLength: 400 }), (random) => {
      const packed = Uint8Array.of(1, ...random);
      try {
        expect(encodeReadingBatch(decodeReadingBatch(packed))).toEqual(packed);
      } catch (error) {
        expect(error).toBeInstanceOf(PackedBytesError);
      }
    });
  });

  test.each([
    ["without readings", [], "a batch of at least one reading"],
    ["with a meter twice", [reading, reading], "an index after 3"],
    ["with a short signature", [{ ...reading, signature: new Uint8Array(63) }], "signature of 64 bytes"],
    ["with an index beyond its bank", [{ ...reading, index: 256 }], "expected u8, got 256"],
  ])("%s is refused before it is packed", (_, readings, message) => {
    expect(() => encodeReadingBatch({ bank: 0, slot: 0, readings })).toThrow(message);
  });

  test("is refused when it is malformed, with the reason", () => {
    const good = encodeReadingBatch({ bank: 0, slot: 0, readings: [reading] });
    expect(() => decodeReadingBatch(good.slice(0, 9))).toThrow("batch without readings");
    expect(() => decodeReadingBatch(good.slice(0, 20))).toThrow("packed bytes end inside a value");
    expect(() => decodeReadingBatch(Uint8Array.of(2))).toThrow("batch version 2 is not 1");
    expect(() => decodeReadingBatch(new Uint8Array(maxBatchBytes + 1))).toThrow("longer than");
    expect(() => decodeReadingBatch(Uint8Array.of(...good, ...good.slice(9)))).toThrow(
      "index 3 does not come after index 3",
    );
  });

  test("names each reading by its meter", () => {
    const batch = { bank: 2, slot: 9, readings: [reading] };
    expect(signedReading(batch, reading)).toEqual({
      meterId: 515,
      slot: 9,
      importTotalWh: 300n,
      exportTotalWh: 2n,
      flags: 1,
    });
  });
});

describe("verdicts", () => {
  const entries = fc.array(
    fc.record({ index: u8, verdict: fc.constantFrom(...verdicts), flags: u8, importTotalWh: u64, exportTotalWh: u64 }),
  );

  test("come back as they were", () => {
    always(entries, (list) => expect(decodeVerdicts(encodeVerdicts(list))).toEqual(list));
  });

  test("have eighteen codes, of which the first five and the last are final", () => {
    expect(verdicts).toHaveLength(18);
    expect(verdicts.filter(isFinalVerdict)).toEqual([
      "accepted",
      "baseline",
      "catch_up",
      "duplicate",
      "superseded",
      "quarantined",
    ]);
    expect(() => decodeVerdicts(Uint8Array.of(0, 18, 0, 0, 0))).toThrow("unexpected verdict 18");
  });
});

describe("results of a bank", () => {
  const results: fc.Arbitrary<PackedResult[]> = fc.array(
    fc.record({
      index: u8,
      reason: fc.constantFrom(...reasons),
      energy: fc.record({
        exportWh: u64,
        importWh: u64,
        forwardSoldWh: u64,
        forwardBoughtWh: u64,
        heldWh: u64,
        usedWh: u64,
        poolSoldWh: u64,
        poolBoughtWh: u64,
        utilitySoldWh: u64,
        utilityBoughtWh: u64,
        catchUpImportWh: u64,
        catchUpExportWh: u64,
      }),
      catchUp: fc.record({ earnedMicro: u64, paidMicro: u64 }),
      moneyMicro: i128,
    }),
    { maxLength: 20 },
  );

  test("come back as they were", () => {
    always(results, (list) => expect(decodeBankResults(encodeBankResults(list))).toEqual(list));
  });

  test("leave out energies that are zero", () => {
    // Index 0, marginal, mask 0x0141: exported 1000 Wh, 700 to the pool, 300 to the utility, 87000 micro received.
    const packed = hex.decode("0002" + "0141" + "e807" + "bc05" + "ac02" + "b0cf0a");
    const [result, ...more] = decodeBankResults(packed);
    expect(more).toEqual([]);
    expect(result).toMatchObject({ index: 0, reason: "marginal", moneyMicro: 87_000n });
    expect(Object.entries(result?.energy ?? {}).filter(([, energyWh]) => energyWh !== 0n)).toEqual([
      ["exportWh", 1000n],
      ["poolSoldWh", 700n],
      ["utilitySoldWh", 300n],
    ]);
    expect(result && encodeBankResults([result])).toEqual(packed);
  });

  test("with an unknown reason or energy are refused", () => {
    expect(() => decodeBankResults(Uint8Array.of(0, 8, 0, 0, 0))).toThrow("unexpected reason 8");
    expect(() => decodeBankResults(Uint8Array.of(0, 0, 0x40, 0, 0))).toThrow("unexpected mask 16384");
  });
});

describe("packed integers", () => {
  const verdictOf = (varint: string) => decodeVerdicts(hex.decode(`000000${varint}`));

  test.each([
    ["80", "end inside a value"],
    ["8000", "overlong integer"],
    ["ffffffffffffffffff02", "integer too large"],
    ["ffffffffffffffffffff01", "integer too large"],
  ])("have one encoding, which %s is not", (varint, message) => {
    expect(() => verdictOf(varint)).toThrow(message);
  });

  test("reach to the largest register", () => {
    expect(verdictOf("ffffffffffffffffff0100")[0]?.importTotalWh).toBe(0xffff_ffff_ffff_ffffn);
  });
});

describe("an address", () => {
  test.each([
    [
      "in capitals, as QR codes hold it",
      "WATT15VSR65CKRHQU7MU8388QNZC6M37LR6KJUJ7J98",
      "watt15vsr65ckrhqu7mu8388qnzc6m37lr6kjuj7j98",
    ],
    ["in small letters", "watt15vsr65ckrhqu7mu8388qnzc6m37lr6kjuj7j98", "watt15vsr65ckrhqu7mu8388qnzc6m37lr6kjuj7j98"],
    ["in both, which Bech32 refuses", "Watt15vsr65", "Watt15vsr65"],
    ["that is none", "ALICE", "ALICE"],
  ])("%s", (_name, text, plain) => {
    expect(plainAddress(text)).toBe(plain);
  });
});

describe("files that people have edited", () => {
  const bytesOf = (text: string) => new TextEncoder().encode(text);

  test("may begin with a byte order mark, which is no part of them", () => {
    expect(parseJson(bytesOf('\ufeff{"chain_id":"wattmesh-local"}'))).toEqual({ chain_id: "wattmesh-local" });
    expect(decodeText(bytesOf("\ufeffslot_seconds = 900"))).toBe("slot_seconds = 900");
    expect(decodeText(bytesOf("Zähler"))).toBe("Zähler");
    expect(decodeText(new Uint8Array())).toBe("");
  });

  test.each([
    ["with the mark of little ends", Buffer.from('\ufeff{"a":1}', "utf16le")],
    ["with the mark of big ends", Buffer.from('\ufeff{"a":1}', "utf16le").swap16()],
    ["of little ends without a mark", Buffer.from('{"a":1}', "utf16le")],
    ["of big ends without a mark", Buffer.from('{"a":1}', "utf16le").swap16()],
  ])("are called UTF-16 when they are, %s", (_name, content) => {
    expect(() => parseJson(content)).toThrow('expected text in UTF-8, got "UTF-16"');
  });

  test("are refused in Latin-1, of which UTF-8 would lose letters", () => {
    expect(() => decodeText(Buffer.from("Zähler", "latin1"))).toThrow('expected text in UTF-8, got "other bytes"');
  });
});
