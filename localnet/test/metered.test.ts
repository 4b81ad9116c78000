import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type MeteredEnergy, meterRow, noRemainder, pvNanoW } from "../src/data/metered.ts";
import { parseProfile } from "../src/data/profile.ts";

const W = 1_000_000_000n;

/** Counts rows of [load, PV] in W. */
function count(rows: [bigint, bigint][]): MeteredEnergy[] {
  let carried = noRemainder;
  return rows.map(([load, pv]) => {
    const { energy, remainder } = meterRow({ loadNanoW: load * W, pvNanoW: pv * W }, carried);
    carried = remainder;
    return energy;
  });
}

describe("a quarter of an hour becomes energy", () => {
  test.each<{ sentence: string; rows: [bigint, bigint][]; importWh: bigint[]; exportWh: bigint[] }>([
    { sentence: "400 W are 100 Wh", rows: [[400n, 0n]], importWh: [100n], exportWh: [0n] },
    {
      sentence: "what is less than a Wh is carried",
      rows: [
        [2n, 0n],
        [2n, 0n],
        [2n, 0n],
        [2n, 0n],
      ],
      importWh: [0n, 1n, 0n, 1n],
      exportWh: [0n, 0n, 0n, 0n],
    },
    { sentence: "panels cover the load first", rows: [[400n, 1000n]], importWh: [0n], exportWh: [150n] },
    {
      sentence: "import and export carry each for itself",
      rows: [
        [3n, 0n],
        [0n, 3n],
        [1n, 0n],
        [0n, 1n],
      ],
      importWh: [0n, 0n, 1n, 0n],
      exportWh: [0n, 0n, 0n, 1n],
    },
  ])("$sentence", ({ rows, importWh, exportWh }) => {
    const energies = count(rows);
    expect(energies.map((energy) => energy.importWh)).toEqual(importWh);
    expect(energies.map((energy) => energy.exportWh)).toEqual(exportWh);
  });

  test("no Wh is lost over any day", () => {
    const powers = fc.tuple(fc.bigInt(0n, 20_000n), fc.bigInt(0n, 20_000n));
    fc.assert(
      fc.property(fc.array(powers, { minLength: 96, maxLength: 96 }), (day) => {
        const sum = (key: keyof MeteredEnergy) => count(day).reduce((total, energy) => total + energy[key], 0n);
        const quarters = (of: (load: bigint, pv: bigint) => bigint) =>
          day.reduce((total, [load, pv]) => total + of(load, pv), 0n);
        expect(sum("loadWh")).toBe(quarters((load) => load) / 4n);
        expect(sum("pvWh")).toBe(quarters((_, pv) => pv) / 4n);
        expect(sum("importWh")).toBe(quarters((load, pv) => (load > pv ? load - pv : 0n)) / 4n);
        expect(sum("exportWh")).toBe(quarters((load, pv) => (pv > load ? pv - load : 0n)) / 4n);
      }),
    );
  });

  test("PV of a profile per unit is that part of the peak", () => {
    const { nano } = parseProfile("pv.csv", "timestamp,electricity\n0,0.25\n", "pv");
    expect(pvNanoW(nano[0] ?? 0n, 6_000)).toBe(1_500n * W);
  });
});
