import { encodeReadingBatch, indexInBank } from "@wattmesh/client";
import fc from "fast-check";
import { expect, test } from "vitest";
import { packBatches, sizeOf } from "../src/outbox/batches.ts";
import { reading } from "./support/readings.ts";

const places = (readings: readonly { meterId: number; slot: number }[]) =>
  readings.map(({ meterId, slot }) => `${meterId}/${slot}`);

const someReadings = fc
  .uniqueArray(
    fc.tuple(fc.integer({ min: 0, max: 1_000 }), fc.integer({ min: 0, max: 5 }), fc.bigInt(0n, 2n ** 64n - 1n)),
    { selector: ([meterId, slot]) => `${meterId}/${slot}`, maxLength: 300 },
  )
  .map((list) =>
    list
      .map(([meterId, slot, importTotalWh]) => reading(meterId, slot, { importTotalWh }))
      .sort((a, b) => a.slot - b.slot || a.meterId - b.meterId),
  );

const limits = fc.record({
  maxBytes: fc.integer({ min: 500, max: 40_000 }),
  maxReadings: fc.integer({ min: 1, max: 200 }),
});

test("one message carries one bank and one slot, indexes ascending", () => {
  const readings = [reading(257, 1), reading(2, 1), reading(1, 1), reading(256, 1), reading(1, 2)];
  const batches = packBatches(readings, { maxBytes: 10_000, maxReadings: 100 });
  expect(batches.map(({ bank, slot, readings }) => [bank, slot, readings.map(({ meterId }) => meterId)])).toEqual([
    [0, 1, [1, 2]],
    [1, 1, [256, 257]],
    [0, 2, [1]],
  ]);
});

test("a reading that is larger than the limit still goes alone", () => {
  expect(packBatches([reading(1, 1), reading(2, 1)], { maxBytes: 1, maxReadings: 9 })[0]?.readings).toHaveLength(1);
});

test("batches hold the first readings, as many as the limits allow, each once, and the contract can read them", () => {
  fc.assert(
    fc.property(someReadings, limits, (readings, { maxBytes, maxReadings }) => {
      const batches = packBatches(readings, { maxBytes, maxReadings });
      const packed = batches.flatMap((batch) => batch.readings);
      expect(places(packed).toSorted()).toEqual(places(readings.slice(0, packed.length)).toSorted());
      expect(packed.length).toBeLessThanOrEqual(maxReadings);
      if (packed.length > 1) {
        expect(sizeOf(batches)).toBeLessThanOrEqual(maxBytes);
      }
      const next = readings[packed.length];
      if (next !== undefined && packed.length < maxReadings) {
        expect(
          sizeOf(packBatches(readings.slice(0, packed.length + 1), { maxBytes: 1e9, maxReadings: 1e9 })),
        ).toBeGreaterThan(maxBytes);
      }
      let bytes = 0;
      for (const { bank, slot, readings } of batches) {
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
