import type { MetricsFormat } from "@wattmesh/service-kit/exposition";
import { openRegistry, type RegistryOptions } from "@wattmesh/service-kit/metrics";
import type { Audited } from "./audit.ts";
import type { Sizes } from "./db/sizes.ts";
import type { MarketFigures } from "./market.ts";
import type { Follower } from "./sync/follower.ts";

export type Metrics = ReturnType<typeof openMetrics>;

export interface MetricsOptions extends RegistryOptions {
  readonly follower: Pick<Follower, "cursor" | "head" | "lagBlocks">;
  /** Readers of events as they come. */
  streams(): number;
  /** How the market does; what cannot be read leaves the figures that were. */
  market(): Promise<MarketFigures | undefined>;
  audited(): Audited | undefined;
  /** What tables take; what cannot be read leaves the figures that were. */
  sizes(): Promise<Sizes | undefined>;
  /** Room on the disk of the tables, where they are on one of this machine. */
  freeBytes(): number | undefined;
}

/** Every metric of the service. None is labelled by meter or address. */
export function openMetrics({ follower, streams, market, audited, sizes, freeBytes, troubles }: MetricsOptions) {
  const { counter, gauge, histogram, text } = openRegistry("indexer", { troubles });
  const seconds = [0.001, 0.0025, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 1, 5];

  const height = gauge("height", "Latest block in the tables");
  const chainHeight = gauge("chain_height", "Latest block of the node");
  const lag = gauge("lag_blocks", "Blocks of the node that are not in the tables");
  const openStreams = gauge("streams", "Readers of events as they come");
  const late = gauge(
    "settlement_late_seconds",
    "How long ago the first slot that is not settled was due, 0 while none is",
  );
  const points = gauge("points", "Metering points");
  const metered = gauge("last_slot_metered_points", "Metering points that were metered in the latest final slot");
  const caughtUp = gauge(
    "last_slot_late_points",
    "Metering points whose reading of an earlier slot came with the latest final slot",
  );
  const paused = gauge("withdrawals_paused", "1 while nothing is paid out, since an identity was violated, else 0");
  const utility = gauge("utility_available_micro", "What the utility has, in micro-currency");
  const utilityLow = gauge("utility_low_micro", "What the utility has to keep, in micro-currency");
  const claims = gauge(
    "utility_claims_micro",
    "What utilities owe metering points at the latest recount, in micro-currency",
  );
  const covered = gauge("coins_cover_accounts", "1 when coins covered every account at the latest recount, else 0");
  const auditedAt = gauge("audit_timestamp_seconds", "When all accounts were recounted last, unix time");
  const free = gauge("disk_free_bytes", "Room on the disk of the tables");
  const tableBytes = gauge("table_bytes", "What a table takes with its indexes", ["table"]);
  // Figures that nobody knows yet are left out, since a 0 would be a statement.
  for (const unknown of [utility, utilityLow, claims, covered, auditedAt, free]) unknown.remove();

  const showMarket = async () => {
    const now = await market();
    if (now === undefined) return;
    late.set(now.settlementLateSeconds);
    points.set(now.points);
    metered.set(now.meteredPoints);
    caughtUp.set(now.latePoints);
    paused.set(now.withdrawalsPaused ? 1 : 0);
    if (now.utilityAvailableMicro !== undefined) utility.set(now.utilityAvailableMicro);
    if (now.utilityLowMicro !== undefined) utilityLow.set(now.utilityLowMicro);
  };

  const showAudit = () => {
    const latest = audited();
    if (latest === undefined) return;
    const { holds, utilities } = latest.coverage;
    covered.set(holds ? 1 : 0);
    claims.set(utilities.reduce((sum, { payableMicro }) => sum + Number(payableMicro), 0));
    auditedAt.set(latest.atMs / 1_000);
  };

  const showSizes = async () => {
    for (const [table, bytes] of Object.entries((await sizes()) ?? {})) tableBytes.set({ table }, bytes);
  };

  return {
    events: counter("events_total", "Events written"),
    rows: counter("rows_total", "Rows written or changed"),
    unknown: counter("unknown_events_total", "Events of the contracts that this indexer does not know"),
    block: histogram("block_seconds", "Time from a block's events to its rows", seconds),
    answer: histogram("answer_seconds", "Time of an answer", seconds, ["route", "status"]),
    async text(format?: MetricsFormat): Promise<string> {
      height.set(follower.cursor?.height ?? 0);
      chainHeight.set(follower.head?.height ?? 0);
      lag.set(follower.lagBlocks);
      openStreams.set(streams());
      const room = freeBytes();
      if (room !== undefined) free.set(room);
      showAudit();
      await showMarket();
      await showSizes();
      return text(format);
    },
  };
}
