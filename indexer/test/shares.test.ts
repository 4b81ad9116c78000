import type { PointEnergy } from "@wattmesh/client";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Shares, sharesOf } from "../src/concepts/results/shares.ts";

const nothing: PointEnergy = {
  importWh: 0n,
  exportWh: 0n,
  forwardBoughtWh: 0n,
  forwardSoldWh: 0n,
  poolBoughtWh: 0n,
  poolSoldWh: 0n,
  utilityBoughtWh: 0n,
  utilitySoldWh: 0n,
  heldWh: 0n,
  usedWh: 0n,
  catchUpImportWh: 0n,
  catchUpExportWh: 0n,
};
const noShare: Shares = {
  ownWh: 0n,
  importFromNeighboursWh: 0n,
  importFromStorageWh: 0n,
  exportToNeighboursWh: 0n,
  exportToStorageWh: 0n,
};

describe("who was on the other side of what a meter counted", () => {
  test.each<[string, Partial<PointEnergy>, Partial<Shares>]>([
    [
      "what was bought ahead and not needed is no share",
      { importWh: 40n, forwardBoughtWh: 100n, poolSoldWh: 50n, utilitySoldWh: 10n },
      { importFromNeighboursWh: 40n },
    ],
    [
      "what was sold ahead and bought back is none either",
      { exportWh: 30n, forwardSoldWh: 100n, poolBoughtWh: 50n, utilityBoughtWh: 20n },
      { exportToNeighboursWh: 30n },
    ],
    [
      "who sold ahead and took energy all the same took it from the utility",
      { importWh: 60n, forwardSoldWh: 100n, utilityBoughtWh: 160n },
      {},
    ],
    [
      "forward trades and the pool count together",
      { importWh: 100n, forwardBoughtWh: 30n, poolBoughtWh: 50n, utilityBoughtWh: 20n },
      { importFromNeighboursWh: 80n },
    ],
    [
      "what is made and used meanwhile is nobody else's",
      { importWh: 40n, exportWh: 100n, poolSoldWh: 50n, heldWh: 10n },
      { ownWh: 40n, exportToNeighboursWh: 50n, exportToStorageWh: 10n },
    ],
    [
      "storage comes next",
      { importWh: 90n, usedWh: 70n, poolBoughtWh: 20n },
      { importFromNeighboursWh: 20n, importFromStorageWh: 70n },
    ],
    [
      "what was bought ahead may be stored",
      { importWh: 10n, forwardBoughtWh: 50n, heldWh: 40n },
      { importFromNeighboursWh: 10n },
    ],
  ])("%s", (_, energy, shares) => {
    expect(sharesOf({ ...nothing, ...energy })).toEqual({ ...noShare, ...shares });
  });

  test("whatever was traded, shares are never below nothing, nor more together than was metered and than each side gave", () => {
    fc.assert(
      fc.property(settled, (energy) => {
        const shares = sharesOf(energy);
        const { ownWh, importFromNeighboursWh, importFromStorageWh, exportToNeighboursWh, exportToStorageWh } = shares;
        for (const share of Object.values(shares)) expect(share >= 0n).toBe(true);
        const fromUtilityWh = energy.importWh - ownWh - importFromNeighboursWh - importFromStorageWh;
        const toUtilityWh = energy.exportWh - ownWh - exportToNeighboursWh - exportToStorageWh;
        expect(fromUtilityWh >= 0n && fromUtilityWh <= energy.utilityBoughtWh).toBe(true);
        expect(toUtilityWh >= 0n && toUtilityWh <= energy.utilitySoldWh).toBe(true);
        expect(importFromStorageWh <= energy.usedWh && exportToStorageWh <= energy.heldWh).toBe(true);
        expect(importFromNeighboursWh <= energy.forwardBoughtWh + energy.poolBoughtWh).toBe(true);
        expect(exportToNeighboursWh <= energy.forwardSoldWh + energy.poolSoldWh).toBe(true);
      }),
    );
  });
});

const wh = fc.bigInt({ min: 0n, max: 5_000n });

/** Any slot as settlement leaves it: what is left after forward trades is stored, traded in the pool, and the utility's. */
const settled = fc
  .record({ importWh: wh, exportWh: wh, forwardBoughtWh: wh, forwardSoldWh: wh, stored: wh, pooled: wh })
  .map(({ stored, pooled, ...metered }): PointEnergy => {
    const residual = metered.exportWh - metered.importWh - metered.forwardSoldWh + metered.forwardBoughtWh;
    const left = residual < 0n ? -residual : residual;
    const tokensWh = stored < left ? stored : left;
    const poolWh = pooled < left - tokensWh ? pooled : left - tokensWh;
    const utilityWh = left - tokensWh - poolWh;
    const rest =
      residual >= 0n
        ? { heldWh: tokensWh, poolSoldWh: poolWh, utilitySoldWh: utilityWh }
        : { usedWh: tokensWh, poolBoughtWh: poolWh, utilityBoughtWh: utilityWh };
    return { ...nothing, ...metered, ...rest };
  });
