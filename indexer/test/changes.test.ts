import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Catalog, Changes, readCatalog } from "../src/db/changes.ts";
import type { Database } from "../src/db/database.ts";
import { openPglite } from "../src/db/pglite.ts";

let db: Database;
let catalog: Catalog;

beforeAll(async () => {
  db = await openPglite(undefined);
  await db.script(
    "create table thing (place bigint, name text, size numeric not null default 0, note text, primary key (place, name))",
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
