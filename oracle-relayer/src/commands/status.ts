import { existsSync } from "node:fs";
import { fetchReadiness, type Readiness, readinessLines, urlOf } from "@wattmesh/service-kit/probes";
import type { Config } from "../config.ts";
import { Database } from "../outbox/database.ts";
import { type OutboxStatus, readStatus as readCounts } from "../outbox/status.ts";

export interface Status extends Readiness {
  /** `null` when there is no store yet. */
  readonly outbox: (Omit<OutboxStatus, "oldestReceivedAtMs"> & { readonly oldestReceivedAt: string | null }) | null;
}

/** The counts of the outbox, and the readiness that a running relayer reports. */
export async function readStatus({ http, store }: Config): Promise<Status> {
  return { ...(await fetchReadiness(urlOf(http.host, http.port))), outbox: readOutbox(store.path) };
}

function readOutbox(path: string): Status["outbox"] {
  if (!existsSync(path)) return null;
  const db = Database.openReadOnly(path);
  try {
    const { oldestReceivedAtMs, ...rest } = readCounts(db);
    return {
      ...rest,
      oldestReceivedAt: oldestReceivedAtMs === undefined ? null : new Date(oldestReceivedAtMs).toISOString(),
    };
  } finally {
    db.close();
  }
}

/** The status as lines of text. */
export function describe({ outbox, ...readiness }: Status): string {
  const lines = readinessLines(readiness);
  if (outbox === null) {
    return [...lines, "no outbox yet"].join("\n");
  }
  return [
    ...lines,
    `meters       ${outbox.meters} (${outbox.heldMeters} waiting for a gap, ${outbox.unackedMeters} to be told)`,
    `pending      ${outbox.pending}`,
    `in flight    ${outbox.inFlight}`,
    `set aside    ${outbox.setAside}`,
    `rejected     ${outbox.rejected}`,
    `oldest       ${outbox.oldestReceivedAt ?? "-"}`,
    `height       ${outbox.appliedHeight}`,
  ].join("\n");
}
