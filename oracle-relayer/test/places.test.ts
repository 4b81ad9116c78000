import fc from "fast-check";
import { expect, test } from "vitest";
import { Indexes, Places, runsOf } from "../src/outbox/places.ts";

const some = fc.uniqueArray(fc.nat({ max: 255 }), { maxLength: 256 });

function indexesOf(all: readonly number[]): Indexes {
  const indexes = new Indexes();
  for (const index of all) indexes.add(index);
  return indexes;
}

const ascending = (all: Iterable<number>) => [...new Set(all)].sort((a, b) => a - b);

test("indexes are a set of numbers, given in order", () => {
  fc.assert(
    fc.property(some, some, fc.nat({ max: 255 }), (a, b, from) => {
      const [ones, others] = [indexesOf(a), indexesOf(b)];
      expect([...ones]).toEqual(ascending(a));
      expect([...ones.from(from)]).toEqual(ascending(a).filter((index) => index >= from));
      expect(ones.size).toBe(a.length);
      expect(ones.isEmpty).toBe(a.length === 0);
      const both = Indexes.of(ones, others);
      expect([...both]).toEqual(ascending([...a, ...b]));
      both.removeAll(others);
      expect([...both]).toEqual(ascending(a).filter((index) => !b.includes(index)));
      const common = Indexes.of(ones);
      common.keepAll(others);
      expect([...common]).toEqual(ascending(a).filter((index) => b.includes(index)));
      for (const index of a) expect(ones.add(index)).toBe(false);
      for (const index of a) expect(ones.remove(index)).toBe(true);
      expect(ones.isEmpty).toBe(true);
    }),
  );
});

test("the runs of a cell hold each of its meters and none of the others, and no fewer would", () => {
  fc.assert(
    fc.property(some, some, fc.nat({ max: 9 }), (a, b, bank) => {
      const others = b.filter((index) => !a.includes(index));
      const runs = runsOf({ slot: 1, bank, indexes: indexesOf(a) }, indexesOf([...a, ...others]));
      const within = (index: number) =>
        runs.filter(({ from, to }) => bank * 256 + index >= from && bank * 256 + index <= to).length;
      for (const index of a) expect(within(index)).toBe(1);
      for (const index of others) expect(within(index)).toBe(0);
      expect(runs.reduce((sum, { count }) => sum + count, 0)).toBe(a.length);
      for (const [n, { from }] of runs.entries()) {
        const before = runs[n - 1];
        if (before === undefined) continue;
        expect(others.some((index) => bank * 256 + index > before.to && bank * 256 + index < from)).toBe(true);
      }
    }),
  );
});

test("places are meters and slots, given by slot and bank", () => {
  const place = fc.record({ meterId: fc.constantFrom(0, 1, 255, 256, 700), slot: fc.nat({ max: 3 }) });
  fc.assert(
    fc.property(fc.array(place), fc.array(place), (added, removed) => {
      const places = new Places();
      const model = new Set<string>();
      for (const { meterId, slot } of added) {
        expect(places.add(meterId, slot)).toBe(!model.has(`${meterId}/${slot}`));
        model.add(`${meterId}/${slot}`);
      }
      for (const { meterId, slot } of removed) {
        expect(places.remove(meterId, slot)).toBe(model.delete(`${meterId}/${slot}`));
        expect(places.has(meterId, slot)).toBe(false);
      }
      const cells = [...places.cells()];
      const all = cells.flatMap(({ slot, bank, indexes }) =>
        [...indexes].map((index) => `${bank * 256 + index}/${slot}`),
      );
      expect(all.toSorted()).toEqual([...model].sort());
      expect(cells.map(({ slot, bank }) => slot * 10 + bank)).toEqual(
        ascending(cells.map(({ slot, bank }) => slot * 10 + bank)),
      );
      expect(places.slots).toEqual(ascending(cells.map(({ slot }) => slot)));
    }),
  );
});
