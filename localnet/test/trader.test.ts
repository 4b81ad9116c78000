import { signerFromKey } from "@wattmesh/client";
import { describe, expect, test } from "vitest";
import { noRemainder } from "../src/data/metered.ts";
import { parseProfile } from "../src/data/profile.ts";
import type { MeterState } from "../src/meters/store.ts";
import { expectedSurplus, type Trader } from "../src/trade/trader.ts";

const ROWS_PER_DAY = 96;

/** A household that uses 4 W more in each quarter of an hour of a day, the same every day: 1 Wh more. */
const rows = Array.from({ length: 12 * ROWS_PER_DAY }, (_, row) => `${row * 900},${(row % ROWS_PER_DAY) * 4}`);
const trader: Trader = {
  agent: { meterId: 7, zoneId: 1, household: "Abt", style: "limit", keyFile: "" },
  signer: await signerFromKey(new Uint8Array(32).fill(1)),
  history: { load: parseProfile("p.csv", `timestamp,electricity\n${rows.join("\n")}`, "load") },
  replayFrom: 8 * 86_400,
};

/** A meter whose registers hold so many rows after its reading of a slot. */
const store = (rows: number, lastSlot?: number) => ({
  load: (meterId: number): MeterState => ({
    meterId,
    rows,
    importTotalWh: 0n,
    exportTotalWh: 0n,
    remainder: noRemainder,
    ...(lastSlot !== undefined && { lastSlot }),
  }),
});

describe("what an agent expects", () => {
  test("is the forecast of the row that each slot will replay", () => {
    // The reading of slot 100 has 5 rows, so slot 101 replays row 5, and the first slot that is traded, 103, row 7.
    expect(expectedSurplus(trader, store(5, 100), 101, 3)).toEqual([
      { slot: 103, surplusWh: -7n },
      { slot: 104, surplusWh: -8n },
      { slot: 105, surplusWh: -9n },
    ]);
  });

  test("follows the meter when it was off for some slots", () => {
    expect(expectedSurplus(trader, store(5, 200), 201, 1)).toEqual([{ slot: 203, surplusWh: -7n }]);
  });

  test("is nothing while the meter is silent, or has never spoken", () => {
    expect(expectedSurplus(trader, store(5, 100), 103, 3)).toEqual([]);
    expect(expectedSurplus(trader, store(0), 103, 3)).toEqual([]);
  });
});
