import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "../src/db/database.ts";
import { openPglite } from "../src/db/pglite.ts";

let db: Database;

beforeAll(async () => {
  db = await openPglite(undefined);
});

afterAll(() => db.close());

test("PGlite needs only the latest part of its log, however much was written, and plans by samples of its tables", async () => {
  await db.script("create table note (text text)");
  const megabyte = randomBytes(512 << 10).toString("hex");
  for (let count = 0; count < 80; count += 1)
    await db.write([{ text: "insert into note values ($1)", values: [megabyte] }]);
  const log = await logOf(db);
  expect(log.written).toBeGreaterThan(60 << 20);
  expect(log.needed).toBeLessThan(20 << 20);
  const [note] = await db.query<{ sampled: boolean }>(
    "select reltuples > 0 as sampled from pg_class where relname = 'note'",
  );
  expect(note?.sampled).toBe(true);
});

test("PGlite's log stays short where statements are short and write much", async () => {
  await db.script("create table many (text text)");
  for (let count = 0; count < 20; count += 1)
    await db.write([
      { text: "insert into many select repeat($1, 512) from generate_series(1, 6000)", values: ["x"] },
      { text: "select length($1)", values: ["x".repeat(256 << 10)] },
    ]);
  expect((await logOf(db)).needed).toBeLessThan(32 << 20);
});

test("PGlite uses the room of rows again that were changed", async () => {
  await db.script("create table changed (id int primary key, state text, text text)");
  await db.script("create index on changed (state)");
  const text = "x".repeat(512);
  const size = async (): Promise<number> =>
    Number((await db.query<{ bytes: string }>("select pg_relation_size('changed')::text as bytes"))[0]?.bytes);
  await db.write([{ text: "insert into changed select id, '', $1 from generate_series(1, 5000) id", values: [text] }]);
  const once = await size();
  for (let count = 0; count < 24; count += 1)
    await db.write([
      { text: "update changed set state = $1", values: [String(count)] },
      { text: "select length($1)", values: ["x".repeat(1 << 20)] },
    ]);
  expect(await size()).toBeLessThan(10 * once);
});

/** How many bytes of log there have been, and how many a restart reads. */
async function logOf(db: Database): Promise<{ written: number; needed: number }> {
  const [log] = await db.query<{ written: string; needed: string }>(
    `select pg_current_wal_lsn() - '0/0' as written, pg_current_wal_lsn() - redo_lsn as needed from pg_control_checkpoint()`,
  );
  return { written: Number(log?.written), needed: Number(log?.needed) };
}
