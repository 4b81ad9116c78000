import type { LineFlow, SlotDetail, Zone } from "@wattmesh/indexer-client";
import { describe, expect, test } from "vitest";
import { busiest, latest } from "@/features/grid/busiest";
import { lineSeries } from "@/features/grid/lineSeries";
import { netLoads } from "@/features/grid/netLoad";

const words = { measured: "measured", foreseen: "foreseen", band: "band", limit: "up", limitBelow: "down" };

const measured = (slot: number, flow_wh: string, capacity_wh: string | null = "1000") => ({
  slot,
  starts_at: "",
  flow_wh,
  net_wh: flow_wh,
  loss_wh: null,
  capacity_wh,
});

const foreseen = (slot: number, flow_wh: string | null, error_wh: string | null = "50") => ({
  slot,
  starts_at: "",
  flow_wh,
  error_wh,
});

const flow = (more: Partial<LineFlow>): LineFlow => ({
  zone_id: 1,
  capacity_up_wh: "1000",
  capacity_down_wh: "2000",
  feeder_id: null,
  measured: [],
  foreseen: [],
  scores: [],
  ...more,
});

describe("how full a line will be", () => {
  test("is told of its fullest slot, by the limit of the flow's direction, the first of several", () => {
    const ahead = [foreseen(5, "-1500"), foreseen(6, "800"), foreseen(7, "-1600"), foreseen(8, null)];
    expect(busiest(flow({ foreseen: ahead }))).toEqual({
      slot: 6,
      direction: "up",
      flowWh: 800n,
      capacityWh: 1_000n,
      permille: 800n,
    });
    const down = [foreseen(5, "-1700"), foreseen(6, "-1700"), foreseen(7, "100")];
    expect(busiest(flow({ foreseen: down }))).toEqual({
      slot: 5,
      direction: "down",
      flowWh: 1_700n,
      capacityWh: 2_000n,
      permille: 850n,
    });
  });

  test("is not told where there is no line, nothing is foreseen, or nothing can flow", () => {
    expect(busiest(flow({ foreseen: [foreseen(5, "9")], capacity_up_wh: null }))).toBeUndefined();
    expect(busiest(flow({ foreseen: [foreseen(5, null)] }))).toBeUndefined();
    expect(busiest(flow({ foreseen: [foreseen(5, "9")], capacity_up_wh: "0" }))).toBeUndefined();
    expect(latest(flow({}))).toBeUndefined();
    expect(latest(flow({ measured: [measured(4, "9", "0")] }))).toBeUndefined();
  });

  test("now is the last slot against what the line could carry then", () => {
    const past = [measured(3, "-10"), measured(4, "-860", "1000")];
    expect(latest(flow({ measured: past }))).toMatchObject({ slot: 4, direction: "down", permille: 860n });
  });
});

describe("a line's picture", () => {
  test("has as many values as slots in each of its lines, none of them both measured and foreseen", () => {
    const { slots, series } = lineSeries(
      flow({
        measured: [measured(3, "-900"), measured(4, "250")],
        foreseen: [foreseen(5, "1000"), foreseen(6, null, null)],
      }),
      words,
    );
    expect(slots).toEqual([3, 4, 5, 6]);
    expect(series.map(({ label, values }) => [label, values])).toEqual([
      ["band", [null, null, 1.05, null]],
      ["band", [null, null, 0.95, null]],
      ["measured", [-0.9, 0.25, null, null]],
      ["foreseen", [null, null, 1, null]],
      ["up", [1, 1, 1, 1]],
      ["down", [-2, -2, -2, -2]],
    ]);
  });

  test("leaves out a limit that nothing comes near", () => {
    const labels = (wh: string) => lineSeries(flow({ measured: [measured(3, wh)] }), words).series.slice(4);
    expect(labels("400").map(({ label }) => label)).toEqual(["up"]);
    expect(labels("399")).toEqual([]);
    expect(labels("-800").map(({ label }) => label)).toEqual(["down"]);
    expect(labels("-799")).toEqual([]);
  });

  test("of the root has no limits", () => {
    const root = flow({ capacity_up_wh: null, capacity_down_wh: null, measured: [measured(1, "5", null)] });
    expect(lineSeries(root, words).series.map(({ label }) => label)).toEqual(["band", "band", "measured", "foreseen"]);
  });
});

test("a line carries what the meters of its zone and of all below it counted together", () => {
  const line = { from_slot: 0, fee_micro_per_kwh: 0, capacity_up_wh: "1000", capacity_down_wh: "1000" };
  const zone = (zone_id: number, parent_id: number | null): Zone => ({
    zone_id,
    parent_id,
    name: `${zone_id}`,
    operator: "",
    controller: null,
    state: "normal",
    line: parent_id === null ? null : line,
    islanded: zone_id === 3,
    storage_capacity_wh: "0",
    stored_wh: "0",
    metering_points: 0,
    last_slot: null,
    last_price_micro_per_kwh: null,
  });
  const counted = (zone_id: number, import_wh: string, export_wh: string) => ({ zone_id, import_wh, export_wh });
  const slot = {
    zones: [counted(0, "7", "0"), counted(1, "100", "0"), counted(2, "900", "50"), counted(3, "0", "10")],
  };
  const loads = netLoads([zone(0, null), zone(1, 0), zone(2, 1), zone(3, 0)], slot as unknown as SlotDetail);
  expect(loads.map((load) => [load.zone.zone_id, load.direction, load.permille, load.state])).toEqual([
    [1, "down", 950n, "near"],
    [2, "down", 850n, "near"],
    [3, "up", 10n, "islanded"],
  ]);
  expect(netLoads([zone(0, null), zone(1, 0)], null).map(({ direction }) => direction)).toEqual(["none"]);
});
