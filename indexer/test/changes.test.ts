import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Catalog, Changes, readCatalog } from "../src/db/changes.ts";
import type { Database } from "../src/db/database.ts";
import { elementOf, packIn } from "../src/db/packs.ts";
import { openPglite } from "../src/db/pglite.ts";

let db: Database;
let catalog: Catalog;

beforeAll(async () => {
  db = await openPglite(undefined);
  await db.script(
    "create table thing (place bigint, name text, size numeric not null default 0, note text, primary key (place, name))",
  );
  await db.script(
    `create table packed (
       pack bigint, slot bigint, word text[] not null, size numeric[], primary key (pack, slot)
     );
     create table summed (pack bigint primary key, times bigint[] not null, size numeric[]);
     create table latest (pack bigint primary key, slot bigint[] not null, size numeric[] not null);`,
  );
  catalog = await readCatalog(db);
});

afterAll(() => db.close());

type Step =
  | { kind: "size" | "note"; place: number; name: string; value: number }
  | { kind: "add"; place: number; name: string; value: number };

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom("size" as const, "note" as const, "add" as const),
  place: fc.integer({ min: 0, max: 2 }),
  name: fc.constantFrom("a", 'b"}', "null"),
  value: fc.integer({ min: -1_000, max: 1_000 }),
});

describe("the changes of a block", () => {
  test("come to what the same changes one by one come to", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(step, { maxLength: 12 }), { maxLength: 4 }), async (blocks) => {
        await db.script("delete from thing");
        const model = new Map<string, { size: bigint; note: string | null }>();
        for (const block of blocks) {
          const changes = new Changes(catalog);
          for (const { kind, place, name, value } of block) {
            const key = { place, name };
            const id = JSON.stringify(key);
            const row = model.get(id) ?? { size: 0n, note: null };
            model.set(id, row);
            if (kind === "add") {
              changes.add("thing", key, { size: BigInt(value) });
              row.size += BigInt(value);
            } else if (kind === "size") {
              changes.upsert("thing", key, { size: value });
              row.size = BigInt(value);
            } else {
              changes.upsert("thing", key, { note: `n${value}` });
              row.note = `n${value}`;
            }
          }
          await db.write(changes.statements());
        }
        const rows = await db.query<{ place: number; name: string; size: string; note: string | null }>(
          "select * from thing",
        );
        const found = rows.map(({ place, name, ...rest }) => [JSON.stringify({ place, name }), rest]);
        const wanted = [...model].map(([id, { size, note }]) => [id, { size: String(size), note }]);
        expect(found.sort()).toEqual(wanted.sort());
      }),
      { numRuns: 60 },
    );
  });

  test("refuse a row that must be new and is not, and a column that is not there", async () => {
    await db.script("delete from thing");
    const twice = new Changes(catalog);
    twice.insert("thing", { place: 1, name: "a", size: 1 });
    twice.insert("thing", { place: 1, name: "a", size: 2 });
    await expect(db.write(twice.statements())).rejects.toThrow("duplicate key");
    const nowhere = new Changes(catalog);
    nowhere.insert("thing", { place: 1, colour: "red" });
    expect(() => nowhere.statements()).toThrow("thing has no column colour");
  });

  test("hold the largest numbers that the chain can tell", async () => {
    await db.script("delete from thing");
    const changes = new Changes(catalog);
    const largest = 2n ** 128n - 1n;
    changes.insert("thing", { place: 4_294_967_295, name: "u128", size: largest });
    await db.write(changes.statements());
    expect(await db.query("select place, size from thing")).toEqual([{ place: 4_294_967_295, size: String(largest) }]);
  });
});

interface Told {
  meterId: number;
  slot: number;
  word: string;
  size: bigint;
}

const entry: fc.Arbitrary<Told> = fc.record({
  meterId: fc.constantFrom(0, 5, 31, 32, 63, 4_294_967_295),
  slot: fc.integer({ min: 1, max: 3 }),
  word: fc.constantFrom("a", 'b"}', "c\\,{", "null"),
  size: fc.oneof(fc.constant(0n), fc.bigInt({ min: -(2n ** 127n), max: 2n ** 127n })),
});

/** What a point has in a packed table, by its id and slot. */
async function unpacked(table: string, columns: readonly string[], ids: readonly number[]) {
  const found = new Map<string, unknown>();
  for (const meterId of ids) {
    const list = columns.map((name) => `${elementOf(name, "$1")} as ${name}`).join(", ");
    const rows = await db.query<Record<string, unknown>>(
      `select ${table === "packed" ? "slot as at, " : ""}${list} from ${table} where pack = ${packIn("$1")}`,
      [meterId],
    );
    for (const { at, ...row } of rows) {
      if (row[columns[0] as string] === null) continue;
      found.set(`${meterId}/${at ?? ""}`, { ...row, size: row.size ?? "0" });
    }
  }
  return found;
}

describe("rows that metering points share", () => {
  test("hold of each point what was told of it first, the sum, and the latest", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(entry, { maxLength: 12 }), { maxLength: 4 }), async (blocks) => {
        await db.script("delete from packed; delete from summed; delete from latest");
        const first = new Map<string, unknown>();
        const sums = new Map<string, { times: number; size: bigint }>();
        const last = new Map<string, { slot: number; size: bigint }>();
        for (const block of blocks) {
          const changes = new Changes(catalog);
          for (const { meterId, slot, word, size } of block) {
            const [id, at] = [`${meterId}/`, `${meterId}/${slot}`];
            changes.insertInPackOnce("packed", meterId, { slot }, { word, size });
            if (!first.has(at)) first.set(at, { word, size: String(size) });
            changes.addInPack("summed", meterId, {}, { times: 1n, size });
            const sum = sums.get(id) ?? { times: 0, size: 0n };
            sums.set(id, { times: sum.times + 1, size: sum.size + size });
            changes.setInPackIfLater("latest", meterId, { slot, size });
            if (slot > (last.get(id)?.slot ?? 0)) last.set(id, { slot, size });
          }
          await db.write(changes.statements());
        }
        const ids = [...new Set(blocks.flat().map(({ meterId }) => meterId))];
        const asText = <Row extends { size: bigint }>(rows: Map<string, Row>) =>
          new Map([...rows].map(([id, row]) => [id, { ...row, size: String(row.size) }]));
        expect(await unpacked("packed", ["word", "size"], ids)).toEqual(first);
        const summed = await unpacked("summed", ["times", "size"], ids);
        // A point of which nothing was told has been there no times, once its pack's sums were added to.
        for (const [id, row] of summed) if ((row as { times: number }).times === 0) summed.delete(id);
        expect(summed).toEqual(asText(sums));
        expect(await unpacked("latest", ["slot", "size"], ids)).toEqual(asText(last));
      }),
      { numRuns: 60 },
    );
  });

  test("are refused where they must be new and are not, in a block or after it", async () => {
    await db.script("delete from packed");
    const changes = new Changes(catalog);
    changes.insertInPack("packed", 33, { slot: 1 }, { word: "a", size: 1n });
    expect(() => changes.insertInPack("packed", 33, { slot: 1 }, { word: "b", size: 1n })).toThrow(
      "packed has metering point 33 twice in a row",
    );
    await db.write(changes.statements());
    const again = new Changes(catalog);
    again.insertInPack("packed", 34, { slot: 1 }, { word: "a", size: 1n });
    await expect(db.write(again.statements())).rejects.toThrow("duplicate key");
  });

  test("hold no numbers where all of them are 0, and those of others all the same", async () => {
    await db.script("delete from packed");
    const changes = new Changes(catalog);
    changes.insertInPack("packed", 1, { slot: 1 }, { word: "a", size: 0n });
    changes.insertInPack("packed", 2, { slot: 1 }, { word: "a", size: 0n });
    changes.insertInPack("packed", 33, { slot: 1 }, { word: "a", size: 7n });
    await db.write(changes.statements());
    expect(await db.query("select pack, word::text, size::text from packed order by pack")).toEqual([
      { pack: 0, word: "{NULL,a,a}", size: null },
      { pack: 1, word: "{NULL,a}", size: "{NULL,7}" },
    ]);
  });
});
