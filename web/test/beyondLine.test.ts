import type { BeyondLine } from "@wattmesh/indexer-client";
import { expect, test } from "vitest";
import { beyondOf } from "@/features/operator/getBeyondLine";

const said = (net_export_wh: string, capacity_wh: string) => beyondOf({ net_export_wh, capacity_wh } as BeyondLine);

test.each([
  ["fed in more than the line carries up", "20001", "20000", { up: true, moreWh: 1n }],
  ["took more than it carries down", "-24000", "20000", { up: false, moreWh: 4_000n }],
  ["fed in from an island", "1000", "0", { up: true, moreWh: 1_000n }],
  ["took on an island", "-1", "0", { up: false, moreWh: 1n }],
  ["more than a double holds", "9007199254740993", "1", { up: true, moreWh: 9_007_199_254_740_992n }],
])("a zone whose meters %s: by how much, and which way", (_, netExportWh, capacityWh, beyond) => {
  expect(said(netExportWh, capacityWh)).toEqual(beyond);
});
