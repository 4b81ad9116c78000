import type { Community, Household } from "../../src/community/community.ts";
import type { FleetMeter } from "../../src/meters/fleet.ts";
import type { MeterStore } from "../../src/meters/store.ts";
import type { ForwardBooks } from "./forward.ts";
import type { SettleOutcome, SettleSlot } from "./settle.ts";

/** What everybody has, available and reserved, kept off the chain. Money in micro-currency, energy in Wh. */
export interface Books {
  /** By meter id. */
  points: Map<number, number>;
  /** Energy tokens of each meter's owner, by meter id: an owner has one meter here. */
  tokens: Map<number, number>;
  /** By zone. */
  storedWh: number[];
  utility: number;
  community: number;
  operator: number;
}

/** A household with its meter. */
export interface Point {
  meter: FleetMeter;
  household: Household;
}

export const pointsOf = (community: Community, meters: FleetMeter[]): Point[] =>
  meters
    .map((meter, index) => ({ meter, household: community.households[index] as Household }))
    .sort((one, other) => one.meter.meterId - other.meter.meterId);

export const openBooks = (community: Community, points: Point[]): Books => ({
  points: new Map(points.map(({ meter, household }) => [meter.meterId, Number(household.depositMicro)])),
  tokens: new Map(points.map(({ meter }) => [meter.meterId, 0])),
  storedWh: community.zones.map(() => 0),
  utility: 0,
  community: 0,
  operator: 0,
});

/** The slot as the engine takes it: energies from what the meters signed, forward trades from the fills, means from the books. */
export function slotOf(
  community: Community,
  points: Point[],
  store: MeterStore,
  books: Books,
  forward: ForwardBooks,
  slot: number,
): SettleSlot {
  const {
    feedInMicroPerKwh: feed_in,
    retailMicroPerKwh: retail,
    tradingFeeMicroPerKwh: trading_fee,
  } = community.tariff;
  return {
    tariff: { feed_in, retail, trading_fee },
    zones: community.zones.map(({ parent, line, storageCapacityWh }, id) => ({
      id,
      parent: parent ?? null,
      ...(line && { fee: line.feeMicroPerKwh }),
      islanded: false,
      storage_room_wh: Math.max(0, Number(storageCapacityWh) - (books.storedWh[id] ?? 0)),
    })),
    points: points.map(({ meter, household }) => {
      const { export_wh, import_wh } = meteredIn(store, meter.meterId, slot);
      const traded = forward.positions.get(slot)?.get(meter.meterId);
      const forward_sold_wh = Number(traded?.soldWh ?? 0n);
      const forward_bought_wh = Number(traded?.boughtWh ?? 0n);
      const { rule } = household;
      const held_wh = rule?.hold || rule?.draw ? (books.tokens.get(meter.meterId) ?? 0) : 0;
      const bid = Math.min(Math.max(rule?.bidMicroPerKwh ?? retail, feed_in), retail);
      const missingWh = Math.max(0, import_wh + forward_sold_wh - export_wh - forward_bought_wh - held_wh);
      const reservedMicro = Number(forward.reservedAtOpening.get(slot)?.get(meter.meterId) ?? 0n);
      const meansMicro = (books.points.get(meter.meterId) ?? 0) - reservedMicro;
      return {
        id: meter.meterId,
        zone: household.zone,
        export_wh,
        import_wh,
        forward_sold_wh,
        forward_bought_wh,
        forward_money_micro: Number(traded?.receivedMicro ?? 0n),
        held_wh,
        in_funds: meansMicro >= (bid / 1000) * missingWh,
        rule: {
          ...(rule?.askMicroPerKwh !== undefined && { ask: rule.askMicroPerKwh }),
          ...(rule?.bidMicroPerKwh !== undefined && { bid: rule.bidMicroPerKwh }),
          hold: rule?.hold ?? false,
          paused: rule?.paused ?? false,
        },
      };
    }),
  };
}

/** Nothing once the meters are switched off. */
function meteredIn(store: MeterStore, meterId: number, slot: number): { export_wh: number; import_wh: number } {
  const readings = store.between(meterId, slot - 1, slot);
  const now = readings.find((reading) => reading.slot === slot);
  if (now === undefined) return { export_wh: 0, import_wh: 0 };
  const before = readings.find((reading) => reading.slot === slot - 1);
  if (before === undefined) throw new Error(`meter ${meterId} has no reading of slot ${slot - 1}`);
  return {
    export_wh: Number(now.exportTotalWh - before.exportTotalWh),
    import_wh: Number(now.importTotalWh - before.importTotalWh),
  };
}

/** Writes an outcome into the books, and what lines earned of the slot's forward trades. */
export function post(books: Books, points: Point[], outcome: SettleOutcome, forwardLinesMicro: bigint): void {
  for (const { id, held_wh, used_wh, money_micro } of outcome.points) {
    books.points.set(id, (books.points.get(id) ?? 0) + money_micro);
    books.tokens.set(id, (books.tokens.get(id) ?? 0) + held_wh - used_wh);
    const zone = points.find(({ meter }) => meter.meterId === id)?.household.zone ?? 0;
    books.storedWh[zone] = (books.storedWh[zone] ?? 0) + held_wh - used_wh;
  }
  books.utility += outcome.utility_micro;
  books.community += outcome.community_micro;
  books.operator += outcome.lines.reduce((sum, { money_micro }) => sum + money_micro, Number(forwardLinesMicro));
}
