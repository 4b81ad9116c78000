import { setTimeout as sleep } from "node:timers/promises";
import type { Coverage } from "@wattmesh/client";
import { silentLog } from "@wattmesh/service-kit/log";
import { describe, expect, test, vi } from "vitest";
import { Audit } from "../src/audit.ts";
import type { Sizes } from "../src/db/sizes.ts";
import type { MarketFigures } from "../src/market.ts";
import { type MetricsOptions, openMetrics } from "../src/metrics.ts";

const market: MarketFigures = {
  settlementLateSeconds: 12,
  meteredPoints: 9,
  latePoints: 2,
  points: 10,
  withdrawalsPaused: false,
  utilityAvailableMicro: undefined,
  utilityLowMicro: 20,
};
const sizes: Sizes = {
  results: 1,
  readings: 2,
  calls: 7,
  awards: 8,
  cuts: 9,
  cut_points: 10,
  events: 3,
  refused_readings: 4,
  orders: 5,
  others: 6,
};
const utility = { utility: "watt1u", debtsMicro: 0n, claimsMicro: 5n, receivableMicro: 0n, payableMicro: 5n };
const coverage: Coverage = {
  holds: true,
  accountsMicro: 7n,
  coinsMicro: 7n,
  balanceMicro: 7n,
  utilities: [utility, { ...utility, utility: "watt1v", payableMicro: 6n }],
};

const figures = async (options: Partial<MetricsOptions> = {}) => {
  const metrics = openMetrics({
    follower: { cursor: undefined, head: undefined, lagBlocks: 3 },
    streams: () => 1,
    market: async () => market,
    audited: () => undefined,
    sizes: async () => sizes,
    freeBytes: () => undefined,
    troubles: () => [],
    ...options,
  });
  const lines = (await metrics.text()).split("\n").filter((line) => line.startsWith("wattmesh_indexer_"));
  return Object.fromEntries(lines.map((line) => line.replace("wattmesh_indexer_", "").split(" ")));
};

describe("the figures for Prometheus", () => {
  test("tell how the market does", async () => {
    expect(await figures()).toMatchObject({
      lag_blocks: "3",
      streams: "1",
      settlement_late_seconds: "12",
      points: "10",
      last_slot_metered_points: "9",
      last_slot_late_points: "2",
      withdrawals_paused: "0",
      utility_low_micro: "20",
    });
  });

  test("tell what each of the tables takes that grow for ever, and all others together", async () => {
    expect(await figures()).toMatchObject({
      'table_bytes{table="events"}': "3",
      'table_bytes{table="orders"}': "5",
      'table_bytes{table="others"}': "6",
    });
  });

  test("leave out what nobody knows yet, since 0 would say something else", async () => {
    const names = Object.keys(await figures());
    for (const name of [
      "utility_available_micro",
      "coins_cover_accounts",
      "audit_timestamp_seconds",
      "disk_free_bytes",
    ])
      expect(names).not.toContain(name);
    expect(names).toContain("utility_low_micro");
  });

  test("stay what they were while the database gives none", async () => {
    expect(await figures({ market: async () => undefined })).toMatchObject({ lag_blocks: "3" });
  });

  test.each([
    [true, "1"],
    [false, "0"],
  ])("say whether coins cover accounts: %s", async (holds, shown) => {
    const audited = () => ({ coverage: { ...coverage, holds }, atMs: 5_500 });
    expect(await figures({ audited, freeBytes: () => 1_000 })).toMatchObject({
      coins_cover_accounts: shown,
      utility_claims_micro: "11",
      audit_timestamp_seconds: "5.5",
      disk_free_bytes: "1000",
    });
  });
});

describe("the recount of accounts", () => {
  test("is made again and again, goes on after a node that did not answer, and keeps the latest", async () => {
    const ended = new AbortController();
    const recount = vi.fn(async () => {
      if (recount.mock.calls.length === 2) throw new Error("no answer");
      if (recount.mock.calls.length === 3) ended.abort();
      return { ...coverage, coinsMicro: BigInt(recount.mock.calls.length) };
    });
    const audit = new Audit(recount, 0.001, silentLog, () => 1_000);
    expect(audit.latest).toBeUndefined();
    await audit.run(ended.signal);
    expect(recount).toHaveBeenCalledTimes(3);
    expect(audit.latest).toEqual({ coverage: { ...coverage, coinsMicro: 3n }, atMs: 1_000 });
  });

  test("is told in the log when coins do not cover accounts", async () => {
    const ended = new AbortController();
    const error = vi.fn(() => ended.abort());
    const audit = new Audit(async () => ({ ...coverage, holds: false }), 1, { ...silentLog, error } as never);
    await audit.run(ended.signal);
    expect(error).toHaveBeenCalledWith(
      { accountsMicro: "7", coinsMicro: "7", balanceMicro: "7" },
      "coins do not cover every account",
    );
  });

  test("is never made where its interval is 0", async () => {
    const recount = vi.fn(async () => coverage);
    await new Audit(recount, 0, silentLog).run(new AbortController().signal);
    await sleep(0);
    expect(recount).not.toHaveBeenCalled();
  });
});
