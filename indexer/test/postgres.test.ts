import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Database, openDatabase } from "../src/db/database.ts";
import { openPglite } from "../src/db/pglite.ts";
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
});
