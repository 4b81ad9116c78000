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
  const [log] = await db.query<{ written: string; needed: string }>(
    `select pg_current_wal_lsn() - '0/0' as written, pg_current_wal_lsn() - redo_lsn as needed from pg_control_checkpoint()`,
  );
  expect(Number(log?.written)).toBeGreaterThan(60 << 20);
  expect(Number(log?.needed)).toBeLessThan(40 << 20);
  const [note] = await db.query<{ sampled: boolean }>(
    "select reltuples > 0 as sampled from pg_class where relname = 'note'",
  );
  expect(note?.sampled).toBe(true);
});
