import type { EventStreamOptions } from "@wattmesh/indexer-client";

/** How far the indexer is, told after each block. */
export type Head = Parameters<NonNullable<EventStreamOptions["onHead"]>>[0];

/** How fresh what the pages show is. */
export type Freshness =
  | { state: "connecting" }
  | { state: "live"; height: number }
  /** There is a connection, but the indexer tells nothing. Unix seconds of the last block that is known. */
  | { state: "unreachable"; at: number | undefined }
  /** The indexer has yet to read blocks that the node has. */
  | { state: "behind"; blocks: number; at: number }
  /** No block for minutes, although the connection is there. Unix seconds of the last one. */
  | { state: "stale"; at: number }
  /** No connection. Unix seconds of the last block that is known. */
  | { state: "offline"; at: number | undefined };

export interface LiveFacts {
  connected: boolean | undefined;
  online: boolean;
  head: Head | undefined;
}

const STALE_SECONDS = 300;
/** An indexer is one block behind while all is well: more than a few are trouble, or a restart. */
const BEHIND_BLOCKS = 5;

/** What to say of the data's freshness at a moment, unix seconds. */
export function freshnessOf({ connected, online, head }: LiveFacts, now: number): Freshness {
  const at = head && Math.floor(Date.parse(head.time) / 1000);
  if (!online) return { state: "offline", at };
  if (connected === false) return { state: "unreachable", at };
  if (connected === undefined || head === undefined || at === undefined) return { state: "connecting" };
  if (head.lag_blocks > BEHIND_BLOCKS) return { state: "behind", blocks: head.lag_blocks, at };
  if (now - at > STALE_SECONDS) return { state: "stale", at };
  return { state: "live", height: head.height };
}
