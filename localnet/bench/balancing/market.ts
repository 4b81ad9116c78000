import type { Engine } from "./engines.ts";
import type { Metered } from "./house.ts";
import type { Street } from "./street.ts";

/** A slot as the settlement engine gives it back. */
interface Settled {
  zones: { id: number; price: number | null }[];
  points: { id: number; money_micro: number }[];
}

export interface Day {
  /** Per slot: what energy costs in the street, the retail price where nobody traded. */
  prices: number[];
  /** Per point: what it was paid, or paid if negative. */
  moneyMicro: number[];
}

const STREET = 1;

/** Settles a day's slots with the pool, as the chain does. The battery, if there is one, is the last point. */
export function settleDay(engine: Engine, street: Street, metered: readonly (readonly Metered[])[]): Day {
  const slots = metered[0]?.length ?? 0;
  const { feedInMicroPerKwh, retailMicroPerKwh, tradingFeeMicroPerKwh } = street.tariff;
  const questions = Array.from({ length: slots }, (_, slot) => ({
    tariff: { feed_in: feedInMicroPerKwh, retail: retailMicroPerKwh, trading_fee: tradingFeeMicroPerKwh },
    zones: [
      { id: 0, parent: null, islanded: false, storage_room_wh: 0 },
      { id: STREET, parent: 0, fee: 0, islanded: false, storage_room_wh: 0 },
    ],
    points: metered.map((rows, id) => {
      const { askMicroPerKwh: ask, bidMicroPerKwh: bid } = street.points[id]?.rule ?? {};
      return {
        id,
        zone: STREET,
        export_wh: rows[slot]?.exportWh ?? 0,
        import_wh: rows[slot]?.importWh ?? 0,
        forward_sold_wh: 0,
        forward_bought_wh: 0,
        forward_money_micro: 0,
        held_wh: 0,
        in_funds: true,
        rule: { ...(ask !== undefined && { ask }), ...(bid !== undefined && { bid }), hold: false, paused: false },
      };
    }),
  }));
  const settled = engine.ask<unknown, Settled>(questions);
  return {
    prices: settled.map(({ zones }) => zones.find(({ id }) => id === STREET)?.price ?? retailMicroPerKwh),
    moneyMicro: metered.map((_, id) =>
      settled.reduce((sum, { points }) => sum + (points.find((point) => point.id === id)?.money_micro ?? 0), 0),
    ),
  };
}
