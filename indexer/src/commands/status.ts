import type { Config } from "../config.ts";
import { messageOf } from "../errors.ts";

export interface Status {
  readonly running: boolean;
  readonly ready: boolean;
  readonly troubles: readonly string[];
  /** What `/v1/status` says; `null` when the indexer does not run. */
  readonly position: {
    readonly chain_id: string;
    readonly height: number | null;
    readonly time: string | null;
    readonly chain_height: number | null;
    readonly lag_blocks: number;
  } | null;
}

/** What a running indexer says of itself. */
export async function readStatus({ http }: Config): Promise<Status> {
  const host = http.host.includes(":") ? `[${http.host}]` : http.host;
  const ask = async (path: string) =>
    (await fetch(`http://${host}:${http.port}${path}`, { signal: AbortSignal.timeout(3_000) })).json();
  try {
    const [ready, position] = (await Promise.all([ask("/ready"), ask("/v1/status")])) as [
      { ready: boolean; troubles: string[] },
      Status["position"],
    ];
    return { running: true, ...ready, position };
  } catch (error) {
    const trouble = `no answer at ${host}:${http.port}: ${messageOf(error)}`;
    return { running: false, ready: false, troubles: [trouble], position: null };
  }
}

/** The same for people. */
export function describe({ running, ready, troubles, position }: Status): string {
  return [
    running ? (ready ? "running and ready" : "running, not ready") : "not running",
    ...troubles.map((trouble) => `  ${trouble}`),
    ...(position === null
      ? []
      : [
          `chain   ${position.chain_id}`,
          `height  ${position.height ?? "-"} of ${position.chain_height ?? "-"}, ${position.lag_blocks} blocks behind`,
          `time    ${position.time ?? "-"}`,
        ]),
  ].join("\n");
}
