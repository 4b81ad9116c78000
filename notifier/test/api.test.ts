import { type HttpServer, openHttpServer } from "@wattmesh/service-kit/http";
import { openLog } from "@wattmesh/service-kit/log";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { answerWith } from "../src/api/api.ts";
import { Rate } from "../src/api/rate.ts";
import { networkOf, proxiesOf, readerOf } from "../src/api/source.ts";
import { openMetrics } from "../src/metrics.ts";
import type { Outcome } from "../src/push/push.ts";
import { PushHosts } from "../src/push/pushHosts.ts";
import { Store } from "../src/store/store.ts";
import { SteppedTime } from "./support/steppedTime.ts";

const ANNA = `watt1${"q".repeat(38)}`;
const ENDPOINT = "https://push.example/anna";
const anna = { endpoint: ENDPOINT, address: ANNA, kinds: ["line"] };

let server: HttpServer;
let store: Store;
let outcome: Outcome;
let pushed: string[];
let time: SteppedTime;

beforeEach(async () => {
  store = new Store(":memory:", { subscriptions: 3, perAccount: 2, days: 60 });
  outcome = { kind: "taken" };
  pushed = [];
  time = new SteppedTime(0);
  const metrics = openMetrics({ troubles: () => [] });
  server = await openHttpServer(
    "127.0.0.1",
    0,
    answerWith({
      publicKey: "KEY",
      store,
      hosts: new PushHosts({ hosts: ["push.example"], privateHosts: [] }),
      pusher: {
        push: async (endpoint) => {
          pushed.push(endpoint);
          return outcome;
        },
      },
      indexer: { knows: async (address) => address.startsWith(ANNA) },
      watch: { refresh: async () => undefined },
      rate: new Rate(20),
      proxies: proxiesOf(["127.0.0.1"]),
      probes: { troubles: () => [], metrics: (format) => metrics.text(format) },
      metrics,
      time,
      log: openLog("notifier", "fatal"),
    }),
  );
});

afterEach(async () => {
  await server.close();
  store.close();
});

async function ask(method: string, body: unknown, headers: Record<string, string> = {}) {
  const answer = await fetch(`http://127.0.0.1:${server.port}/push/subscriptions`, {
    method,
    headers: { "content-type": "application/json", "x-forwarded-for": "192.0.2.1", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  const text = await answer.text();
  const { error } = text === "" ? { error: undefined } : JSON.parse(text);
  return { status: answer.status, code: error?.code, message: error?.message, retryHelps: error?.retry_helps };
}

describe("who subscribes", () => {
  test("is kept once a first push has shown that there is a browser, and again without one", async () => {
    expect(await ask("POST", anna)).toMatchObject({ status: 204 });
    expect(pushed).toEqual([ENDPOINT]);
    expect(await ask("POST", { ...anna, kinds: ["meter"] })).toMatchObject({ status: 204 });
    expect(pushed).toHaveLength(1);
    expect(store.count()).toBe(1);
  });

  test.each([
    ["no body", "", 400, "bad_request", "the body is no JSON"],
    ["a list", [], 400, "bad_request", "endpoint"],
    ["no endpoint", { ...anna, endpoint: undefined }, 400, "bad_request", "endpoint"],
    ["a number as endpoint", { ...anna, endpoint: 7 }, 400, "bad_request", "endpoint = 7: must be text"],
    ["keys for content", { ...anna, keys: {} }, 400, "bad_request", "keys"],
    [
      "a host that is not allowed",
      { ...anna, endpoint: "https://evil.example/" },
      422,
      "endpoint_not_allowed",
      "evil.example",
    ],
    ["http", { ...anna, endpoint: "http://push.example/" }, 422, "endpoint_not_allowed", "https://"],
    [
      "an address of the own network",
      { ...anna, endpoint: "https://10.0.0.1/" },
      422,
      "endpoint_not_allowed",
      "10.0.0.1",
    ],
    ["no address", { ...anna, address: "anna" }, 400, "bad_request", "must be an address of the chain"],
    ["an unknown account", { ...anna, address: `watt1${"z".repeat(38)}` }, 404, "unknown_account", "nobody"],
    ["no kinds", { ...anna, kinds: [] }, 400, "bad_request", "must not be empty"],
    ["a kind twice", { ...anna, kinds: ["line", "line"] }, 400, "bad_request", "each once"],
    ["an unknown kind", { ...anna, kinds: ["trades"] }, 400, "bad_request", "must be of line, meter, account"],
  ])("with %s is refused, and nothing is pushed", async (_, body, status, code, words) => {
    const answer = await ask("POST", body);
    expect(answer).toMatchObject({ status, code, retryHelps: false });
    expect(answer.message).toContain(words);
    expect(pushed).toEqual([]);
    expect(store.count()).toBe(0);
  });

  test("with more than four kilobytes is refused before all of it is read", async () => {
    expect(await ask("POST", { ...anna, endpoint: "a".repeat(100_000) })).toMatchObject({
      status: 413,
      code: "too_large",
    });
  });

  test("from a page of another site, whose browser sends text only, is refused", async () => {
    expect(await ask("POST", anna, { "content-type": "text/plain" })).toMatchObject({ status: 415 });
  });

  test.each<[Outcome, number, string]>([
    [{ kind: "gone" }, 422, "endpoint_refused"],
    [{ kind: "refused", reason: "the push service answers 403" }, 422, "endpoint_refused"],
    [{ kind: "later", reason: "the push service answers 500", afterMs: undefined }, 503, "push_unreachable"],
  ])("where the push service says %o gets no place", async (said, status, code) => {
    outcome = said;
    expect(await ask("POST", anna)).toMatchObject({ status, code });
    expect(store.count()).toBe(0);
  });

  test("where all places are taken is refused, and told that trying again may help", async () => {
    for (const [index, reader] of ["192.0.2.1", "198.51.100.1", "203.0.113.1"].entries())
      await ask(
        "POST",
        { ...anna, endpoint: `${ENDPOINT}${index}`, address: `${ANNA}${"q".repeat(index)}` },
        { "x-forwarded-for": reader },
      );
    expect(store.count()).toBe(3);
    const late = { ...anna, endpoint: `${ENDPOINT}4`, address: `${ANNA}qqqq` };
    expect(await ask("POST", late, { "x-forwarded-for": "192.88.99.1" })).toMatchObject({
      code: "all_full",
      retryHelps: true,
    });
    expect(pushed).toHaveLength(3);
  });

  test("too often in a minute waits for the next, and holds nobody else up", async () => {
    for (let times = 0; times < 20; times++) await ask("DELETE", { endpoint: ENDPOINT });
    expect(await ask("POST", anna)).toMatchObject({ status: 429, code: "too_many_requests", retryHelps: true });
    expect(await ask("POST", anna, { "x-forwarded-for": "198.51.100.7" })).toMatchObject({ status: 204 });
    time.ms = 60_000;
    expect(await ask("DELETE", { endpoint: ENDPOINT })).toMatchObject({ status: 204 });
    expect(store.count()).toBe(0);
  });
});

test("there is a key, readiness and figures, and nothing else", async () => {
  const get = (path: string, method = "GET") => fetch(`http://127.0.0.1:${server.port}${path}`, { method });
  expect(await (await get("/push/key")).json()).toEqual({ key: "KEY" });
  expect((await get("/ready")).status).toBe(200);
  expect(await (await get("/metrics")).text()).toContain("wattmesh_notifier_pushes_total");
  expect((await get("/push/subscriptions")).status).toBe(404);
  expect((await get("/push/key", "POST")).status).toBe(404);
  expect((await get("/")).status).toBe(404);
});

describe("a source", () => {
  test.each([
    ["192.0.2.1", "192.0.2"],
    ["2001:db8:1:2::1", "2001:db8:1"],
    ["2001:db8::1", "2001:db8:0"],
    ["::1", "0:0:0"],
  ])("is the network of %s: %s", (address, network) => expect(networkOf(address)).toBe(network));

  test("is what a known proxy says of it, and nobody else", () => {
    const proxies = proxiesOf(["127.0.0.1", "10.0.0.0/8"]);
    const reader = (peer: string, said: string) =>
      readerOf({ socket: { remoteAddress: peer }, headers: { "x-forwarded-for": said } } as never, proxies);
    expect(reader("127.0.0.1", "203.0.113.9, 10.1.1.1")).toBe("203.0.113.9");
    expect(reader("::ffff:127.0.0.1", "203.0.113.9")).toBe("203.0.113.9");
    expect(reader("198.51.100.1", "203.0.113.9")).toBe("198.51.100.1");
    expect(reader("127.0.0.1", "nobody")).toBe("127.0.0.1");
  });
});
