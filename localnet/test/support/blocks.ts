import { blockEvents, type Client, decodeEvents } from "@wattmesh/client";

/** A block, and what it says of slots. */
export interface Block {
  height: number;
  /** Of its header: when the block before it was decided. */
  timeMs: number;
  txs: number;
  /** Of the state before this block. */
  appHash: string;
  opened: number[];
  finalized: number[];
}

/** The blocks up to a height. */
export async function readBlocks(client: Client, height: number): Promise<Block[]> {
  const blocks: Block[] = [];
  for (let at = 1; at <= height; at += 1) blocks.push(await readBlock(client, at));
  return blocks;
}

async function readBlock(client: Client, height: number): Promise<Block> {
  const [answer, { txs, blockEvents: clock }] = await Promise.all([
    client.rpc("block", { height: String(height) }),
    blockEvents(client, height),
  ]);
  const { header } = (answer as { block: { header: { time: string; app_hash: string } } }).block;
  const events = decodeEvents(clock, client.deployment);
  const slotsOf = (type: "slot_opened" | "slot_finalized") =>
    events.flatMap((event) => (event.type === type ? [event.slot] : []));
  return {
    height,
    timeMs: Date.parse(header.time),
    txs: txs.length,
    appHash: header.app_hash,
    opened: slotsOf("slot_opened"),
    finalized: slotsOf("slot_finalized"),
  };
}

/** How long blocks took of which nothing is told: neither a transaction, nor that the block before changed the state. */
export function idleMs(blocks: readonly Block[]): number[] {
  return blocks.flatMap((block, index) => {
    const [before, after] = [blocks[index - 1], blocks[index + 1]];
    if (before === undefined || after === undefined || block.txs > 0) return [];
    return block.appHash === before.appHash ? [after.timeMs - block.timeMs] : [];
  });
}

/** Slots whose settlement began later than with the first block in which it could: one after the slot was due, and after the slot before it. */
export function openedLate(blocks: readonly Block[], dueMs: (slot: number) => number): number[] {
  const finalizedAt = new Map(blocks.flatMap(({ height, finalized }) => finalized.map((slot) => [slot, height])));
  return blocks.flatMap(({ height, opened }) =>
    opened.filter((slot) => {
      const due = blocks.find(({ timeMs }) => timeMs >= dueMs(slot))?.height ?? height;
      return height > Math.max(due, (finalizedAt.get(slot - 1) ?? 0) + 1);
    }),
  );
}
