import { fetchReadiness, type Readiness, readinessLines, urlOf } from "@wattmesh/service-kit/probes";
import type { Config } from "../config.ts";

export interface Status extends Readiness {
  /** What `/v1/status` says; `null` when the indexer does not run. */
  readonly position: {
    readonly chain_id: string;
    readonly height: number | null;
    readonly time: string | null;
    readonly chain_height: number | null;
    readonly lag_blocks: number;
  } | null;
}

const PATIENCE_MS = 3_000;

/** What a running indexer says of itself. */
export async function readStatus({ http }: Config): Promise<Status> {
  const url = urlOf(http.host, http.port);
  const [readiness, position] = await Promise.all([fetchReadiness(url), fetchPosition(url).catch(() => null)]);
  return { ...readiness, position };
}

async function fetchPosition(url: string): Promise<Status["position"]> {
  const response = await fetch(`${url}/v1/status`, { signal: AbortSignal.timeout(PATIENCE_MS) });
  return (await response.json()) as Status["position"];
}

/** The same for people. */
export function describe({ position, ...readiness }: Status): string {
  return [
    ...readinessLines(readiness),
    ...(position === null
      ? []
      : [
          `chain   ${position.chain_id}`,
          `height  ${position.height ?? "-"} of ${position.chain_height ?? "-"}, ${position.lag_blocks} blocks behind`,
          `time    ${position.time ?? "-"}`,
        ]),
  ].join("\n");
}
