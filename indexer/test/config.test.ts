import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadConfig } from "../src/config.ts";
import { contracts } from "./support/feed.ts";

let folder: string;
const minimal = 'deployment = "deployment.json"\n[database]\npath = "database"\n';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "wattmesh-config-"));
  const deployment = {
    chain_id: "feed-1",
    rpc_url: "http://127.0.0.1:26657",
    denom: "ueur",
    fee_denom: "uwatt",
    contracts,
    slot_seconds: 900,
    grace_seconds: 60,
  };
  writeFileSync(join(folder, "deployment.json"), JSON.stringify(deployment));
  writeFileSync(join(folder, "broken.json"), "{}");
});

afterAll(() => rmSync(folder, { recursive: true }));

function load(toml: string, environment: Record<string, string> = {}) {
  const file = join(folder, "indexer.toml");
  writeFileSync(file, toml);
  return loadConfig(file, environment);
}

describe("the configuration", () => {
  test("needs a deployment and a database, and has a default for the rest", () => {
    expect(load(minimal)).toMatchObject({
      deployment: { chainId: "feed-1", rpcUrl: "http://127.0.0.1:26657" },
      database: { path: join(folder, "database") },
      http: { host: "127.0.0.1", port: 9470, corsOrigins: [] },
    });
  });

  test("keeps everything unless it says for how many days", () => {
    expect(load(minimal).chain.keepDays).toBeUndefined();
    expect(load(`${minimal}keep_days = 800\n`).chain.keepDays).toBe(800);
  });

  test("keeps events, and orders that are over, no shorter unless it says for how many hours", () => {
    expect(load(minimal).chain.keepHours).toBeUndefined();
    expect(load(`${minimal}keep_hours = 2\n`).chain.keepHours).toBe(2);
  });

  test("takes PostgreSQL from DATABASE_URL, before a folder", () => {
    const { database } = load(minimal, { DATABASE_URL: "postgres://db.example/wattmesh" });
    expect(database).toMatchObject({ url: "postgres://db.example/wattmesh", connections: 8 });
  });

  test("lets the environment have the last word, in the type of each key", () => {
    const config = load(`${minimal}[http]\nport = 1\n`, {
      WATTMESH_INDEXER_HTTP_PORT: "8080",
      WATTMESH_INDEXER_HTTP_CORS_ORIGINS: "https://a.example, https://b.example",
      WATTMESH_INDEXER_HTTP_TRUSTED_PROXIES: "127.0.0.1, 10.0.0.0/8",
      WATTMESH_INDEXER_CHAIN_RPC_URL: "http://node:26657",
      UNRELATED: "left alone",
    });
    expect(config.http).toMatchObject({
      port: 8080,
      corsOrigins: ["https://a.example", "https://b.example"],
      trustedProxies: ["127.0.0.1", "10.0.0.0/8"],
    });
    expect(config.deployment.rpcUrl).toBe("http://node:26657");
  });

  test.each([
    ["", {}, "deployment = (missing): is missing"],
    ['deployment = "deployment.json"', {}, "database.path = (missing): name a folder for PGlite"],
    ['deployment = "nowhere.json"\n[database]\npath = "d"', {}, "nowhere.json"],
    ['deployment = "broken.json"\n[database]\npath = "d"', {}, "broken.json"],
    [`${minimal}keep_days = 399`, {}, "database.keep_days = 399: must be a whole number from 400 to 36500"],
    [`${minimal}keep_hours = 49`, {}, "database.keep_hours = 49: must be a whole number from 1 to 48"],
    [`${minimal}[http]\nport = 70000`, {}, "http.port = 70000: must be a whole number from 0 to 65535"],
    [
      `${minimal}[http]\ntrusted_proxies = ["10.0.0.0/33"]`,
      {},
      'http.trusted_proxies.0 = "10.0.0.0/33": must be an IP address, or a range such as 10.0.0.0/8',
    ],
    [`${minimal}[http]\nprot = 1`, {}, "http.prot = 1: is no key of the indexer"],
    [minimal, { WATTMESH_INDEXER_HTTP_PROT: "1" }, "WATTMESH_INDEXER_HTTP_PROT"],
    [minimal, { WATTMESH_INDEXER_HTTP_PORT: "many" }, "http.port"],
    [
      minimal,
      { DATABASE_URL: "mysql://secret:word@db" },
      'database.url = "mysql://…@db": must be a URL with postgres:',
    ],
    [`${minimal}[http]\ncors_origins = ["example.org"]`, {}, "must be an origin such as https://example.org"],
    ["deployment = ", {}, "config = "],
  ])("refuses %j with %j by key and value", (toml, environment, message) => {
    expect(() => load(toml, environment)).toThrow(message);
  });
});
