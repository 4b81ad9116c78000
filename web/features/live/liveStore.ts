import { partialMatchKey, type QueryClient } from "@tanstack/react-query";
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

/** What an order or a batch changes: the book, trades, and one's own orders, account and positions. */
const market = [
  ["indexer", "market"],
  ["indexer", "point", "orders"],
  ["indexer", "point", "positions"],
  ["indexer", "point", "inbox"],
  ["chain", "book"],
  ["chain", "point"],
];

/** Which cached answers an event makes old: the beginnings of their keys. */
export const madeOldBy: Record<string, readonly (readonly string[])[]> = {
  slot_finalized: [
    ["indexer", "slots"],
    ["indexer", "point"],
    ["chain", "latestOutcome"],
    ["chain", "point"],
    ["chain", "energyBalance"],
  ],
  orders_placed: market,
  orders_cancelled: market,
  orders_ended: market,
  orders_filled: market,
  order_woken: market,
  batch_cleared: market,
  book_opened: [["indexer", "market"]],
  forward_params_set: [["chain", "forward"]],
  state_set: [
    ["chain", "zones"],
    ["indexer", "community"],
  ],
  event_announced: [["chain", "demandResponseEvents"]],
  event_withdrawn: [["chain", "demandResponseEvents"]],
  rule_set: [
    ["indexer", "point"],
    ["chain", "point"],
  ],
  deposited: [
    ["indexer", "point"],
    ["chain", "point"],
    ["chain", "standing"],
  ],
  withdrawn: [
    ["indexer", "point"],
    ["chain", "point"],
    ["chain", "standing"],
  ],
  transferred: [
    ["indexer", "point"],
    ["chain", "point"],
  ],
  credit_line_set: [["chain", "point"]],
  energy_transferred: [["chain", "energyBalance"]],
  proposal_opened: [["chain", "proposals"]],
  proposal_voted: [["chain", "proposals"]],
  proposal_closed: [
    ["chain", "proposals"],
    ["chain", "participants"],
    ["chain", "standing"],
  ],
  participant_status_changed: [
    ["indexer", "point", "inbox"],
    ["chain", "participants"],
    ["chain", "standing"],
  ],
  profile_updated: [
    ["chain", "participants"],
    ["chain", "standing"],
  ],
  meter_registered: [
    ["chain", "standing"],
    ["indexer", "community"],
  ],
  meter_status_changed: [
    ["chain", "standing"],
    ["indexer", "community"],
  ],
  tamper_reported: [
    ["indexer", "tamper"],
    ["indexer", "point", "inbox"],
  ],
  tariff_set: [
    ["chain", "terms"],
    ["indexer", "tariffs"],
  ],
  zone_added: [
    ["chain", "zones"],
    ["indexer", "community"],
  ],
  zone_updated: [
    ["chain", "zones"],
    ["indexer", "community"],
  ],
  line_set: [
    ["chain", "zones"],
    ["indexer", "community"],
  ],
  island_set: [
    ["chain", "zones"],
    ["indexer", "community"],
  ],
  storage_set: [
    ["chain", "zones"],
    ["indexer", "community"],
  ],
};

/** Asks once for what several events made old: cached answers whose keys begin in one of these ways. */
export const askAgain = (queryClient: QueryClient, beginnings: readonly (readonly string[])[]): Promise<void> =>
  queryClient.invalidateQueries({
    predicate: ({ queryKey }) => beginnings.some((beginning) => partialMatchKey(queryKey, beginning)),
  });
