import type { Zone } from "@wattmesh/indexer-client";
import { describe, expect, test } from "vitest";
import { type SlotOfZones, sceneOf, widthOf } from "@/features/neighbourhood/scene";
import { hourAt, skyAt } from "@/features/neighbourhood/sky";

const line = { operator: "watt1lines", fee_micro_per_kwh: 0, capacity_up_wh: "1000", capacity_down_wh: "1000" };
const zone = (zone_id: number, parent_id: number | null, changes: Partial<Zone> = {}): Zone =>
  ({
    zone_id,
    parent_id,
    name: `Zone ${zone_id}`,
    state: "normal",
    line: parent_id === null ? null : line,
    islanded: false,
    storage_capacity_wh: "0",
    stored_wh: "0",
    metering_points: 3,
    ...changes,
  }) as Zone;

const did = (zone_id: number, changes: Partial<SlotOfZones["zones"][number]> = {}): SlotOfZones["zones"][number] => ({
  zone_id,
  price_micro_per_kwh: null,
  import_wh: "0",
  export_wh: "0",
  utility_bought_wh: "0",
  held_wh: "0",
  used_wh: "0",
  ...changes,
});

const slot = (...zones: SlotOfZones["zones"][number][]): SlotOfZones => ({
  slot: 7,
  feed_in_micro_per_kwh: 80_000,
  retail_micro_per_kwh: 320_000,
  zones,
});

describe("the picture of a neighbourhood", () => {
  test("has each zone below the one that it hangs on", () => {
    const { streets } = sceneOf([zone(0, null), zone(1, 0), zone(2, 0), zone(3, 1)], slot(), true);
    expect(streets.map(({ zone: { zone_id }, depth }) => [zone_id, depth])).toEqual([
      [0, 0],
      [1, 1],
      [3, 2],
      [2, 1],
    ]);
  });

  test.each([
    [null, "none"],
    [80_000, "low"],
    [159_999, "low"],
    [160_000, "middle"],
    [239_999, "middle"],
    [240_000, "high"],
    [320_000, "high"],
  ] as const)("a price of %s between 0.08 and 0.32 has the tone %s", (price_micro_per_kwh, tone) => {
    const { streets } = sceneOf([zone(0, null)], slot(did(0, { price_micro_per_kwh })), true);
    expect(streets[0]?.tone).toBe(tone);
  });

  test("every Wh that is fed in is taken, stored or goes over the lines to the utility", () => {
    const zones = [zone(0, null), zone(1, 0), zone(2, 0), zone(3, 2)];
    const { streets, utilityWh } = sceneOf(
      zones,
      slot(
        did(1, { export_wh: "831", import_wh: "426", held_wh: "391" }),
        did(2, { export_wh: "853", import_wh: "230" }),
        did(3, { export_wh: "10", import_wh: "200", used_wh: "40" }),
      ),
      true,
    );
    expect(streets.map(({ load }) => load && [load.direction, load.energyWh])).toEqual([
      undefined,
      ["up", 14n],
      ["up", 473n],
      ["down", 150n],
    ]);
    expect(utilityWh).toBe(-487n);
  });

  test("what an island does is not seen at the utility", () => {
    const zones = [zone(0, null), zone(1, 0, { islanded: true }), zone(2, 0)];
    const { utilityWh } = sceneOf(zones, slot(did(1, { export_wh: "900" }), did(2, { import_wh: "100" })), true);
    expect(utilityWh).toBe(100n);
  });

  test("a street's share from neighbours is what the utility did not sell it", () => {
    const zones = [did(1, { import_wh: "1000", utility_bought_wh: "250" })];
    const { streets } = sceneOf([zone(0, null), zone(1, 0)], slot(...zones), true);
    expect(streets.map(({ localPermille }) => localPermille)).toEqual([undefined, 750n]);
  });

  test("a line says which way and how full; one that is cut off says that", () => {
    const zones = [did(1, { export_wh: "950" }), did(2, { import_wh: "10" })];
    const { streets } = sceneOf([zone(0, null), zone(1, 0), zone(2, 0, { islanded: true })], slot(...zones), true);
    expect(streets.map(({ load }) => load && [load.direction, load.state])).toEqual([
      undefined,
      ["up", "near"],
      ["down", "islanded"],
    ]);
  });

  test("what is stored is told of now only", () => {
    const zones = [zone(0, null), zone(1, 0, { storage_capacity_wh: "8000", stored_wh: "2000" })];
    const shares = (isNow: boolean) => sceneOf(zones, slot(), isNow).streets.map(({ storedShare }) => storedShare);
    expect(shares(true)).toEqual([undefined, 0.25]);
    expect(shares(false)).toEqual([undefined, undefined]);
  });

  test("a stream that is there is seen, and none is wider than the widest", () => {
    expect(widthOf(0n, 1000n, 9)).toBe(0);
    expect(widthOf(1n, 1_000_000n, 9)).toBe(1.5);
    expect(widthOf(-1000n, 1000n, 9)).toBe(9);
    expect(widthOf(5n, 0n, 9)).toBe(0);
  });
});

describe("the sky", () => {
  test.each([
    [0, "night"],
    [4.9, "night"],
    [5.5, "dawn"],
    [7, "dawn"],
    [13, "day"],
    [19, "dusk"],
    [20.5, "dusk"],
    [23, "night"],
  ] as const)("at hour %d is that of the %s", (hour, look) => expect(skyAt(hour).look).toBe(look));

  test("has the sun highest in the middle of the day, and none at night", () => {
    expect(skyAt(13).sun).toEqual({ x: 0.5, y: 1 });
    expect(skyAt(2).sun).toBeUndefined();
  });

  test("goes by the clock of the community", () => {
    const noonUtc = Date.UTC(2021, 2, 6, 12, 30) / 1000;
    expect(hourAt(noonUtc, "UTC")).toBe(12.5);
    expect(hourAt(noonUtc, "Europe/Berlin")).toBe(13.5);
  });
});
