import type { DuesOfRange } from "@wattmesh/indexer-client";

/** What one side owed the other before a period and after it. */
export interface DuesLine {
  kind: "claim" | "debt";
  beforeMicro: bigint;
  afterMicro: bigint;
  /** By how much it became more. */
  movedMicro: bigint;
}

/** Of a statement: nothing of what nobody owed. */
export function duesLines({ before, after }: DuesOfRange): DuesLine[] {
  return (["claim", "debt"] as const).flatMap((kind) => {
    const [beforeMicro, afterMicro] = [BigInt(before[`${kind}_micro`]), BigInt(after[`${kind}_micro`])];
    if (beforeMicro === 0n && afterMicro === 0n) return [];
    return [{ kind, beforeMicro, afterMicro, movedMicro: afterMicro - beforeMicro }];
  });
}
