/** From which amounts on somebody wants to be told, micro-currency. */
export interface Thresholds {
  /** Of an account that has less; nothing for one that will not pay for a day like the last ones. */
  lowMicro: bigint | undefined;
  /** Of trades of a day and side that come to so much; nothing for all. */
  tradesMicro: bigint | undefined;
}

export const noThresholds: Thresholds = { lowMicro: undefined, tradesMicro: undefined };

/** What a browser keeps, read again; what cannot be read is none. */
export function parseThresholds(text: string | null): Thresholds {
  try {
    const { lowMicro, tradesMicro } = JSON.parse(text ?? "");
    return { lowMicro: amountOf(lowMicro), tradesMicro: amountOf(tradesMicro) };
  } catch {
    return noThresholds;
  }
}

const amountOf = (kept: unknown): bigint | undefined =>
  typeof kept === "string" && /^[1-9]\d{0,38}$/.test(kept) ? BigInt(kept) : undefined;

export const thresholdsText = ({ lowMicro, tradesMicro }: Thresholds): string =>
  JSON.stringify({ lowMicro: lowMicro?.toString(), tradesMicro: tradesMicro?.toString() });
