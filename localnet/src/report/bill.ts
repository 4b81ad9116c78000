import { moneyMicro, type PointEnergy, type Tariff } from "@wattmesh/client";

/** What a household paid for some slots; negative when it earned. */
export interface Bill {
  /** As the chain settled it. */
  withMicro: bigint;
  /** Everything bought and sold at the utility's prices. */
  withoutMicro: bigint;
}

export const noBill: Bill = { withMicro: 0n, withoutMicro: 0n };

/** One slot of a household: what the chain moved on its account, against what the utility alone would have billed for the same registers. */
export function slotBill(energy: PointEnergy, settledMicro: bigint, tariff: Tariff): Bill {
  const importWh = energy.importWh + energy.catchUpImportWh;
  const exportWh = energy.exportWh + energy.catchUpExportWh;
  return {
    withMicro: -settledMicro,
    withoutMicro: moneyMicro(tariff.retailMicroPerKwh, importWh) - moneyMicro(tariff.feedInMicroPerKwh, exportWh),
  };
}

export const addBills = (one: Bill, other: Bill): Bill => ({
  withMicro: one.withMicro + other.withMicro,
  withoutMicro: one.withoutMicro + other.withoutMicro,
});
