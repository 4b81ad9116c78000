import type { PointEnergy } from "@wattmesh/client";

/** Who was on the other side of what a meter counted in a slot, Wh. What none of these names was the utility's. */
export interface Shares {
  /** Taken and fed in within the slot: nobody else's. */
  ownWh: bigint;
  importFromNeighboursWh: bigint;
  importFromStorageWh: bigint;
  exportToNeighboursWh: bigint;
  exportToStorageWh: bigint;
}

/**
 * Names the other side of each metered Wh once: forward trades and the pool count together, so that what was bought ahead and
 * sold on, or sold ahead and bought back, never went through the meter and is in no share.
 */
export function sharesOf({
  importWh,
  exportWh,
  forwardBoughtWh,
  forwardSoldWh,
  poolBoughtWh,
  poolSoldWh,
  usedWh,
  heldWh,
}: PointEnergy): Shares {
  const ownWh = least(importWh, exportWh);
  const [takenWh, givenWh] = [importWh - ownWh, exportWh - ownWh];
  const fromNeighboursWh = forwardBoughtWh + poolBoughtWh - forwardSoldWh - poolSoldWh;
  const importFromNeighboursWh = atLeastZero(least(takenWh, fromNeighboursWh));
  const exportToNeighboursWh = atLeastZero(least(givenWh, -fromNeighboursWh));
  return {
    ownWh,
    importFromNeighboursWh,
    importFromStorageWh: least(usedWh, takenWh - importFromNeighboursWh),
    exportToNeighboursWh,
    exportToStorageWh: least(heldWh, givenWh - exportToNeighboursWh),
  };
}

const least = (one: bigint, other: bigint): bigint => (one < other ? one : other);
const atLeastZero = (value: bigint): bigint => (value < 0n ? 0n : value);
