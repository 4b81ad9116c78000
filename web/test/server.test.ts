import { mkdtempSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { negotiateLocale } from "@/lib/i18n/locales";
import { readConfig } from "@/lib/server/config";
import { contentSecurityPolicy } from "@/lib/server/contentSecurityPolicy";
import { checkHeaders, readProxies } from "@/lib/server/door";
import { Rate } from "@/lib/server/rate";
import fixture from "../../ts-client/test/fixtures/events.json";

const folder = mkdtempSync(join(tmpdir(), "wattmesh-web-"));
const deployment = join(folder, "deployment.json");
writeFileSync(deployment, JSON.stringify({ ...fixture.deployment, denom: "ueur" }));

describe("the configuration", () => {
  test("needs a deployment, and knows the rest from it", () => {
    const config = readConfig({ WATTMESH_WEB_DEPLOYMENT: deployment });
    expect(config.public).toMatchObject({
      currency: "EUR",
      localnet: false,
      virtualMeters: false,
      indexer: false,
      feeGranter: undefined,
      replay: undefined,
      vatPermille: 0,
    });
    expect(config.public.deployment.rpcUrl).toBe("/rpc");
    expect(config.rpcUrl).toBe(fixture.deployment.rpc_url);
  });

  test("names each variable that is wrong", () => {
    const wrong = {
      WATTMESH_WEB_INDEXER_URL: "nowhere",
      WATTMESH_WEB_TIME_ZONE: "Moon/Base",
      WATTMESH_WEB_CURRENCY: "euro",
    };
    expect(() => readConfig(wrong)).toThrow(
      /WATTMESH_WEB_DEPLOYMENT.*WATTMESH_WEB_INDEXER_URL.*WATTMESH_WEB_CURRENCY.*WATTMESH_WEB_TIME_ZONE/,
    );
  });

  test("offers virtual meters on a localnet only", () => {
    const meters = {
      WATTMESH_WEB_DEPLOYMENT: deployment,
      WATTMESH_WEB_DEV_METERS_URL: "http://127.0.0.1:9480",
    };
    expect(() => readConfig(meters)).toThrow(/WATTMESH_WEB_DEV_METERS_URL.*WATTMESH_WEB_DEV_KEYS/);
    expect(readConfig({ ...meters, WATTMESH_WEB_DEV_KEYS: "keys" }).public).toMatchObject({
      localnet: true,
      virtualMeters: true,
    });
  });

  test("shows recorded time on a localnet only, in the order of its slots", () => {
    const replaying = { WATTMESH_WEB_DEPLOYMENT: deployment, WATTMESH_WEB_DEV_REPLAY: "50=1615014900,20=1615011300" };
    expect(() => readConfig(replaying)).toThrow(/WATTMESH_WEB_DEV_REPLAY.*WATTMESH_WEB_DEV_KEYS/);
    expect(readConfig({ ...replaying, WATTMESH_WEB_DEV_KEYS: "keys" }).public.replay).toEqual({
      rowSeconds: 900,
      parts: [
        { fromSlot: 20, startsAt: 1_615_011_300 },
        { fromSlot: 50, startsAt: 1_615_014_900 },
      ],
    });
    for (const wrong of ["50", "50=", "=1", "50=1;51=2", "a=b"])
      expect(() => readConfig({ ...replaying, WATTMESH_WEB_DEV_REPLAY: wrong })).toThrow("SLOT=UNIX_SECONDS");
  });

  test("tells its figures nowhere unless it has a port for them", () => {
    const given = { WATTMESH_WEB_DEPLOYMENT: deployment };
    expect(readConfig(given)).toMatchObject({ metricsPort: undefined, metricsHost: "127.0.0.1" });
    expect(readConfig({ ...given, WATTMESH_WEB_METRICS_PORT: "3001" }).metricsPort).toBe(3_001);
    for (const port of ["0", "65536", "x", "1.5"])
      expect(() => readConfig({ ...given, WATTMESH_WEB_METRICS_PORT: port })).toThrow("WATTMESH_WEB_METRICS_PORT");
  });

  test("takes an empty variable for none", () => {
    expect(
      readConfig({ WATTMESH_WEB_DEPLOYMENT: deployment, WATTMESH_WEB_INDEXER_URL: "" }).indexerUrl,
    ).toBeUndefined();
  });

  test("asks for the currency when the coin does not tell it", () => {
    const other = join(folder, "other.json");
    writeFileSync(other, JSON.stringify({ ...fixture.deployment, denom: "credits" }));
    expect(() => readConfig({ WATTMESH_WEB_DEPLOYMENT: other })).toThrow("WATTMESH_WEB_CURRENCY");
    expect(readConfig({ WATTMESH_WEB_DEPLOYMENT: other, WATTMESH_WEB_CURRENCY: "CHF" }).public.currency).toBe("CHF");
  });
});

describe("the door", () => {
  const peer = async (proxies: string[], headers: Record<string, string>) => {
    const server = createServer((request, response) => {
      checkHeaders(request, readProxies(proxies));
      response.end(JSON.stringify(request.headers));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, { headers });
    await new Promise((resolve) => server.close(resolve));
    return (await answer.json()) as Record<string, string>;
  };

  test.each([
    ["who comes alone", [], {}, "127.0.0.1"],
    ["who names somebody else", [], { "x-forwarded-for": "203.0.113.7" }, "127.0.0.1"],
    ["whom a known proxy names", ["127.0.0.1"], { "x-forwarded-for": "203.0.113.7" }, "203.0.113.7"],
    [
      "who names others before a known proxy",
      ["127.0.0.0/8"],
      { "x-forwarded-for": "198.51.100.1, 203.0.113.7" },
      "203.0.113.7",
    ],
    [
      "who is behind two known proxies",
      ["127.0.0.1", "10.0.0.0/8"],
      { "x-forwarded-for": "198.51.100.1, 203.0.113.7, 10.1.2.3" },
      "203.0.113.7",
    ],
    ["whom a known proxy names in IPv6", ["127.0.0.1"], { "x-forwarded-for": "2001:db8::1" }, "2001:db8::1"],
    ["whom a proxy names by no address", ["127.0.0.1"], { "x-forwarded-for": "203.0.113.7, unknown" }, "127.0.0.1"],
    ["who goes through a stranger's proxy", ["192.0.2.1"], { "x-forwarded-for": "203.0.113.7" }, "127.0.0.1"],
  ])("knows %s", async (_, proxies, headers, reader) => {
    expect(await peer(proxies, headers)).toMatchObject({ "x-forwarded-for": reader });
  });

  test("leaves out what strangers say in a proxy's place", async () => {
    const said = { "x-forwarded-host": "evil.example", "x-forwarded-proto": "https", forwarded: "for=203.0.113.7" };
    expect(Object.keys(await peer([], said)).filter((name) => name in said)).toEqual([]);
    expect(await peer(["127.0.0.1"], said)).toMatchObject(said);
  });

  test.each([["10.0.0.0/33"], ["proxy.example"], ["10.0.0.1/8/8"], ["10.0.0.1/x"]])(
    "takes no %s for a proxy",
    (range) => {
      const environment = { WATTMESH_WEB_DEPLOYMENT: deployment, WATTMESH_WEB_TRUSTED_PROXIES: `127.0.0.1, ${range}` };
      expect(() => readConfig(environment)).toThrow("WATTMESH_WEB_TRUSTED_PROXIES");
    },
  );
});

describe("what is passed on", () => {
  let behind: Server;
  let said: { status: number; body: string };
  let seen: { url: string | undefined; headers: Record<string, unknown>; body: string }[];

  beforeEach(async () => {
    seen = [];
    said = { status: 200, body: '{"jsonrpc":"2.0","id":1,"result":{}}' };
    behind = createServer(async (request, response) => {
      let body = "";
      for await (const chunk of request) body += chunk;
      seen.push({ url: request.url, headers: request.headers, body });
      response.setHeader("x-wattmesh-height", "7");
      response.setHeader("x-secret", "1");
      response.setHeader("content-type", "application/json");
      response.statusCode = said.status;
      response.end(said.body);
    });
    await new Promise<void>((resolve) => behind.listen(0, "127.0.0.1", resolve));
    const url = `http://127.0.0.1:${(behind.address() as AddressInfo).port}`;
    vi.resetModules();
    vi.stubEnv("WATTMESH_WEB_DEPLOYMENT", deployment);
    vi.stubEnv("WATTMESH_WEB_RPC_URL", url);
    vi.stubEnv("WATTMESH_WEB_REST_URL", `${url}/`);
    vi.stubEnv("WATTMESH_WEB_INDEXER_URL", url);
    vi.stubEnv("WATTMESH_WEB_DEV_KEYS", folder);
    vi.stubEnv("WATTMESH_WEB_DEV_METERS_URL", url);
  });

  afterEach(async () => {
    vi.unstubAllEnvs();
    await new Promise((resolve) => behind.close(resolve));
  });

  const rpc = async (body: string) => {
    const { forwardRpc } = await import("@/lib/server/forwardRpc");
    return forwardRpc(new Request("http://web/rpc", { method: "POST", body }));
  };

  const HASH_QUERY = `tx.hash='${"0A".repeat(32)}'`;
  const call = (members: object) => JSON.stringify({ jsonrpc: "2.0", id: 1, ...members });
  const question = { path: "/cosmwasm.wasm.v1.Query/SmartContractState", data: "0a2b", height: "0", prove: false };

  test.each([
    ["a question", { method: "abci_query", params: question }],
    ["a transaction", { method: "broadcast_tx_sync", params: { tx: "CgQ=" } }],
    ["a transaction's hash", { method: "tx", params: { hash: "q83v", prove: false } }],
    ["a height", { method: "block_results", params: { height: "7" } }],
    [
      "a search for one transaction's hash",
      { method: "tx_search", params: { query: HASH_QUERY, prove: false, page: "1", per_page: "100", order_by: "asc" } },
    ],
    ["a simulation", { method: "abci_query", params: { ...question, path: "/cosmos.tx.v1beta1.Service/Simulate" } }],
    ["a text as its id", { id: "a-1", method: "status", params: {} }],
  ])("to the node: a call with %s", async (_, members) => {
    const answer = await rpc(call(members));
    expect(await answer.json()).toEqual({ jsonrpc: "2.0", id: 1, result: {} });
    expect(JSON.parse(seen[0]?.body ?? "")).toEqual({ jsonrpc: "2.0", id: 1, ...members });
  });

  test("to the node: a call made anew of what was understood of it, never its bytes", async () => {
    expect((await rpc(`  {"method" : "\\u0073tatus", "id":1,\n"jsonrpc":"2.0"}`)).status).toBe(200);
    expect(seen[0]?.body).toBe(call({ method: "status", params: {} }));
  });

  const deep = `${"[".repeat(400_000)}${"]".repeat(400_000)}`;

  test.each([
    ["a method that is not passed on", call({ method: "unsafe_flush_mempool" }), 403],
    ["a method of the same letters", call({ method: "STATUS" }), 403],
    ["a method of an object's own", call({ method: "constructor" }), 403],
    ["a second method in capitals", '{"jsonrpc":"2.0","id":1,"METHOD":"dial_peers","method":"status"}', 400],
    ["a second method in other letters", '{"jsonrpc":"2.0","id":1,"method":"status","Method":"dial_peers"}', 400],
    ["a second method", '{"jsonrpc":"2.0","id":1,"method":"dial_peers","method":"status"}', 400],
    ["a second method in escapes", '{"jsonrpc":"2.0","id":1,"\\u006dethod":"dial_peers","method":"status"}', 400],
    ["parameters twice", call({ method: "block", params: {} }).replace("{}", '{"height":"1","height":"2"}'), 400],
    ["a member that no call has", call({ method: "status", more: 1 }), 400],
    ["a parameter that the method has not", call({ method: "status", params: { more: 1 } }), 400],
    ["parameters by place", call({ method: "block", params: ["7"] }), 400],
    ["a prototype", '{"jsonrpc":"2.0","id":1,"method":"status","__proto__":{"method":"dial_peers"}}', 400],
    [
      "another path than a query's",
      call({ method: "abci_query", params: { ...question, path: "/store/bank/key" } }),
      400,
    ],
    [
      "a search among all transactions",
      call({ method: "abci_query", params: { ...question, path: "/cosmos.tx.v1beta1.Service/GetTxsEvent" } }),
      400,
    ],
    ["a search by an event", call({ method: "tx_search", params: { query: "tx.height>0" } }), 400],
    [
      "a search by a hash and more",
      call({ method: "tx_search", params: { query: `${HASH_QUERY} OR tx.height>0` } }),
      400,
    ],
    ["a search of two lines", call({ method: "tx_search", params: { query: `${HASH_QUERY}\ntx.height>0` } }), 400],
    ["a page beyond any", call({ method: "tx_search", params: { query: HASH_QUERY, per_page: "101" } }), 400],
    ["a search among blocks", call({ method: "block_search", params: { query: "block.height>0" } }), 403],
    ["a transaction that is not bytes", call({ method: "broadcast_tx_sync", params: { tx: "?" } }), 400],
    ["a height that is none", call({ method: "block", params: { height: "-1" } }), 400],
    ["a height beyond any", call({ method: "block", params: { height: "9".repeat(30) } }), 400],
    ["an id that is no number", call({ id: {}, method: "status" }), 400],
    ["a number beyond all", '{"jsonrpc":"2.0","id":1e999,"method":"status"}', 400],
    ["another protocol", '{"jsonrpc":"1.0","id":1,"method":"status"}', 400],
    ["several at once", `[${call({ method: "status" })}]`, 400],
    ["nothing", "", 400],
    ["null", "null", 400],
    ["no JSON", "nonsense", 400],
    ["lists in lists", deep, 400],
    ["lists in parameters", call({ method: "status", params: 1 }).replace(/1}$/, `${deep}}`), 400],
    ["more than a call can have", call({ method: "status", more: "x".repeat(1_500_001) }), 413],
  ])("to the node: not a call with %s", async (_, body, status) => {
    const answer = await rpc(body);
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({ jsonrpc: "2.0", error: { message: expect.any(String) } });
    expect(seen).toEqual([]);
  });

  test("to the node: no more of a call than a call can have", async () => {
    const { forwardRpc } = await import("@/lib/server/forwardRpc");
    let given = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        given += 1;
        controller.enqueue(new Uint8Array(100_000));
      },
    });
    const call = new Request("http://web/rpc", { method: "POST", body: endless, duplex: "half" } as RequestInit);
    expect((await forwardRpc(call)).status).toBe(413);
    expect(given).toBeLessThan(20);
    expect(seen).toEqual([]);
  });

  test("a node's own refusal is an answer, whatever status it has", async () => {
    said = { status: 500, body: '{"jsonrpc":"2.0","id":1,"error":{"code":-32603,"message":"tx not found"}}' };
    const answer = await rpc(call({ method: "tx", params: { hash: "q83v" } }));
    expect([answer.status, await answer.json()]).toMatchObject([200, { error: { message: "tx not found" } }]);
  });

  test("a node on another chain makes this server not ready, as every service says it", async () => {
    const { GET } = await import("@/app/ready/route");
    said.body = JSON.stringify({
      jsonrpc: "2.0",
      id: 1,
      result: {
        node_info: { network: "other" },
        sync_info: {
          latest_block_height: "7",
          latest_block_time: "2026-11-21T05:00:00Z",
          earliest_block_height: "1",
          catching_up: false,
        },
      },
    });
    const other = await GET();
    expect([other.status, await other.json()]).toEqual([
      503,
      { ready: false, troubles: ["the node is on chain other"] },
    ]);
    said.body = said.body.replace('"other"', JSON.stringify(fixture.deployment.chain_id));
    const own = await GET();
    expect([own.status, await own.json()]).toEqual([200, { ready: true, troubles: [] }]);
  });

  test("a node that does not answer is one that cannot be reached", async () => {
    await new Promise((resolve) => behind.close(resolve));
    expect((await rpc(call({ method: "status" }))).status).toBe(502);
    behind = createServer();
    await new Promise<void>((resolve) => behind.listen(0, resolve));
  });

  test("to the node: which chain it is on, as wallets ask", async () => {
    const { GET } = await import("@/app/rpc/status/route");
    expect((await GET()).status).toBe(200);
    expect(JSON.parse(seen[0]?.body ?? "")).toEqual({ jsonrpc: "2.0", id: -1, method: "status", params: {} });
  });

  const rest = async (path: string, reader = "203.0.113.7") => {
    const { forwardRest } = await import("@/lib/server/forwardRest");
    const headers = new Headers({ "x-forwarded-for": reader, cookie: "a=b", "x-cosmos-block-height": "1" });
    const signal = new AbortController().signal;
    return forwardRest({ url: `http://web/rest${path}`, headers, signal } as Request);
  };

  const HASH = "0a".repeat(32);
  const contract = "/cosmwasm/wasm/v1/contract/watt1c";

  test.each([
    ["/cosmos/base/tendermint/v1beta1/node_info", "/cosmos/base/tendermint/v1beta1/node_info"],
    ["/cosmos/base/tendermint/v1beta1/blocks/latest", "/cosmos/base/tendermint/v1beta1/blocks/latest"],
    [
      "/cosmos/bank/v1beta1/balances/watt1a?pagination.limit=1000",
      "/cosmos/bank/v1beta1/balances/watt1a?pagination.limit=1000",
    ],
    [
      "/cosmos/bank/v1beta1/balances/watt1a/by_denom?denom=ibc/0A",
      "/cosmos/bank/v1beta1/balances/watt1a/by_denom?denom=ibc%2F0A",
    ],
    ["/cosmos/%61uth/v1beta1/accounts/watt1a", "/cosmos/auth/v1beta1/accounts/watt1a"],
    [`/cosmos/tx/v1beta1/txs/${HASH}`, `/cosmos/tx/v1beta1/txs/${HASH}`],
    [`${contract}/smart/eyJhIjp7fX0%3D`, `${contract}/smart/eyJhIjp7fX0%3D`],
    [`${contract}/smart/Pz8%2FPj4%2B`, `${contract}/smart/Pz8_Pj4-`],
    ["/wattmesh/poa/v1/validators", "/wattmesh/poa/v1/validators"],
  ])("to the node's REST: %s", async (asked, passedOn) => {
    said.body = '{"fine":true}';
    const answer = await rest(asked);
    expect([answer.status, await answer.json()]).toEqual([200, { fine: true }]);
    expect(seen.map(({ url }) => url)).toEqual([passedOn]);
    expect(seen[0]?.headers).not.toHaveProperty("cookie");
    expect(seen[0]?.headers).not.toHaveProperty("x-cosmos-block-height");
    expect(Object.fromEntries(answer.headers)).toEqual({
      "cache-control": "no-store",
      "content-type": "application/json",
    });
  });

  test.each([
    ["/cosmos/tx/v1beta1/txs?query=tx.height%3E0", 501],
    [`/cosmos/tx/v1beta1/txs/${HASH}/`, 501],
    [`/cosmos/tx/v1beta1/txs/${HASH}%2F..`, 501],
    ["/cosmos/bank/v1beta1/denom_owners/ueur", 501],
    ["/cosmos/Bank/v1beta1/params", 501],
    ["/cosmos//bank/v1beta1/params", 501],
    ["/cosmos/bank/v1beta1/balances/..%2fparams", 501],
    ["/cosmos/bank/v1beta1/balances/%2e%2e", 501],
    ["/cosmos/bank/v1beta1/balances/watt1a%00", 501],
    ["/cosmos/bank/v1beta1/balances/watt1a%", 501],
    ["/cosmos/bank/v1beta1/balances/%E2%82%AC", 501],
    [`/cosmos/bank/v1beta1/balances/${"a".repeat(91)}`, 501],
    ["/cosmos/../../metrics", 501],
    [`${contract}/smart/${"a".repeat(4_097)}`, 501],
    ["/constructor", 501],
    ["/", 501],
    ["/cosmos/bank/v1beta1/params?pagination.limit=1", 400],
    ["/cosmos/bank/v1beta1/balances/watt1a?pagination.limit=1001", 400],
    ["/cosmos/bank/v1beta1/balances/watt1a?pagination.limit=1&pagination.limit=2", 400],
    ["/cosmos/bank/v1beta1/balances/watt1a?Pagination.Limit=5", 400],
    ["/cosmos/bank/v1beta1/balances/watt1a?pagination.offset=5", 400],
    ["/cosmos/bank/v1beta1/balances/watt1a?pagination.count_total=true", 400],
    ["/cosmos/bank/v1beta1/balances/watt1a?constructor=1", 400],
    [`/cosmos/bank/v1beta1/params?${"a".repeat(8_000)}`, 414],
  ])("to the node's REST: not %.80s", async (path, status) => {
    const answer = await rest(path);
    expect(answer.status).toBe(status);
    expect(await answer.json()).toEqual({ code: expect.any(Number), message: expect.any(String), details: [] });
    expect(seen).toEqual([]);
  });

  test("of the node's REST: a refusal is an answer, with its status", async () => {
    said = { status: 400, body: '{"code":3,"message":"invalid address","details":[]}' };
    const answer = await rest("/cosmos/bank/v1beta1/spendable_balances/test");
    expect([answer.status, await answer.json()]).toMatchObject([400, { code: 3 }]);
  });

  test("of the node's REST: no answer without end", async () => {
    said.body = "x".repeat(4_000_001);
    const answer = await rest("/cosmos/bank/v1beta1/params");
    expect([answer.status, await answer.json()]).toMatchObject([502, { message: /more than 4000000 bytes/ }]);
  });

  test("of a node's REST that does not answer is said so, and of none too", async () => {
    await new Promise((resolve) => behind.close(resolve));
    expect((await rest("/cosmos/bank/v1beta1/params")).status).toBe(502);
    behind = createServer();
    await new Promise<void>((resolve) => behind.listen(0, resolve));
    vi.resetModules();
    vi.stubEnv("WATTMESH_WEB_REST_URL", "");
    expect((await rest("/cosmos/bank/v1beta1/params")).status).toBe(404);
  });

  test("to the node's REST: no more of a reader's questions than of each, and of others' all the same", async () => {
    vi.stubEnv("WATTMESH_WEB_REST_REQUESTS_PER_MINUTE", "2");
    vi.useFakeTimers({ toFake: ["Date"], now: 90_000 });
    const statuses = async (...readers: string[]) => {
      const answers = [];
      for (const reader of readers) answers.push((await rest("/cosmos/bank/v1beta1/params", reader)).status);
      return answers;
    };
    try {
      expect(await statuses("203.0.113.7", "203.0.113.7", "203.0.113.7", "203.0.113.8")).toEqual([200, 200, 429, 200]);
      vi.setSystemTime(120_000);
      expect(await statuses("203.0.113.7")).toEqual([200]);
    } finally {
      vi.useRealTimers();
    }
  });

  test("to the indexer: path, question, Last-Event-ID and who asks, and back only what is its own", async () => {
    const { forwardIndexer } = await import("@/lib/server/forwardIndexer");
    const headers = {
      cookie: "a=b",
      "last-event-id": "5-1",
      accept: "text/event-stream",
      "x-forwarded-for": "203.0.113.7",
    };
    const answer = await forwardIndexer(new Request("http://web/v1/events?types=a", { headers }));
    expect(seen[0]).toMatchObject({
      url: "/v1/events?types=a",
      headers: { "last-event-id": "5-1", accept: "text/event-stream", "x-forwarded-for": "203.0.113.7" },
    });
    expect(seen[0]?.headers).not.toHaveProperty("cookie");
    expect(answer.headers.get("x-wattmesh-height")).toBe("7");
    expect(answer.headers.get("x-secret")).toBeNull();
    expect(answer.headers.get("cache-control")).toContain("no-transform");
  });

  test.each([
    ["/v1/events/../../metrics"],
    ["/v1/%2e%2e/metrics"],
    ["/v1/..%2fmetrics"],
    ["/v1//metrics"],
    ["/v1/zones%00"],
    ["/metrics"],
  ])("to the indexer: not %s", async (path) => {
    const { forwardIndexer } = await import("@/lib/server/forwardIndexer");
    const answer = await forwardIndexer({
      url: `http://web${path}`,
      headers: new Headers(),
      signal: new AbortController().signal,
    } as Request);
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ error: { code: "not_found", retry_helps: false } });
    expect(seen).toEqual([]);
  });

  const wantDevice = async (body: unknown, headers: Record<string, string> = {}) => {
    const { POST } = await import("@/app/dev/devices/route");
    return POST(
      new Request("http://web/dev/devices", {
        method: "POST",
        headers: { "content-type": "application/json", host: "localhost:3000", ...headers },
        body: JSON.stringify(body),
      }),
    );
  };

  test("to a localnet's meters: whose device is wanted, and back its code", async () => {
    said = { status: 201, body: '{"serial":"VM-1","code":"wm1.x"}' };
    const answer = await wantDevice({ owner: "watt1me", more: "no" });
    expect(answer.status).toBe(201);
    expect(await answer.json()).toEqual({ serial: "VM-1", code: "wm1.x" });
    expect(seen).toMatchObject([{ url: "/devices", body: '{"owner":"watt1me"}' }]);
  });

  test("to a localnet's meters: back why they make none, in their words", async () => {
    said = { status: 409, body: '{"error":{"code":"too_many_devices","message":"there are 64","retry_helps":false}}' };
    const answer = await wantDevice({ owner: "watt1me" });
    expect(answer.status).toBe(409);
    expect(await answer.text()).toBe("there are 64");
  });

  test.each([
    ["a page of another site", { owner: "watt1me" }, { "sec-fetch-site": "cross-site" }, 403],
    ["a name that means this machine today", { owner: "watt1me" }, { host: "evil.example:3000" }, 403],
    ["a name that begins like this machine's", { owner: "watt1me" }, { host: "localhost.evil.example" }, 403],
    ["no name at all", { owner: "watt1me" }, { host: "" }, 403],
    ["another page of this machine", { owner: "watt1me" }, { origin: "http://localhost:8080" }, 403],
    ["a page of nowhere", { owner: "watt1me" }, { origin: "null" }, 403],
    ["a form", { owner: "watt1me" }, { "content-type": "text/plain" }, 415],
    ["who names nobody", { owner: 7 }, {}, 400],
  ])("to a localnet's meters: not what comes from %s", async (_, body, headers, status) => {
    expect((await wantDevice(body, headers)).status).toBe(status);
    expect(seen).toEqual([]);
  });

  test.each([
    ["accounts", "GET"],
    ["accounts", "POST"],
    ["devices", "POST"],
    ["faucet", "POST"],
    ["sign", "POST"],
  ])("no %s of a localnet by a name that is not its own, by %s", async (route, method) => {
    const handlers = (await import(`../app/dev/${route}/route.ts`)) as Record<
      string,
      (request: Request) => Promise<Response>
    >;
    const headers = { "content-type": "application/json", host: "evil.example:3000" };
    const asked = new Request("http://evil.example:3000/", {
      method,
      headers,
      ...(method === "POST" && { body: "{}" }),
    });
    expect((await handlers[method]?.(asked))?.status).toBe(403);
  });

  test.each([
    ["an account number beyond 64 bits", "accountNumber", "18446744073709551616"],
    ["a number that never ends", "accountNumber", "9".repeat(5_000)],
    ["an infinite number", "accountNumber", "Infinity"],
    ["bytes that are none", "bodyBytes", "?"],
    ["no address", "address", ""],
    ["a chain without a name", "chainId", ""],
  ])("a localnet signs nothing with %s", async (_, name, value) => {
    const { POST } = await import("../app/dev/sign/route");
    const document = {
      address: "watt1me",
      bodyBytes: "",
      authInfoBytes: "",
      chainId: "c",
      accountNumber: "1",
      [name]: value,
    };
    const headers = { "content-type": "application/json", host: "localhost:3000" };
    const answer = await POST(
      new Request("http://web/dev/sign", { method: "POST", headers, body: JSON.stringify(document) }),
    );
    expect(answer.status).toBe(400);
  });

  test.each([
    ["watt1nobody"],
    ["cosmos1qypqxpq9qcrsszg2pvxq6rs0zqg3yyc5lzv7xu"],
    ["Infinity"],
    [`watt1${"q".repeat(5_000)}`],
  ])("a localnet's faucet gives nothing to %.40s", async (address) => {
    const { POST } = await import("../app/dev/faucet/route");
    const headers = { "content-type": "application/json", host: "localhost:3000" };
    const answer = await POST(
      new Request("http://web/dev/faucet", { method: "POST", headers, body: JSON.stringify({ address }) }),
    );
    expect([answer.status, seen]).toEqual([400, []]);
  });

  test("a localnet makes only so many visitors", async () => {
    const keys = mkdtempSync(join(tmpdir(), "wattmesh-keys-"));
    for (let number = 1; number <= 256; number += 1)
      writeFileSync(join(keys, `visitor-${number}.key`), "11".repeat(32));
    vi.stubEnv("WATTMESH_WEB_DEV_KEYS", keys);
    const { POST } = await import("../app/dev/accounts/route");
    const headers = { "content-type": "application/json", host: "localhost:3000" };
    const answer = await POST(new Request("http://web/dev/accounts", { method: "POST", headers, body: "{}" }));
    expect([answer.status, await answer.text()]).toEqual([
      409,
      "there are 256 visitors, which is as many as a localnet makes",
    ]);
  });

  test("without a localnet's meters there are no virtual ones", async () => {
    vi.stubEnv("WATTMESH_WEB_DEV_METERS_URL", "");
    expect((await wantDevice({ owner: "watt1me" })).status).toBe(404);
  });

  test("meters that do not answer are said to", async () => {
    await new Promise((resolve) => behind.close(resolve));
    expect((await wantDevice({ owner: "watt1me" })).status).toBe(502);
    behind = createServer();
    await new Promise<void>((resolve) => behind.listen(0, resolve));
  });
});

describe("how often each asks", () => {
  test("is counted of IPv6 for each /64, however it is written", () => {
    const rate = new Rate(1);
    const readers = ["2001:db8::1", "2001:db8:0:0:ffff::2", "2001:0db8::3", "2001:db8:0:1::1", "::1", "1::"];
    expect(readers.map((reader) => rate.take(reader, 0))).toEqual([true, false, false, true, true, true]);
  });

  test("takes bounded room: who comes last is counted with others", () => {
    const rate = new Rate(2, 2);
    const readers = ["a", "b", "c", "d", "e", "a"];
    expect(readers.map((reader) => rate.take(reader, 0))).toEqual([true, true, true, true, false, true]);
  });
});

test.each([
  ["de-AT,de;q=0.9,en;q=0.5", "de"],
  ["fr,en;q=0.3,de;q=0.8", "de"],
  ["fr", "en"],
  [null, "en"],
  ["en;q=0.1,*;q=0.5", "en"],
])("a browser that asks for %s gets %s", (header, locale) => {
  expect(negotiateLocale(header)).toBe(locale);
});

describe("a page's policy", () => {
  const policy = contentSecurityPolicy("abc", false);

  test("runs what carries the nonce, and evaluates nothing", () => {
    expect(policy).toContain("script-src 'self' 'nonce-abc' 'strict-dynamic';");
    expect(policy).not.toMatch(/unsafe-eval|style-src [^;]*unsafe-inline|script-src [^;]*unsafe-inline/);
  });

  test("speaks with its own server only, and stands in no frame", () => {
    expect(policy).not.toMatch(/https?:|wss?:|\*/);
    expect(policy).toContain("frame-ancestors 'none'");
  });
});
