import type { DepthLevel } from "@wattmesh/client";
import { maxOf } from "@/lib/bigint";

/** A slot's book in one zone, prices ascending. */
export interface SlotBook {
  slot: number;
  levels: readonly DepthLevel[];
}

/** What rests in one slot's book between two prices. */
export interface SurfaceCell {
  slot: number;
  /** Its lower edge. */
  priceMicroPerKwh: number;
  buyWh: bigint;
  sellWh: bigint;
}

/** Books of many slots beside each other, by slot and price. */
export interface Surface {
  slots: number[];
  /** Lower edges of the steps of price, ascending; all equally wide. */
  prices: number[];
  stepMicroPerKwh: number;
  /** Where something rests, by slot, then price. */
  cells: SurfaceCell[];
  /** The most that is in one cell on one side, Wh. */
  mostWh: bigint;
}

/** Steps of price in sight, about. */
const STEPS = 24;

/** @param tickMicroPerKwh Every price is a multiple of it, and so is every step. */
export function surfaceOf(books: readonly SlotBook[], tickMicroPerKwh: number): Surface {
  const slots = books.map(({ slot }) => slot).sort((one, other) => one - other);
  const all = books.flatMap(({ levels }) => levels.map(({ priceMicroPerKwh }) => priceMicroPerKwh));
  if (all.length === 0) return { slots, prices: [], stepMicroPerKwh: tickMicroPerKwh, cells: [], mostWh: 0n };
  const [lowest, highest] = [Math.min(...all), Math.max(...all)];
  const step = Math.max(1, Math.ceil((highest - lowest) / STEPS / tickMicroPerKwh)) * tickMicroPerKwh;
  const first = Math.floor(lowest / step) * step;
  const edge = (price: number) => first + Math.floor((price - first) / step) * step;
  const cells = new Map<string, SurfaceCell>();
  for (const { slot, levels } of books)
    for (const { priceMicroPerKwh, buyWh, sellWh } of levels) {
      const price = edge(priceMicroPerKwh);
      const before = cells.get(`${slot} ${price}`);
      cells.set(`${slot} ${price}`, {
        slot,
        priceMicroPerKwh: price,
        buyWh: (before?.buyWh ?? 0n) + buyWh,
        sellWh: (before?.sellWh ?? 0n) + sellWh,
      });
    }
  const inOrder = [...cells.values()].sort(
    (one, other) => one.slot - other.slot || one.priceMicroPerKwh - other.priceMicroPerKwh,
  );
  return {
    slots,
    prices: Array.from({ length: (edge(highest) - first) / step + 1 }, (_, index) => first + index * step),
    stepMicroPerKwh: step,
    cells: inOrder,
    mostWh: maxOf(inOrder.flatMap(({ buyWh, sellWh }) => [buyWh, sellWh])),
  };
}

/** Of one slot: the highest price that somebody pays, the lowest that somebody takes, and what rests in all. */
export function edgesOf({ levels }: SlotBook) {
  const buys = levels.filter(({ buyWh }) => buyWh > 0n);
  const sells = levels.filter(({ sellWh }) => sellWh > 0n);
  return {
    bestBuyMicroPerKwh: buys.at(-1)?.priceMicroPerKwh,
    bestSellMicroPerKwh: sells[0]?.priceMicroPerKwh,
    buyWh: buys.reduce((sum, { buyWh }) => sum + buyWh, 0n),
    sellWh: sells.reduce((sum, { sellWh }) => sum + sellWh, 0n),
  };
}
