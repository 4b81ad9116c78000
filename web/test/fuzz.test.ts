import { mkdtempSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { fuzz, oddNumbers, oddTexts } from "../../.ci/fuzz";
import fixture from "../../ts-client/test/fixtures/events.json";

const ALLOWED = ["status", "abci_query", "broadcast_tx_sync", "tx", "tx_search", "block", "block_results", "commit"];

const BY_HASH = `tx.hash='${"0A".repeat(32)}'`;

let node: Server;
let reached: string[];
let forwardRpc: (request: Request) => Promise<Response>;
let forwardRest: (request: Request) => Promise<Response>;

beforeAll(async () => {
  reached = [];
  node = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    reached.push(request.method === "GET" ? (request.url ?? "") : body);
    response.setHeader("content-type", "application/json");
    response.end('{"jsonrpc":"2.0","id":1,"result":{}}');
  });
  await new Promise<void>((resolve) => node.listen(0, "127.0.0.1", resolve));
  const deployment = join(mkdtempSync(join(tmpdir(), "wattmesh-web-")), "deployment.json");
  writeFileSync(deployment, JSON.stringify({ ...fixture.deployment, denom: "ueur" }));
  vi.stubEnv("WATTMESH_WEB_DEPLOYMENT", deployment);
  const url = `http://127.0.0.1:${(node.address() as AddressInfo).port}`;
  vi.stubEnv("WATTMESH_WEB_RPC_URL", url);
  vi.stubEnv("WATTMESH_WEB_REST_URL", url);
  vi.stubEnv("WATTMESH_WEB_REST_REQUESTS_PER_MINUTE", "9999999");
  ({ forwardRpc } = await import("@/lib/server/forwardRpc"));
  ({ forwardRest } = await import("@/lib/server/forwardRest"));
});

afterAll(async () => {
  vi.unstubAllEnvs();
  await new Promise((resolve) => node.close(resolve));
});

const key = fc.constantFrom(
  "jsonrpc",
  "id",
  "method",
  "params",
  "METHOD",
  "Method",
  "\\u006dethod",
  "ID",
  "__proto__",
  "constructor",
  "more",
);
const method = fc.constantFrom(
  ...ALLOWED,
  "STATUS",
  "dial_seeds",
  "unsafe_flush_mempool",
  "block_search",
  "genesis",
  "constructor",
  "toString",
);
const scalar = fc.oneof(
  fc.constantFrom(...oddNumbers.filter((text) => text !== ""), '"2.0"', "1", "{}", "[]", "null", "1e999", "-0"),
  fc.constantFrom(...oddTexts).map((text) => JSON.stringify(text)),
  method.map((name) => JSON.stringify(name)),
);
const params = fc
  .array(
    fc.tuple(
      fc.constantFrom("path", "data", "height", "prove", "tx", "hash", "query", "Height", "more"),
      fc.oneof(
        scalar,
        fc.constantFrom('"7"', "true", "false", '"0a"', '"/a.Query/B"', '"CgQ="', '"tx.height>0"', `"${BY_HASH}"`),
      ),
    ),
    { maxLength: 4 },
  )
  .map((members) => `{${members.map(([name, value]) => `"${name}":${value}`).join(",")}}`);

/** A call that is nearly one, member by member as text, so that names may stand twice. */
const nearlyACall = fc
  .tuple(
    fc.constantFrom('"jsonrpc":"2.0"', '"jsonrpc":"2.0"', '"jsonrpc":"2.0"', '"jsonrpc":"1.0"'),
    fc.oneof(
      fc.constant('"id":1'),
      scalar.map((value) => `"id":${value}`),
    ),
    method.map((name) => `"method":"${name}"`),
    fc.oneof(
      fc.constant('"params":{}'),
      params.map((value) => `"params":${value}`),
    ),
    fc.array(
      fc.tuple(key, scalar).map(([name, value]) => `"${name}":${value}`),
      { maxLength: 1 },
    ),
  )
  .map(([protocol, id, name, said, more]) => `{${[protocol, id, name, said, ...more].join(",")}}`);

const body = fc.oneof(
  { weight: 8, arbitrary: nearlyACall },
  fc.array(nearlyACall, { maxLength: 3 }).map((calls) => `[${calls.join(",")}]`),
  fc.json(),
  fc.string({ unit: "binary", maxLength: 200 }),
);

/** What a node would do: names in any case, the last of two. */
const asGoReads = (text: string): string[] =>
  [...text.matchAll(/"(method)"\s*:\s*"([^"]*)"/gi)].map(([, , name]) => name ?? "");

test("whatever the node's door is given, it passes on only calls that it understood, and says of all others why not", async () => {
  await fuzz(
    fc.asyncProperty(body, async (text) => {
      reached.length = 0;
      const answer = await forwardRpc(new Request("http://web/rpc", { method: "POST", body: text }));
      const said = await answer.json();
      expect([200, 400, 403, 413]).toContain(answer.status);
      if (answer.status !== 200) {
        expect(reached).toEqual([]);
        expect(said).toMatchObject({
          jsonrpc: "2.0",
          error: { code: expect.any(Number), message: expect.any(String) },
        });
        return;
      }
      const [passed = ""] = reached;
      const names = asGoReads(passed);
      expect(names).toHaveLength(1);
      expect(ALLOWED).toContain(names[0]);
      if (names[0] === "tx_search") expect(JSON.parse(passed).params.query).toBe(BY_HASH);
      expect(Object.keys(JSON.parse(passed))).toEqual(["jsonrpc", "id", "method", "params"]);
      expect(
        Object.values(JSON.parse(passed).params).every(
          (value) => typeof value === "string" || typeof value === "boolean",
        ),
      ).toBe(true);
    }),
  );
});

const part = fc.oneof(
  fc.constantFrom(
    ..."cosmos bank auth tx cosmwasm wasm v1 v1beta1 contract smart raw txs balances accounts params".split(" "),
  ),
  fc.constantFrom(
    "watt1a",
    "latest",
    "7",
    "0A".repeat(32),
    "eyJhIjp7fX0=",
    "..",
    ".",
    "%2e%2e",
    "%2f",
    "%2F..",
    "%00",
    "%",
    "\\",
    ";",
  ),
  fc.constantFrom(...oddTexts).map(encodeURIComponentOfAny),
);

/** Whole paths of the list with one part changed, so that many are nearly one. */
const nearlyAPath = fc
  .tuple(
    fc.constantFrom(
      "cosmos/bank/v1beta1/balances/watt1a",
      "cosmos/bank/v1beta1/balances/watt1a/by_denom",
      "cosmos/tx/v1beta1/txs/A",
      "cosmwasm/wasm/v1/contract/watt1c/smart/eyJhIjp7fX0=",
      "cosmos/base/tendermint/v1beta1/blocks/latest",
    ),
    fc.option(fc.tuple(fc.nat(6), part)),
  )
  .map(([path, change]) => {
    const parts = path.split("/");
    if (change !== null) parts[change[0] % parts.length] = change[1];
    return parts.join("/");
  });

const search = fc
  .array(
    fc.tuple(
      fc.constantFrom(
        "pagination.limit",
        "pagination.key",
        "pagination.offset",
        "denom",
        "query",
        "Denom",
        "__proto__",
      ),
      fc.constantFrom("1", "ueur", "true", ...oddTexts).map(encodeURIComponentOfAny),
    ),
    { maxLength: 3 },
  )
  .map((parameters) => parameters.map(([name, value]) => `${name}=${value}`).join("&"));

function encodeURIComponentOfAny(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

test("whatever the REST door is asked, the node gets only paths of the list in one writing, and parameters once", async () => {
  const listed =
    /^\/(?:cosmos|cosmwasm|ibc|wattmesh)(?:\/[a-z0-9_-]+)*(?:\/[A-Za-z0-9_-]+(?:%3D){0,2})?(?:\?[a-z_.]+=[^&]*(?:&[a-z_.]+=[^&]*)*)?$/;
  await fuzz(
    fc.asyncProperty(nearlyAPath, search, async (path, query) => {
      reached.length = 0;
      const url = new URL(`http://web/rest/${path}${query === "" ? "" : `?${query}`}`);
      const answer = await forwardRest(new Request(url));
      expect([200, 400, 414, 501]).toContain(answer.status);
      expect(reached).toHaveLength(answer.status === 200 ? 1 : 0);
      for (const passed of reached) {
        expect(passed).toMatch(listed);
        const names = [...new URL(passed, "http://node").searchParams.keys()];
        expect(new Set(names).size).toBe(names.length);
        for (const name of names) expect(["pagination.limit", "pagination.key", "denom"]).toContain(name);
      }
    }),
  );
});
