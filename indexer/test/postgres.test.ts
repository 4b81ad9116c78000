import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../src/db/database.ts";
import { openDatabase } from "../src/db/openDatabase.ts";
import { openPglite } from "../src/db/pglite.ts";
import { wipe } from "../src/db/tables.ts";
import { series } from "../src/db/timescale.ts";
import { Community } from "./support/community.ts";
import { deployment, Feed } from "./support/feed.ts";
import { type Postgres, startPostgres } from "./support/postgres.ts";
import { dump } from "./support/tables.ts";
import { emptyTables, index } from "./support/world.ts";

describe("PostgreSQL", () => {
  let server: Postgres;
  let db: Database;

  beforeAll(async () => {
    server = await startPostgres();
    db = await openDatabase({ url: server.url, connections: 4 });
  });

  afterAll(async () => {
    await db?.close();
    await server?.stop();
  });

  test("holds the same tables as PGlite, byte for byte", async () => {
    const feed = new Feed();
    const community = new Community(feed, deployment, { points: 300, banksPerZone: 1 });
    community.found();
    for (let slot = 0; slot < 3; slot += 1) community.settle(deployment);
    await emptyTables(db);
    await index(db, feed);
    const pglite = await openPglite(undefined);
    await emptyTables(pglite);
    await index(pglite, feed);
    expect(await dump(db)).toEqual(await dump(pglite));
    await pglite.close();
  });

  test("has one indexer that writes", async () => {
    await expect(openDatabase({ url: server.url, connections: 2 })).rejects.toMatchObject({
      name: "DatabaseInUseError",
      retryHelps: true,
    });
  });

  test("is named in the error when it does not answer", async () => {
    await expect(
      openDatabase({ url: "postgres://wattmesh@127.0.0.1:1/postgres", connections: 2 }),
    ).rejects.toMatchObject({
      name: "DatabaseUnreachableError",
      retryHelps: true,
    });
  });

  describe("with TimescaleDB", () => {
    test("can make hypertables of its series: each unique index holds the slot, which is a number that is never null", async () => {
      await emptyTables(db);
      for (const table of series) {
        const [slot] = await db.query(
          `select format_type(atttypid, atttypmod) as type, attnotnull as "notNull" from pg_attribute
           where attrelid = $1::regclass and attname = 'slot'`,
          [table],
        );
        expect({ table, slot }).toEqual({ table, slot: { type: "bigint", notNull: true } });
        const indexes = await db.query<{ holds: boolean }>(
          `select a.attnum = any(i.indkey) as holds from pg_index i
             join pg_attribute a on a.attrelid = i.indrelid and a.attname = 'slot'
           where i.indrelid = $1::regclass and (i.indisunique or i.indisexclusion)`,
          [table],
        );
        expect(indexes.length).toBeGreaterThan(0);
        expect(indexes.every(({ holds }) => holds)).toBe(true);
        const foreign =
          "select conname from pg_constraint where contype = 'f' and $1::regclass in (conrelid, confrelid)";
        expect(await db.query(foreign, [table])).toEqual([]);
      }
    });

    test("drops one table at a time, since it drops no hypertable along with others", async () => {
      await emptyTables(db);
      await db.script(`
        create function one_at_a_time() returns event_trigger language plpgsql as $$
        begin
          if (select count(*) from pg_event_trigger_dropped_objects() where original and object_type = 'table') > 1 then
            raise exception 'cannot drop a hypertable along with other objects';
          end if;
        end $$;
        create event trigger one_at_a_time on sql_drop execute function one_at_a_time()`);
      await wipe(db);
      await db.script("drop event trigger one_at_a_time; drop function one_at_a_time");
      expect(await db.query("select tablename from pg_tables where schemaname = 'public'")).toEqual([]);
    });
  });
});
