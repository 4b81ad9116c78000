import { join } from "node:path";
import { wantedBy } from "../../localnet/src/appliances/appliances.ts";
import { Draws } from "../../localnet/src/appliances/draws.ts";
import { meterRow, noRemainder, pvNanoW } from "../../localnet/src/data/metered.ts";
import { readProfile } from "../../localnet/src/data/profile.ts";
import { project } from "../../localnet/src/project.ts";
import { DAY_SLOTS, type SlotEnergy } from "../src/checks/window.ts";

/** Real households and weeks: thresholds were chosen on the one half and are measured on the other, which shares neither a household nor a day with it. */
export interface Half {
  readonly loads: readonly string[];
  readonly panels: readonly string[];
  /** Of the recording. */
  readonly fromDay: number;
}

export const halves = {
  tuning: {
    loads: ["hh_2012_3.csv", "hh_2687_0.csv", "hh_3296_0.csv", "hh_4402_0.csv"],
    panels: ["pv_1_pu.csv"],
    fromDay: 0,
  },
  test: {
    loads: ["hh_2455_0.csv", "hh_2959_0.csv", "hh_3648_0.csv", "hh_5527_0.csv"],
    panels: ["pv_1_pu.csv", "pv_2_pu.csv"],
    fromDay: 22,
  },
} satisfies Record<string, Half>;

/** Three weeks of each half; a household stands three times in a community, each time a week later, so that no two have the same day. */
export const DAYS = 21;
const WEEK = 7;
const NANO_W_A_WH = 4_000_000_000n;

export interface Meter {
  readonly meterId: number;
  readonly solar: boolean;
  readonly inverterW: number;
  readonly energies: readonly SlotEnergy[];
}

export interface BenchCommunity {
  /** Unix seconds of the first slot. */
  readonly start: number;
  readonly meters: readonly Meter[];
}

/** Communities of twelve meters; two of three have a roof, some a car or a heat pump, as the seed says. */
export async function readCommunities({ loads, panels, fromDay }: Half, count: number): Promise<BenchCommunity[]> {
  const read = (file: string, kind: "load" | "pv") => readProfile(join(project.data, file), kind);
  const [loadProfiles, pvProfiles] = await Promise.all([
    Promise.all(loads.map((file) => read(file, "load"))),
    Promise.all(panels.map((file) => read(file, "pv"))),
  ]);
  const rows = DAYS * DAY_SLOTS;
  const first = fromDay * DAY_SLOTS;
  const start = (loadProfiles[0]?.start ?? 0) + first * 900;
  return Array.from({ length: count }, (_, seed) => ({
    start,
    meters: loadProfiles.flatMap((load, house) =>
      [0, 1, 2].map((weeks) => {
        const meterId = house * 3 + weeks;
        const draws = new Draws(seed, "meter", meterId);
        const solar = draws.below(3) > 0;
        const peakW = 2_000 + 500 * draws.below(15);
        const pv = pvProfiles[draws.below(pvProfiles.length)];
        const wanted = wantedBy(
          {
            seed,
            household: String(meterId),
            ...(draws.below(4) === 0 && { car: { powerW: 11_000, kmAYear: 12_000 } }),
            ...(draws.below(4) === 0 && { heatPump: { powerW: 2_500, kwhAYear: 4_500 } }),
          },
          { start, rows },
        );
        let remainder = noRemainder;
        const energies = Array.from({ length: rows }, (_, row) => {
          const shifted = first + ((row + weeks * WEEK * DAY_SLOTS) % rows);
          const appliancesWh = (wanted.carWh[row] ?? 0) + (wanted.heatPumpWh[row] ?? 0);
          const counted = meterRow(
            {
              loadNanoW: (load.nano[shifted] ?? 0n) + BigInt(appliancesWh) * NANO_W_A_WH,
              pvNanoW: solar ? pvNanoW(pv?.nano[first + row] ?? 0n, peakW) : 0n,
            },
            remainder,
          );
          remainder = counted.remainder;
          return { importWh: Number(counted.energy.importWh), exportWh: Number(counted.energy.exportWh) };
        });
        return { meterId, solar, inverterW: solar ? peakW : 0, energies };
      }),
    ),
  }));
}
