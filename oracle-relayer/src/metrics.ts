import { isFinalVerdict, verdicts } from "@wattmesh/client";
import type { MetricsFormat } from "@wattmesh/service-kit/exposition";
import { openRegistry, type RegistryOptions } from "@wattmesh/service-kit/metrics";
import type { Result } from "./outbox/attempts.ts";
import type { OutboxStatus } from "./outbox/status.ts";
import { REJECT_REASONS } from "./reading/rejection.ts";

export type Metrics = ReturnType<typeof openMetrics>;

const RESULTS: readonly Result[] = ["applied", "failed", "dead", "unknown"];

/**
 * What the SDK refuses a broadcast by: a wrong signature, no coins, gas, fee, known already, mempool full, too large, too late, sequence.
 */
const BROADCAST_CODES = ["4", "5", "11", "13", "19", "20", "21", "30", "32"];

export interface MetricsOptions extends RegistryOptions {
  outbox(): OutboxStatus;
  nowMs(): number;
  /** Whether messages come in from the broker. */
  isListening(): boolean;
  /** With less room than this on the disk, no messages are taken. */
  readonly minFreeBytes: number;
}

/** Every metric of the service. None is labelled by meter. */
export function openMetrics({ outbox, nowMs, isListening, minFreeBytes, troubles }: MetricsOptions) {
  const { counter, counterBy, gauge, histogram, text } = openRegistry("relayer", { troubles });
  const depth = gauge("outbox_readings", "Readings in the outbox that are not final, by state", ["state"]);
  const held = gauge("outbox_held_meters", "Meters whose readings wait for a gap before them");
  const unacked = gauge("outbox_unacked_meters", "Meters that were not yet told their last final slot");
  const age = gauge("outbox_oldest_age_seconds", "Age of the oldest reading whose outcome is not known");
  const listening = gauge("broker_connected", "1 while messages come in from the broker, else 0");
  gauge("disk_least_bytes", "Room on the disk below which no messages are taken").set(minFreeBytes);

  return {
    received: counter("received_total", "Messages taken from the broker"),
    stored: counter("stored_total", "Readings new in the outbox"),
    duplicate: counter("duplicate_total", "Messages that said nothing new"),
    rejected: counterBy("rejected_total", "Messages that are no reading, by reason", "reason", REJECT_REASONS),
    setAside: counterBy("set_aside_total", "Readings the contract refused, by verdict", "verdict", [
      ...verdicts.filter((verdict) => !isFinalVerdict(verdict)),
      "ocmf_refused",
    ]),
    contested: counterBy(
      "contested_total",
      "Readings that contradicted others and were brought to the chain, by verdict",
      "verdict",
      [...verdicts, "ocmf_refused"],
    ),
    final: counter("final_total", "Readings that are final on the chain"),
    fsync: histogram(
      "fsync_seconds",
      "Time from a group of messages to its place on the disk",
      [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1],
    ),
    attempts: counterBy("attempts_total", "Transactions whose outcome is known, by result", "result", RESULTS),
    broadcastErrors: counterBy(
      "broadcast_errors_total",
      "Broadcasts that the node refused, by code",
      "code",
      BROADCAST_CODES,
    ),
    txLatency: histogram(
      "tx_latency_seconds",
      "From signing a transaction to knowing its outcome",
      [0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300],
    ),
    gaps: counter("gaps_total", "Gaps found in the slots of a meter"),
    reconnects: counter("reconnects_total", "Connections to the broker that were lost"),
    chainErrors: counter("chain_errors_total", "Times the chain could not be asked"),
    chainHeight: gauge("chain_height", "Latest height of the node"),
    balance: gauge("balance_coins", "What the account holds of the denomination fees are paid in"),
    clockSkew: gauge("clock_skew_seconds", "This machine's time less that of the latest block"),
    diskFree: gauge("disk_free_bytes", "Room on the disk of the outbox"),
    async text(format?: MetricsFormat): Promise<string> {
      const now = outbox();
      depth.set({ state: "pending" }, now.pending);
      depth.set({ state: "in_flight" }, now.inFlight);
      depth.set({ state: "set_aside" }, now.setAside);
      held.set(now.heldMeters);
      unacked.set(now.unackedMeters);
      age.set(now.oldestReceivedAtMs === undefined ? 0 : (nowMs() - now.oldestReceivedAtMs) / 1000);
      listening.set(isListening() ? 1 : 0);
      return text(format);
    },
  };
}
