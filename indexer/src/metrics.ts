import { openRegistry } from "@wattmesh/service-kit/metrics";
import type { Follower } from "./sync/follower.ts";

export type Metrics = ReturnType<typeof openMetrics>;

/** Every metric of the service. None is labelled by meter or address. */
export function openMetrics(follower: Follower, streams: () => number) {
  const { counter, gauge, histogram, text } = openRegistry("indexer");
  const seconds = [0.001, 0.0025, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 1, 5];

  const height = gauge("height", "Latest block in the tables");
  const chainHeight = gauge("chain_height", "Latest block of the node");
  const lag = gauge("lag_blocks", "Blocks of the node that are not in the tables");
  const openStreams = gauge("streams", "Readers of events as they come");

  return {
    events: counter("events_total", "Events written"),
    rows: counter("rows_total", "Rows written or changed"),
    unknown: counter("unknown_events_total", "Events of the contracts that this indexer does not know"),
    block: histogram("block_seconds", "Time from a block's events to its rows", seconds),
    answer: histogram("answer_seconds", "Time of an answer", seconds, ["route", "status"]),
    async text(): Promise<string> {
      height.set(follower.cursor?.height ?? 0);
      chainHeight.set(follower.head?.height ?? 0);
      lag.set(follower.lagBlocks);
      openStreams.set(streams());
      return text();
    },
  };
}
