import type { RawEvent } from "@wattmesh/client";

/** A block as the node tells it, with what it did. */
export interface Block {
  height: number;
  /** Hex. */
  hash: string;
  /** Hash of the block before; empty for the first. */
  lastHash: string;
  time: Date;
  /** Of transactions that succeeded, in the order of the block, then of what happened outside of them. */
  events: BlockEvent[];
}

export interface BlockEvent {
  raw: RawEvent;
  /** Hex; nothing for what the clock made contracts do. */
  txHash: string | undefined;
}
