import { createPublicKey, ECDH, type KeyObject, verify } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { base64urlnopad, hex } from "@scure/base";
import { describe, expect, test } from "vitest";
import { reasonCodes } from "../src/formats/bankResults.ts";
import type { PowerQuality as WirePowerQuality } from "../src/generated/contracts/Metering.types.ts";
import type { NewOrder } from "../src/generated/contracts/Trading.types.ts";
import { conditionFromWire, orderTermsFromWire, powerQualityFromWire } from "../src/generated/values.ts";
import {
  chainTag,
  decodeBankResults,
  decodeDues,
  decodeFreedReserves,
  decodeOrderEnds,
  decodeOrderFills,
  decodeOrders,
  decodeReadingBatch,
  decodeVerdicts,
  encodeBankResults,
  encodeDues,
  encodeFreedReserves,
  encodeOrderEnds,
  encodeOrderFills,
  encodeOrders,
  encodeReadingBatch,
  encodeVerdicts,
  InvalidValueError,
  type KeyType,
  PackedBytesError,
  possessionBytes,
  qualityBytes,
  readingBytes,
  restartBytes,
  rotationBytes,
  type Side,
  type Verdict,
} from "../src/index.ts";
import { parseJson } from "../src/wire/json.ts";

const path = join(import.meta.dirname, "../../contracts/vectors/signed.jsonl");
const cases: Case[] = readFileSync(path, "utf8")
  .trimEnd()
  .split("\n")
  .map((line) => parseJson(line) as Case);

interface Signed {
  key_type: KeyType;
  public_key: string;
  signatures: { signature: string; valid: boolean }[];
}

interface PackedReadingCase {
  index: number;
  flags: number;
  import_total_wh: string;
  export_total_wh: string;
}

interface RegistersCase {
  slot: number;
  import_total_wh: string;
  export_total_wh: string;
}

const registersOf = ({ slot, import_total_wh, export_total_wh }: RegistersCase) => ({
  slot,
  importTotalWh: BigInt(import_total_wh),
  exportTotalWh: BigInt(export_total_wh),
});

type Case = { bytes: string } & (
  | {
      kind: "reading";
      chain_id: string;
      chain_tag: string;
      meter_id: number;
      slot: number;
      import_total_wh: string;
      export_total_wh: string;
      flags: number;
      signed: Signed;
    }
  | { kind: "possession"; chain_id: string; owner: string; serial: string; signed: Signed }
  | { kind: "rotation"; chain_id: string; meter_id: number; new_public_key: string; signed: Signed }
  | {
      kind: "restart";
      chain_id: string;
      contract: string;
      meter_id: number;
      last: RegistersCase;
      first: RegistersCase;
      signed: Signed;
    }
  | {
      kind: "quality";
      chain_id: string;
      meter_id: number;
      slot: number;
      quality: WirePowerQuality;
      signed: Signed;
    }
  | { kind: "batch"; bank: number; slot: number; readings: (PackedReadingCase & { signature: string })[] }
  | { kind: "refused_batch"; why: string }
  | { kind: "verdicts"; verdicts: (PackedReadingCase & { verdict: Verdict })[] }
  | { kind: "results"; results: { index: number; reason: number; energies_wh: string[]; money_micro: string }[] }
  | { kind: "orders"; orders: { zone_id: number; delegated: boolean; order: NewOrder }[] }
  | { kind: "refused_orders"; why: string }
  | { kind: "order_ends"; ends: { meter_id: number; order_id: string; left_wh: string; freed_micro: string }[] }
  | {
      kind: "order_fills";
      fills: { side: Side; whole: boolean; meter_id: number; order_id: string; energy_wh: string }[];
    }
  | { kind: "freed_reserves"; freed: { index: number; freed_micro: string }[] }
  | { kind: "dues"; dues: { index: number; utility: number; due_micro: string }[] }
  // What contracts keep for each other, and no client reads.
  | { kind: "slot_energy" | "membership" | "device_bank" }
);

function of<K extends Case["kind"]>(kind: K): Extract<Case, { kind: K }>[] {
  const found = cases.filter((one): one is Extract<Case, { kind: K }> => one.kind === kind);
  expect(found, `cases of ${kind}`).not.toEqual([]);
  return found;
}

const packedReading = ({ index, flags, import_total_wh, export_total_wh }: PackedReadingCase) => ({
  index,
  flags,
  importTotalWh: BigInt(import_total_wh),
  exportTotalWh: BigInt(export_total_wh),
});

function publicKey({ key_type, public_key }: Signed): KeyObject {
  const key = hex.decode(public_key);
  if (key_type === "ed25519") {
    return createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x: base64urlnopad.encode(key) }, format: "jwk" });
  }
  const [curve, crv] = key_type === "secp256k1" ? ["secp256k1", "secp256k1"] : ["prime256v1", "P-256"];
  const point = hex.decode(ECDH.convertKey(key, curve, undefined, "hex", "uncompressed").toString());
  const [x, y] = [1, 33].map((at) => base64urlnopad.encode(point.slice(at, at + 32)));
  return createPublicKey({ key: { kty: "EC", crv, x, y } as never, format: "jwk" });
}

function expectSignatures(bytes: Uint8Array, signed: Signed): void {
  const key = publicKey(signed);
  const [digest, options] =
    signed.key_type === "ed25519" ? [null, key] : ["sha256", { key, dsaEncoding: "ieee-p1363" as const }];
  for (const { signature, valid } of signed.signatures)
    expect(verify(digest, bytes, options, hex.decode(signature))).toBe(valid);
}

const quality = {
  voltageMinDv: 3,
  voltageMeanDv: 4,
  voltageMaxDv: 5,
  frequencyMinMhz: 6,
  frequencyMaxMhz: 7,
  powerFactorPermille: -8,
};

test.each([
  { voltageMaxDv: 65_536 },
  { voltageMinDv: -1 },
  { voltageMeanDv: 0.5 },
  { frequencyMaxMhz: 2 ** 32 },
  { powerFactorPermille: 32_768 },
  { powerFactorPermille: -32_769 },
  { powerFactorPermille: Number.NaN },
])("no bytes are signed of a quality with %o", (wrong) => {
  expect(() =>
    qualityBytes(chainTag("wattmesh-1"), { meterId: 1, slot: 2, quality: { ...quality, ...wrong } }),
  ).toThrow(InvalidValueError);
});

describe("the cases of the formats' specification", () => {
  test.each(of("reading"))("a reading of meter $meter_id in slot $slot, signed by $signed.key_type", (given) => {
    const tag = chainTag(given.chain_id);
    const { index: _, ...totals } = packedReading({ index: 0, ...given });
    const bytes = readingBytes(tag, { meterId: given.meter_id, slot: given.slot, ...totals });
    expect(hex.encode(tag)).toBe(given.chain_tag);
    expect(hex.encode(bytes)).toBe(given.bytes);
    expectSignatures(bytes, given.signed);
  });

  test.each(of("possession"))(
    "possession of $serial by $owner",
    ({ chain_id, owner, serial, signed, bytes: expected }) => {
      const bytes = possessionBytes(chainTag(chain_id), { owner, serial, publicKey: hex.decode(signed.public_key) });
      expect(hex.encode(bytes)).toBe(expected);
      expectSignatures(bytes, signed);
    },
  );

  test.each(of("rotation"))(
    "meter $meter_id goes over to $new_public_key",
    ({ chain_id, meter_id, new_public_key, ...given }) => {
      const bytes = rotationBytes(chainTag(chain_id), meter_id, hex.decode(new_public_key));
      expect(hex.encode(bytes)).toBe(given.bytes);
      expectSignatures(bytes, given.signed);
    },
  );

  test.each(of("restart"))(
    "meter $meter_id starts again",
    ({ chain_id, contract, meter_id, last, first, ...given }) => {
      const restart = { contract, meterId: meter_id, last: registersOf(last), first: registersOf(first) };
      const bytes = restartBytes(chainTag(chain_id), restart);
      expect(hex.encode(bytes)).toBe(given.bytes);
      expectSignatures(bytes, given.signed);
    },
  );

  test.each(of("quality"))(
    "meter $meter_id saw $quality in slot $slot",
    ({ chain_id, meter_id, slot, quality, ...given }) => {
      const seen = { meterId: meter_id, slot, quality: powerQualityFromWire(quality) };
      const bytes = qualityBytes(chainTag(chain_id), seen);
      expect(hex.encode(bytes)).toBe(given.bytes);
      expectSignatures(bytes, given.signed);
    },
  );

  test.each(of("batch"))("a batch of bank $bank in slot $slot", ({ bank, slot, readings, bytes }) => {
    const batch = {
      bank,
      slot,
      readings: readings.map((reading) => ({ ...packedReading(reading), signature: hex.decode(reading.signature) })),
    };
    expect(hex.encode(encodeReadingBatch(batch))).toBe(bytes);
    expect(decodeReadingBatch(hex.decode(bytes))).toEqual(batch);
  });

  test.each(of("refused_batch"))("no batch: $why", ({ bytes }) => {
    expect(() => decodeReadingBatch(hex.decode(bytes))).toThrow(PackedBytesError);
  });

  test.each(of("verdicts"))("verdicts", ({ verdicts, bytes }) => {
    const expected = verdicts.map((entry) => ({ ...packedReading(entry), verdict: entry.verdict }));
    expect(decodeVerdicts(hex.decode(bytes))).toEqual(expected);
    expect(hex.encode(encodeVerdicts(expected))).toBe(bytes);
  });

  test.each(of("results"))("results of a bank", ({ results, bytes }) => {
    const decoded = decodeBankResults(hex.decode(bytes));
    const seen = decoded.map(({ index, reason, energy, catchUp, moneyMicro }) => ({
      index,
      reason: reasonCodes.indexOf(reason),
      energies_wh: Object.values(energy).map(String),
      catch_up_earned_micro: catchUp.earnedMicro.toString(),
      catch_up_paid_micro: catchUp.paidMicro.toString(),
      money_micro: moneyMicro.toString(),
    }));
    expect(seen).toEqual(results);
    expect(hex.encode(encodeBankResults(decoded))).toBe(bytes);
  });

  test.each(of("orders"))("orders with every kind of terms and condition", ({ orders, bytes }) => {
    const expected = orders.map(({ zone_id, delegated, order: { side, terms, condition } }) => ({
      zoneId: zone_id,
      delegated,
      order: {
        side,
        terms: orderTermsFromWire(terms),
        condition: condition ? conditionFromWire(condition) : undefined,
      },
    }));
    expect(decodeOrders(hex.decode(bytes))).toEqual(expected);
    expect(hex.encode(encodeOrders(expected))).toBe(bytes);
  });

  test.each(of("refused_orders"))("no orders: $why", ({ bytes }) => {
    expect(() => decodeOrders(hex.decode(bytes))).toThrow(PackedBytesError);
  });

  test.each(of("order_ends"))("ended orders", ({ ends, bytes }) => {
    const expected = ends.map((end) => ({
      meterId: end.meter_id,
      orderId: BigInt(end.order_id),
      leftWh: BigInt(end.left_wh),
      freedMicro: BigInt(end.freed_micro),
    }));
    expect(decodeOrderEnds(hex.decode(bytes))).toEqual(expected);
    expect(hex.encode(encodeOrderEnds(expected))).toBe(bytes);
  });

  test.each(of("order_fills"))("filled orders", ({ fills, bytes }) => {
    const expected = fills.map(({ side, whole, ...fill }) => ({
      side,
      whole,
      meterId: fill.meter_id,
      orderId: BigInt(fill.order_id),
      energyWh: BigInt(fill.energy_wh),
    }));
    expect(decodeOrderFills(hex.decode(bytes))).toEqual(expected);
    expect(hex.encode(encodeOrderFills(expected))).toBe(bytes);
  });

  test.each(of("freed_reserves"))("freed reserves", ({ freed, bytes }) => {
    const expected = freed.map(({ index, freed_micro }) => ({ index, freedMicro: BigInt(freed_micro) }));
    expect(decodeFreedReserves(hex.decode(bytes))).toEqual(expected);
    expect(hex.encode(encodeFreedReserves(expected))).toBe(bytes);
  });

  test.each(of("dues"))("dues", ({ dues, bytes }) => {
    const expected = dues.map(({ due_micro, ...due }) => ({ ...due, dueMicro: BigInt(due_micro) }));
    expect(decodeDues(hex.decode(bytes))).toEqual(expected);
    expect(hex.encode(encodeDues(expected))).toBe(bytes);
  });
});
