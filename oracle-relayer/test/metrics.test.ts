import { expect, test } from "vitest";
import { openMetrics } from "../src/metrics.ts";
import { openOutbox } from "../src/outbox/outbox.ts";

test("metrics carry no meter's name", async () => {
  const identity = { chainId: "c", contract: "m" };
  const outbox = openOutbox(":memory:", identity, { gapWaitMs: 0, setAsideMs: 0, rejectedKept: 0, maxWaiting: 1 });
  const metrics = openMetrics({
    outbox: outbox.status,
    nowMs: () => 0,
    isListening: () => true,
    minFreeBytes: 1_000,
    troubles: () => [],
  });
  metrics.rejected.inc("topic");
  metrics.broadcastErrors.inc("1234567");
  const text = await metrics.text();
  for (const name of [
    "received_total",
    "duplicate_total",
    'rejected_total{reason="topic"} 1',
    "set_aside_total",
    "fsync_seconds_bucket",
    'outbox_readings{state="pending"} 0',
    "outbox_oldest_age_seconds",
    "attempts_total",
    "broadcast_errors_total",
    "tx_latency_seconds_bucket",
    "gaps_total",
    "reconnects_total",
    "chain_height",
    'broadcast_errors_total{code="other"} 1',
    'rejected_total{reason="conflict"} 0',
    'set_aside_total{verdict="bad_signature"} 0',
    "balance_coins",
    "broker_connected 1",
    "disk_least_bytes 1000",
    "ready 1",
    "clock_skew_seconds",
  ]) {
    expect(text).toContain(`wattmesh_relayer_${name}`);
  }
  expect(text).not.toMatch(/meter(_id)?=/);
});
