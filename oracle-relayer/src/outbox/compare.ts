import type { Reading } from "../reading/reading.ts";
import type { MeterRow } from "./rows.ts";

/** The contract still compares readings of so many slots before the last one with what it took of them. */
const COMPARED_SLOTS = 8;

/** Registers at the end of a slot that are final on the chain. */
export type Final = Pick<Reading, "slot" | "importTotalWh" | "exportTotalWh">;

/** The last final registers of a meter; `undefined` when only their slot is known, or not even that. */
export function finalOf({
  final_slot,
  final_import_wh,
  final_export_wh,
}: Pick<MeterRow, "final_slot" | "final_import_wh" | "final_export_wh">): Final | undefined {
  if (final_slot === null || final_import_wh === null || final_export_wh === null) return undefined;
  return { slot: final_slot, importTotalWh: BigInt(final_import_wh), exportTotalWh: BigInt(final_export_wh) };
}

/** Whether a reading of a slot up to the final one cannot be part of it: registers never go back. */
export function contradicts(reading: Final, final: Final): boolean {
  const isMore = reading.importTotalWh > final.importTotalWh || reading.exportTotalWh > final.exportTotalWh;
  const isLess = reading.importTotalWh < final.importTotalWh || reading.exportTotalWh < final.exportTotalWh;
  return isMore || (isLess && reading.slot === final.slot);
}

/** Whether the contract knows more of a slot than that its registers are no more than the final ones. */
export const isCompared = (slot: number, finalSlot: number): boolean =>
  slot < finalSlot && slot + COMPARED_SLOTS >= finalSlot;

/** Whether the contract calls a reading a conflict that differs from what was taken of its slot, and not merely superseded. */
export const isHeard = (reading: Final, final: Final | undefined): boolean =>
  final === undefined || reading.slot + COMPARED_SLOTS >= final.slot || contradicts(reading, final);
