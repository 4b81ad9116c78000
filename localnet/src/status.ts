import { existsSync } from "node:fs";
import { createClient, type Deployment, getProgress, type Stage } from "@wattmesh/client";
import { openDeployment } from "./deploy/file.ts";
import { MeterStore } from "./meters/store.ts";
import { accountsAreHeldBy } from "./report/slotReport.ts";
import { readRunning } from "./running.ts";
import { isDeployed, type StateFolder } from "./state.ts";

/** What `status --json` prints. */
export type Status =
  | { running: false; deployed: boolean; state: string }
  | {
      running: true;
      deployed: boolean;
      state: string;
      pid: number;
      rpc_url: string;
      broker_url: string;
      relayer: { url: string; ready: boolean } | null;
      chain: { chain_id: string; height: number; block_time: number } | null;
      market: { slot: number; stage: Stage | null; last_final_slot: number | null; accounts_are_held: boolean } | null;
      meters: { count: number; unacknowledged: number } | null;
      contracts: Deployment["contracts"] | null;
    };

export async function readStatus(state: StateFolder): Promise<Status> {
  const running = readRunning(state);
  const deployed = isDeployed(state);
  if (running === undefined) return { running: false, deployed, state: state.folder };
  const deployment = deployed ? await openDeployment(state.deployment, running.rpcUrl) : undefined;
  const client = deployment && createClient(deployment);
  const [chain, progress, held, ready] = await Promise.all([
    client?.status().catch(() => undefined),
    client && getProgress(client).catch(() => undefined),
    client && accountsAreHeldBy(client).catch(() => false),
    running.relayerUrl &&
      fetch(`${running.relayerUrl}/ready`).then(
        ({ ok }) => ok,
        () => false,
      ),
  ]);
  return {
    running: true,
    deployed,
    state: state.folder,
    pid: running.process.pid,
    rpc_url: running.rpcUrl,
    broker_url: running.brokerUrl,
    relayer: running.relayerUrl ? { url: running.relayerUrl, ready: ready === true } : null,
    chain: chain ? { chain_id: chain.chainId, height: chain.height, block_time: chain.timeSeconds } : null,
    market: progress
      ? {
          slot: progress.slot,
          stage: progress.stage ?? null,
          last_final_slot: progress.lastFinalSlot ?? null,
          accounts_are_held: held === true,
        }
      : null,
    meters: meterCounts(state),
    contracts: deployment?.contracts ?? null,
  };
}

function meterCounts(state: StateFolder): { count: number; unacknowledged: number } | null {
  if (!existsSync(state.meterStore)) return null;
  const store = new MeterStore(state.meterStore, { readOnly: true });
  const { meters, unacknowledged } = store.counts();
  store.close();
  return { count: meters, unacknowledged };
}

export function statusLines(status: Status): string[] {
  if (!status.running)
    return [status.deployed ? `nothing runs; ${status.state} holds a chain that a start goes on with` : "nothing runs"];
  const { chain, market, meters, relayer } = status;
  return [
    `localnet   process ${status.pid}, ${status.state}`,
    `chain      ${chain ? `${chain.chain_id} at block ${chain.height}, ${status.rpc_url}` : "does not answer"}`,
    `market     ${market ? `slot ${market.slot}${market.stage ? ` (${market.stage})` : ""}, last final ${market.last_final_slot ?? "none"}, accounts are held: ${market.accounts_are_held ? "yes" : "NO"}` : "is not there yet"}`,
    `broker     ${status.broker_url || "is not there yet"}`,
    `relayer    ${relayer ? `${relayer.ready ? "ready" : "NOT READY"}, ${relayer.url}` : "is not there"}`,
    `meters     ${meters ? `${meters.count}, ${meters.unacknowledged} readings not acknowledged yet` : "are not there yet"}`,
  ];
}
