import { type Client, type ForwardSlotResponse, getForwardSlot } from "@wattmesh/client";

/** What was traded so far for a slot before its delivery. */
export interface ForwardTrades {
  slot: number;
  /** Batches that traded. */
  batches: number;
  soldWh: bigint;
  /** The latest price of each zone that traded, by zone id. */
  pricesMicroPerKwh: Map<number, number>;
}

/** Trades for `count` slots from `first` on. */
export function outlook(client: Client, first: number, count: number): Promise<ForwardTrades[]> {
  return Promise.all(Array.from({ length: count }, (_, index) => forwardTrades(client, first + index)));
}

export const forwardTrades = async (client: Client, slot: number): Promise<ForwardTrades> =>
  tradesOf(await getForwardSlot(client, { slot }));

export function tradesOf({ slot, batches, zones }: ForwardSlotResponse): ForwardTrades {
  const prices = zones.flatMap(({ zoneId, lastPriceMicroPerKwh: price }): [number, number][] =>
    price === undefined ? [] : [[zoneId, price]],
  );
  return {
    slot,
    batches,
    soldWh: zones.reduce((sum, zone) => sum + zone.soldWh, 0n),
    pricesMicroPerKwh: new Map(prices),
  };
}
