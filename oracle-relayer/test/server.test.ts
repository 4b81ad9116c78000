import { afterEach, beforeEach, expect, test } from "vitest";
import { openMetrics } from "../src/metrics.ts";
import { openOutbox } from "../src/outbox/outbox.ts";
import { openServer } from "../src/server.ts";

let troubles: string[];
let server: Awaited<ReturnType<typeof openServer>>;

beforeEach(async () => {
  troubles = [];
  const outbox = openOutbox(
    ":memory:",
    { chainId: "c", contract: "m" },
    { gapWaitMs: 0, quarantineMs: 0, rejectedKept: 0 },
  );
  const metrics = openMetrics(outbox.status, () => 0);
  metrics.rejected.inc({ reason: "topic" });
  server = await openServer("127.0.0.1", 0, { troubles: () => troubles, metrics: () => metrics.text() });
});

afterEach(() => server.close());

const get = (path: string, init?: RequestInit) => fetch(`http://127.0.0.1:${server.port}${path}`, init);

test("it is ready when nothing troubles it, and says what does", async () => {
  expect((await get("/ready")).status).toBe(200);
  troubles = ["not listening at the broker"];
  const answer = await get("/ready");
  expect(answer.status).toBe(503);
  expect(await answer.json()).toEqual({ ready: false, troubles });
  expect((await get("/health")).status).toBe(200);
});

test("metrics carry no meter's name", async () => {
  const text = await (await get("/metrics")).text();
  for (const name of [
    "received_total",
    "duplicate_total",
    'rejected_total{reason="topic"} 1',
    "quarantined_total",
    "fsync_seconds_bucket",
    'outbox_readings{state="pending"} 0',
    "outbox_oldest_age_seconds",
    "attempts_total",
    "broadcast_errors_total",
    "tx_latency_seconds_bucket",
    "gaps_total",
    "reconnects_total",
    "chain_height",
    "balance",
    "clock_skew_seconds",
  ]) {
    expect(text).toContain(`wattmesh_relayer_${name}`);
  }
  expect(text).not.toMatch(/meter(_id)?=/);
});

test("there is nothing else, and nothing to write to", async () => {
  expect((await get("/")).status).toBe(404);
  expect((await get("/health", { method: "POST" })).status).toBe(405);
});

test("a port that is taken is named", async () => {
  await expect(openServer("127.0.0.1", server.port, { troubles: () => [], metrics: async () => "" })).rejects.toThrow(
    `http.port = ${server.port}: listen EADDRINUSE`,
  );
});
