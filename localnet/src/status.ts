import { existsSync } from "node:fs";
import {
  type Client,
  createClient,
  type Deployment,
  type ForwardResponse,
  formatKwh,
  getCoverage,
  getForward,
  getMeterApplications,
  getProgress,
  type NodeStatus,
  type Stage,
  slotAt,
} from "@wattmesh/client";
import { fetchReadiness } from "@wattmesh/service-kit/probes";
import { openDeployment } from "../../deploy/src/deployment/file.ts";
import { MeterStore } from "./meters/store.ts";
import { type ForwardTrades, outlook } from "./report/outlook.ts";
import { type Running, readRunning } from "./running.ts";
import { isDeployed, type StateFolder } from "./state.ts";

/** What `status --json` prints. */
export type Status =
  | { running: false; deployed: boolean; state: string }
  | {
      running: true;
      deployed: boolean;
      state: string;
      pid: number;
      /** Whether everything is up. */
      complete: boolean;
      rpc_url: string;
      rest_url: string;
      broker_url: string;
      relayer: { url: string; ready: boolean } | null;
      indexer: { url: string; ready: boolean } | null;
      notifier: { url: string; ready: boolean } | null;
      web: { url: string; ready: boolean } | null;
      /** `ready` while its blocks come. */
      chain: { chain_id: string; height: number; block_time: number; ready: boolean } | null;
      market: {
        slot: number;
        stage: Stage | null;
        last_final_slot: number | null;
        coins_cover_accounts: boolean;
      } | null;
      forward: ForwardStatus | null;
      meters: { url: string | null; count: number; unacknowledged: number } | null;
      /** Metering points that wait to be approved, the oldest hundred. */
      applications: ApplicationStatus[] | null;
      contracts: Deployment["contracts"] | null;
      /** How often services were started again, of those that were. */
      restarts: Running["restarts"];
    };

export interface ApplicationStatus {
  application_id: string;
  serial: string;
  zone_id: number;
  connection_w: number;
  lapses_slot: number;
}

/** State of the forward book, and the trades for the slots ahead. */
export interface ForwardStatus {
  next_order_id: string;
  changes_waiting: string;
  slots_changed: number;
  slot_in_batch: number | null;
  conditional_orders: number;
  bundles_waiting: number;
  slots: {
    slot: number;
    batches: number;
    sold_wh: string;
    zones: { zone_id: number; price_micro_per_kwh: number }[];
  }[];
}

/** A localnet makes several blocks a second. */
const SILENT_SECONDS = 5;
const PATIENCE_MS = 3_000;

/** Number of slots ahead in the status. */
const AHEAD = 8;

export async function readStatus(state: StateFolder): Promise<Status> {
  const running = readRunning(state);
  const deployed = isDeployed(state);
  if (running === undefined) return { running: false, deployed, state: state.folder };
  const deployment = deployed ? await openDeployment(state.deployment, running.urls.chain ?? "") : undefined;
  const client = deployment && createClient(deployment, { timeoutMs: PATIENCE_MS });
  const [chain, progress, forward, coverage, applications, relayer, indexer, notifier, web] = await Promise.all([
    client?.status().catch(() => undefined),
    client && getProgress(client).catch(() => undefined),
    client && forwardStatus(client).catch(() => undefined),
    client && getCoverage(client).catch(() => undefined),
    client && applicationStatus(client).catch(() => undefined),
    serviceStatus(running.urls.relayer),
    serviceStatus(running.urls.indexer),
    serviceStatus(running.urls.notifier),
    serviceStatus(running.urls.web),
  ]);
  return {
    running: true,
    deployed,
    state: state.folder,
    pid: running.process.pid,
    complete: running.complete,
    rpc_url: running.urls.chain ?? "",
    rest_url: running.urls.rest ?? "",
    broker_url: running.urls.broker ?? "",
    relayer,
    indexer,
    notifier,
    web,
    chain: chain ? chainStatus(chain) : null,
    market: progress
      ? {
          slot: progress.slot,
          stage: progress.stage ?? null,
          last_final_slot: progress.lastFinalSlot ?? null,
          coins_cover_accounts: coverage?.holds === true,
        }
      : null,
    forward: forward ?? null,
    meters: meterCounts(state, running.urls.meters),
    applications: applications ?? null,
    contracts: deployment?.contracts ?? null,
    restarts: running.restarts,
  };
}

/** Whether all of it is up, and as it should be. */
export const isReady = (status: Status): boolean =>
  status.running &&
  status.complete &&
  status.chain?.ready === true &&
  [status.relayer, status.indexer, status.notifier, status.web].every((service) => service?.ready !== false);

const chainStatus = ({ chainId, height, timeSeconds }: NodeStatus) => ({
  chain_id: chainId,
  height,
  block_time: timeSeconds,
  ready: Date.now() / 1_000 - timeSeconds <= SILENT_SECONDS,
});

async function serviceStatus(url: string | undefined): Promise<{ url: string; ready: boolean } | null> {
  if (url === undefined) return null;
  return { url, ready: (await fetchReadiness(url)).ready };
}

async function forwardStatus(client: Client): Promise<ForwardStatus> {
  const { timeSeconds } = await client.status();
  const first = slotAt(timeSeconds, client.deployment.slotSeconds) + 1;
  return describeForward(await getForward(client), await outlook(client, first, AHEAD));
}

async function applicationStatus(client: Client): Promise<ApplicationStatus[]> {
  const { applications } = await getMeterApplications(client, { limit: 100 });
  return applications.map(({ applicationId, meter, lapsesSlot }) => ({
    application_id: String(applicationId),
    serial: meter.serial,
    zone_id: meter.zoneId,
    connection_w: meter.connectionW,
    lapses_slot: lapsesSlot,
  }));
}

export const describeForward = (forward: ForwardResponse, ahead: ForwardTrades[]): ForwardStatus => ({
  next_order_id: String(forward.nextOrderId),
  changes_waiting: String(forward.changesWaiting),
  slots_changed: forward.slotsChanged,
  slot_in_batch: forward.slotInBatch ?? null,
  conditional_orders: forward.conditionalOrders,
  bundles_waiting: forward.bundlesWaiting,
  slots: ahead.map(({ slot, batches, soldWh, pricesMicroPerKwh }) => ({
    slot,
    batches,
    sold_wh: String(soldWh),
    zones: [...pricesMicroPerKwh].map(([zone_id, price_micro_per_kwh]) => ({ zone_id, price_micro_per_kwh })),
  })),
});

function meterCounts(
  state: StateFolder,
  url: string | undefined,
): { url: string | null; count: number; unacknowledged: number } | null {
  if (!existsSync(state.meterStore)) return null;
  const store = new MeterStore(state.meterStore, { readOnly: true });
  const { meters, unacknowledged } = store.counts();
  store.close();
  return { url: url ?? null, count: meters, unacknowledged };
}

export function statusLines(status: Status): string[] {
  if (!status.running)
    return [status.deployed ? `nothing runs; ${status.state} holds a chain that a start goes on with` : "nothing runs"];
  const { chain, market, forward, meters, applications, relayer, indexer, notifier, web } = status;
  const restarts = Object.entries(status.restarts);
  return [
    `localnet   process ${status.pid}, ${status.state}${status.complete ? "" : ", starting"}`,
    `chain      ${chain ? `${chain.chain_id} at block ${chain.height}${chain.ready ? "" : ", WHERE IT STANDS STILL"}, ${status.rpc_url}, REST ${status.rest_url}` : "does not answer"}`,
    `market     ${market ? `slot ${market.slot}${market.stage ? ` (${market.stage})` : ""}, last final ${market.last_final_slot ?? "none"}, coins cover every account: ${market.coins_cover_accounts ? "yes" : "NO"}` : "is not there yet"}`,
    `forward    ${forward ? forwardWords(forward) : "is not there yet"}`,
    `broker     ${status.broker_url || "is not there yet"}`,
    `relayer    ${relayer ? `${relayer.ready ? "ready" : "NOT READY"}, ${relayer.url}` : "is not there"}`,
    `indexer    ${indexer ? `${indexer.ready ? "ready" : "NOT READY"}, ${indexer.url}` : "is not there"}`,
    `notifier   ${notifier ? `${notifier.ready ? "ready" : "NOT READY"}, ${notifier.url}` : "is not there"}`,
    `web        ${web ? `${web.ready ? "ready" : "NOT READY"}, ${web.url}` : "is not there"}`,
    `meters     ${meters ? `${meters.count}, ${meters.unacknowledged} readings not acknowledged yet${meters.url ? `; virtual ones at ${meters.url}` : ""}` : "are not there yet"}`,
    ...(applications?.length ? [`points     applied for: ${applications.map(applicationWords).join(", ")}`] : []),
    ...(restarts.length > 0 ? [`restarts   ${restarts.map(([name, count]) => `${name} ${count}`).join(", ")}`] : []),
  ];
}

const applicationWords = ({ serial, connection_w, lapses_slot }: ApplicationStatus): string =>
  `${serial} (${connection_w} W, until slot ${lapses_slot})`;

function forwardWords({ next_order_id, changes_waiting, conditional_orders, slots }: ForwardStatus): string {
  const traded = slots.reduce((sum, { sold_wh }) => sum + BigInt(sold_wh), 0n);
  return `${BigInt(next_order_id) - 1n} orders so far, ${changes_waiting} on their way to the book, ${conditional_orders} conditional; ${formatKwh(traded)} kWh traded for the next ${slots.length} slots`;
}
