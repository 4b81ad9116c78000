import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { Follower } from "./sync/follower.ts";

export type Metrics = ReturnType<typeof openMetrics>;

/** Every metric of the service. None is labelled by meter or address. */
export function openMetrics(follower: Follower, streams: () => number) {
  const registers = [new Registry()];
  const name = (text: string) => `wattmesh_indexer_${text}`;
  const gauge = (text: string, help: string) => new Gauge({ name: name(text), help, registers });
  const counter = (text: string, help: string) => new Counter({ name: name(text), help, registers });
  const seconds = [0.001, 0.0025, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 1, 5];

  const height = gauge("height", "Latest block in the tables");
  const chainHeight = gauge("chain_height", "Latest block of the node");
  const lag = gauge("lag_blocks", "Blocks of the node that are not in the tables");
  const openStreams = gauge("streams", "Readers of events as they come");
  collectDefaultMetrics({ register: registers[0] as Registry });

  return {
    events: counter("events_total", "Events written"),
    rows: counter("rows_total", "Rows written or changed"),
    unknown: counter("unknown_events_total", "Events of the contracts that this indexer does not know"),
    block: new Histogram({
      name: name("block_seconds"),
      help: "Time from a block's events to its rows",
      buckets: seconds,
      registers,
    }),
    answer: new Histogram({
      name: name("answer_seconds"),
      help: "Time of an answer",
      labelNames: ["route", "status"],
      buckets: seconds,
      registers,
    }),
    async text(): Promise<string> {
      height.set(follower.cursor?.height ?? 0);
      chainHeight.set(follower.head?.height ?? 0);
      lag.set(follower.lagBlocks);
      openStreams.set(streams());
      return (registers[0] as Registry).metrics();
    },
  };
}
