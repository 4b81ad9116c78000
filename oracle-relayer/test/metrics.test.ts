import { expect, test } from "vitest";
import { openMetrics } from "../src/metrics.ts";
import { openOutbox } from "../src/outbox/outbox.ts";

test("metrics carry no meter's name", async () => {
  const identity = { chainId: "c", contract: "m" };
  const outbox = openOutbox(":memory:", identity, { gapWaitMs: 0, setAsideMs: 0, rejectedKept: 0, maxWaiting: 1 });
  const metrics = openMetrics(outbox.status, () => 0);
  metrics.rejected.inc({ reason: "topic" });
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
    "balance",
    "clock_skew_seconds",
  ]) {
    expect(text).toContain(`wattmesh_relayer_${name}`);
  }
  expect(text).not.toMatch(/meter(_id)?=/);
});
