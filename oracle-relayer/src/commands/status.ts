import { existsSync } from "node:fs";
import type { Config } from "../config.ts";
import { messageOf } from "../errors.ts";
import { Database } from "../outbox/database.ts";
import { type OutboxStatus, prepareStatus } from "../outbox/status.ts";

export interface Status {
  readonly running: boolean;
  readonly ready: boolean;
  readonly troubles: readonly string[];
  /** `null` when there is no store yet. */
  readonly outbox: (Omit<OutboxStatus, "oldestReceivedAtMs"> & { readonly oldestReceivedAt: string | null }) | null;
}

/** What the outbox holds, and what a running relayer says of itself. */
export async function readStatus(config: Config): Promise<Status> {
  return { ...(await askRunning(config)), outbox: readOutbox(config.store.path) };
}

function readOutbox(path: string): Status["outbox"] {
  if (!existsSync(path)) {
    return null;
  }
  const db = Database.openReadOnly(path);
  try {
    const { oldestReceivedAtMs, ...rest } = prepareStatus(db).status();
    return {
      ...rest,
      oldestReceivedAt: oldestReceivedAtMs === undefined ? null : new Date(oldestReceivedAtMs).toISOString(),
    };
  } finally {
    db.close();
  }
}

async function askRunning({ http }: Config): Promise<Omit<Status, "outbox">> {
  const host = http.host.includes(":") ? `[${http.host}]` : http.host;
  try {
    const response = await fetch(`http://${host}:${http.port}/ready`, { signal: AbortSignal.timeout(3_000) });
    const { ready, troubles } = (await response.json()) as { ready: boolean; troubles: string[] };
    return { running: true, ready, troubles };
  } catch (error) {
    return { running: false, ready: false, troubles: [`no answer at ${host}:${http.port}: ${messageOf(error)}`] };
  }
}

/** The same for people. */
export function describe({ running, ready, troubles, outbox }: Status): string {
  const lines = [
    running ? (ready ? "running and ready" : "running, not ready") : "not running",
    ...troubles.map((trouble) => `  ${trouble}`),
  ];
  if (outbox === null) {
    return [...lines, "no outbox yet"].join("\n");
  }
  return [
    ...lines,
    `meters       ${outbox.meters} (${outbox.heldMeters} waiting for a gap, ${outbox.unackedMeters} to be told)`,
    `pending      ${outbox.pending}`,
    `in flight    ${outbox.inFlight}`,
    `quarantined  ${outbox.quarantined}`,
    `rejected     ${outbox.rejected}`,
    `oldest       ${outbox.oldestReceivedAt ?? "-"}`,
    `height       ${outbox.appliedHeight}`,
  ].join("\n");
}
