import { type CatchUpMoney, moneyMicro, type PointEnergy, type Position, type Tariff } from "@wattmesh/client";

/** One way in which a household traded. */
export interface Trade {
  soldWh: bigint;
  boughtWh: bigint;
  /** Negative when it paid. */
  receivedMicro: bigint;
}

/** What a household paid for some slots, and to whom; negative when it earned. */
export interface Bill {
  /** As the chain settled it. */
  withMicro: bigint;
  /** Everything bought and sold at the utility's prices. */
  withoutMicro: bigint;
  /** Traded forward, before delivery. */
  forward: Trade;
  /** Metered energy beyond the forward trades, settled with neighbours in the pool. */
  pool: Trade;
  /** The rest of the metered energy, with the utility; catch-up energy too. */
  utility: Trade;
}

const noTrade: Trade = { soldWh: 0n, boughtWh: 0n, receivedMicro: 0n };

export const noBill: Bill = { withMicro: 0n, withoutMicro: 0n, forward: noTrade, pool: noTrade, utility: noTrade };

/** A household's metering point in a settled slot. */
export interface SettledPoint {
  energy: PointEnergy;
  /** What energy of missed slots came to. */
  catchUp: CatchUpMoney;
  /** As the chain moved it. */
  moneyMicro: bigint;
  position?: Position | undefined;
  /** The pool's price in its zone. */
  poolPriceMicroPerKwh?: number | undefined;
}

/** One slot of a household: what the chain moved on its account, against what the utility alone would have billed for the same registers. */
export function slotBill(
  { energy, catchUp, moneyMicro: settledMicro, position, poolPriceMicroPerKwh = 0 }: SettledPoint,
  tariff: Tariff,
): Bill {
  const { feedInMicroPerKwh: feedIn, retailMicroPerKwh: retail, tradingFeeMicroPerKwh: fee } = tariff;
  const late: Trade = {
    soldWh: energy.catchUpExportWh,
    boughtWh: energy.catchUpImportWh,
    receivedMicro: catchUp.earnedMicro - catchUp.paidMicro,
  };
  const withUtility = (soldWh: bigint, boughtWh: bigint) => addTrades(tradeAt(soldWh, feedIn, boughtWh, retail), late);
  return {
    withMicro: -settledMicro,
    withoutMicro: -withUtility(energy.exportWh, energy.importWh).receivedMicro,
    forward: {
      soldWh: energy.forwardSoldWh,
      boughtWh: energy.forwardBoughtWh,
      receivedMicro: position?.moneyMicro ?? 0n,
    },
    pool: tradeAt(energy.poolSoldWh, poolPriceMicroPerKwh, energy.poolBoughtWh, poolPriceMicroPerKwh + fee),
    utility: withUtility(energy.utilitySoldWh, energy.utilityBoughtWh),
  };
}

const tradeAt = (soldWh: bigint, soldAt: number, boughtWh: bigint, boughtAt: number): Trade => ({
  soldWh,
  boughtWh,
  receivedMicro: moneyMicro(soldAt, soldWh) - moneyMicro(boughtAt, boughtWh),
});

/** Whether both settlements together are what the chain moved. */
export const addsUp = ({ withMicro, forward, pool, utility }: Bill): boolean =>
  withMicro + forward.receivedMicro + pool.receivedMicro + utility.receivedMicro === 0n;

export const addBills = (one: Bill, other: Bill): Bill => ({
  withMicro: one.withMicro + other.withMicro,
  withoutMicro: one.withoutMicro + other.withoutMicro,
  forward: addTrades(one.forward, other.forward),
  pool: addTrades(one.pool, other.pool),
  utility: addTrades(one.utility, other.utility),
});

const addTrades = (one: Trade, other: Trade): Trade => ({
  soldWh: one.soldWh + other.soldWh,
  boughtWh: one.boughtWh + other.boughtWh,
  receivedMicro: one.receivedMicro + other.receivedMicro,
});
