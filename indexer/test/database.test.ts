import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../src/db/database.ts";
import { openDatabase } from "../src/db/openDatabase.ts";
import { openPglite } from "../src/db/pglite.ts";
import { startPostgres } from "./support/postgres.ts";

interface Opened {
  db: Database;
  close(): Promise<void>;
}

const kinds: [string, () => Promise<Opened>][] = [
  [
    "PGlite",
    async () => {
      const db = await openPglite(undefined);
      return { db, close: () => db.close() };
    },
  ],
  [
    "PostgreSQL",
    async () => {
      const server = await startPostgres();
      const db = await openDatabase({ url: server.url, connections: 2 });
      return { db, close: () => db.close().finally(() => server.stop()) };
    },
  ],
];

describe.each(kinds)("a database of %s", (_, open) => {
  let opened: Opened;
  let db: Database;

  beforeAll(async () => {
    opened = await open();
    db = opened.db;
    await db.script("create table note (text text primary key, size bigint)");
  });

  afterAll(() => opened?.close());

  const note = (text: string, size: number | null = null) => ({
    text: "insert into note values ($1, $2)",
    values: [text, size],
  });
  const notes = () => db.query("select * from note order by text");

  test("writes all statements or none, and the next ones after a failure", async () => {
    const nowhere = { text: "insert into nowhere values (1)", values: [] };
    await expect(db.write([note("half"), nowhere, note("other half")])).rejects.toThrow("nowhere");
    await expect(db.write([note("once"), note("once")])).rejects.toMatchObject({ code: "23505" });
    expect(await notes()).toEqual([]);
    await db.write([note("it's", 1), note("one", 4_294_967_295), note("two")]);
    expect(await notes()).toEqual([
      { text: "it's", size: 1 },
      { text: "one", size: 4_294_967_295 },
      { text: "two", size: null },
    ]);
  });

  test("shows readers either nothing or all of what is written meanwhile", async () => {
    await db.write([{ text: "delete from note", values: [] }]);
    const writing = db.write(Array.from({ length: 200 }, (_, index) => note(`n${index}`)));
    const seen = await Promise.all(Array.from({ length: 20 }, notes));
    await writing;
    for (const rows of seen) expect([0, 200]).toContain(rows.length);
    expect(await notes()).toHaveLength(200);
  });
});
