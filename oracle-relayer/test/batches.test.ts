import { encodeReadingBatch, indexInBank } from "@wattmesh/client";
import fc from "fast-check";
import { expect, test } from "vitest";
import { gasOfBatches, MOST_RECORDS, packBatches, sizeOf } from "../src/outbox/batches.ts";
import { reading } from "./support/readings.ts";

const places = (readings: readonly { meterId: number; slot: number }[]) =>
  readings.map(({ meterId, slot }) => `${meterId}/${slot}`);

const someReadings = fc
  .uniqueArray(
    fc.tuple(
      fc.integer({ min: 0, max: 1_000 }),
      fc.integer({ min: 0, max: 5 }),
      fc.bigInt(0n, 2n ** 64n - 1n),
      fc.option(fc.integer({ min: 1, max: 900 }), { nil: undefined, freq: 4 }),
    ),
    { selector: ([meterId, slot]) => `${meterId}/${slot}`, maxLength: 300 },
  )
  .map((list) =>
    list
      .map(([meterId, slot, importTotalWh, recordBytes]) =>
        reading(meterId, slot, {
          importTotalWh,
          ...(recordBytes !== undefined && { record: new Uint8Array(recordBytes).fill(65) }),
        }),
      )
      .sort((a, b) => a.slot - b.slot || a.meterId - b.meterId),
  );

const gas = { base: 100, perBatch: 50, perReading: 7, perRecord: 30 };
const ample = { gas, maxGas: Number.MAX_SAFE_INTEGER };

const limits = fc.record({
  maxGas: fc.integer({ min: 180, max: 20_000 }),
  maxBytes: fc.integer({ min: 500, max: 40_000 }),
  maxReadings: fc.integer({ min: 1, max: 200 }),
});

test("one message carries one bank and one slot, indexes ascending", () => {
  const readings = [reading(257, 1), reading(2, 1), reading(1, 1), reading(256, 1), reading(1, 2)];
  const batches = packBatches(readings, { ...ample, maxBytes: 10_000, maxReadings: 100 });
  expect(batches.map(({ bank, slot, readings }) => [bank, slot, readings.map(({ meterId }) => meterId)])).toEqual([
    [0, 1, [1, 2]],
    [1, 1, [256, 257]],
    [0, 2, [1]],
  ]);
});

test("a reading that is larger than the limit still goes alone", () => {
  expect(
    packBatches([reading(1, 1), reading(2, 1)], { ...ample, maxBytes: 1, maxReadings: 9 })[0]?.readings,
  ).toHaveLength(1);
});

test("a transaction of many banks carries fewer readings than one of a single bank, for the gas that each bank costs", () => {
  const scattered = Array.from({ length: 100 }, (_, bank) => reading(bank * 256, 1));
  const together = Array.from({ length: 100 }, (_, index) => reading(index, 1));
  const count = (readings: typeof scattered) =>
    packBatches(readings, { gas, maxGas: 1_000, maxBytes: 1e9, maxReadings: 1e9 }).flatMap(({ readings }) => readings)
      .length;
  expect([count(scattered), count(together)]).toEqual([15, 100]);
});

test("batches hold the first readings, as many as the limits allow, each once, and the contract can read them", () => {
  fc.assert(
    fc.property(someReadings, limits, (readings, { maxBytes, maxReadings, maxGas }) => {
      const batches = packBatches(readings, { maxBytes, maxReadings, maxGas, gas });
      const packed = batches.flatMap((batch) => batch.readings);
      expect(places(packed).toSorted()).toEqual(places(readings.slice(0, packed.length)).toSorted());
      expect(packed.length).toBeLessThanOrEqual(maxReadings);
      if (packed.length > 1) {
        expect(sizeOf(batches)).toBeLessThanOrEqual(maxBytes);
      }
      expect(gasOfBatches(gas, batches)).toBeLessThanOrEqual(maxGas);
      const next = readings[packed.length];
      if (next !== undefined && packed.length < maxReadings) {
        const more = packBatches(readings.slice(0, packed.length + 1), { ...ample, maxBytes: 1e9, maxReadings: 1e9 });
        expect(sizeOf(more) > maxBytes || gasOfBatches(gas, more) > maxGas).toBe(true);
      }
      let bytes = 0;
      for (const { bank, slot, readings } of batches) {
        const records = readings.flatMap(({ meterId, record }) =>
          record === undefined ? [] : [{ index: indexInBank(meterId), record: Buffer.from(record).toString("base64") }],
        );
        expect([0, readings.length]).toContain(records.length);
        expect(records.length).toBeLessThanOrEqual(MOST_RECORDS);
        if (records.length > 0) {
          bytes += JSON.stringify({ submit_ocmf: { bank, slot, records } }).length;
          continue;
        }
        const encoded = encodeReadingBatch({
          bank,
          slot,
          readings: readings.map((one) => ({ index: indexInBank(one.meterId), ...one })),
        });
        bytes += Buffer.from(encoded).toString("base64").length;
      }
      expect(bytes).toBeLessThanOrEqual(sizeOf(batches));
    }),
  );
});

test("records go with none of the other readings, at most 16 a message, and cost more", () => {
  const record = new Uint8Array(600).fill(65);
  const records = Array.from({ length: 20 }, (_, index) => reading(index, 1, { record }));
  const batches = packBatches([reading(30, 1), ...records], { ...ample, maxBytes: 1e9, maxReadings: 1e9 });
  expect(batches.map(({ readings }) => readings.length)).toEqual([1, 16, 4]);
  expect(gasOfBatches(gas, batches)).toBe(100 + 3 * 50 + 7 + 20 * 30);
});
