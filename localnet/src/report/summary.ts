import { addBills, type Bill, noBill } from "./bill.ts";
import { addEnergy, type CommunityEnergy, noEnergy } from "./shares.ts";
import { allHold, type SlotReport } from "./slotReport.ts";

/** Totals over settled slots. */
export interface Summary {
  slots: number;
  accepted: number;
  late: number;
  /** Slots in which an identity did not hold. */
  violations: number;
  poolWh: bigint;
  forwardWh: bigint;
  /** Batches of the forward book that traded. */
  batches: number;
  /** Energy stored less energy drawn from storage. */
  storedWh: bigint;
  energy: CommunityEnergy;
  /** By household's name, in the order of the community. */
  bills: Map<string, Bill>;
}

export const newSummary = (households: string[]): Summary => ({
  slots: 0,
  accepted: 0,
  late: 0,
  violations: 0,
  poolWh: 0n,
  forwardWh: 0n,
  batches: 0,
  storedWh: 0n,
  energy: noEnergy,
  bills: new Map(households.map((name) => [name, noBill])),
});

export function addSlot(summary: Summary, report: SlotReport): Summary {
  const bills = new Map(summary.bills);
  for (const [name, bill] of report.bills) bills.set(name, addBills(bills.get(name) ?? noBill, bill));
  return {
    slots: summary.slots + 1,
    accepted: summary.accepted + report.readings.accepted,
    late: summary.late + report.readings.late,
    violations: summary.violations + (allHold(report.identities) ? 0 : 1),
    poolWh: summary.poolWh + report.pool.boughtWh,
    forwardWh: summary.forwardWh + report.forward.soldWh,
    batches: summary.batches + report.forward.batches,
    storedWh: summary.storedWh + report.stored.heldWh - report.stored.usedWh,
    energy: addEnergy(summary.energy, report.energy),
    bills,
  };
}
