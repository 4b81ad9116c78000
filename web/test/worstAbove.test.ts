import type { Zone } from "@wattmesh/client";
import { describe, expect, test } from "vitest";
import { worstAbove } from "@/features/grid/worstAbove";

const zone = (zoneId: number, parentId: number | undefined, state: Zone["state"] = "normal") =>
  ({ zoneId, parentId, state }) as Zone;

describe("the zone that fares worst of those that a house hangs on", () => {
  test.each([
    ["nothing while all is well", [zone(0, undefined), zone(1, 0)], 1, undefined],
    ["its own", [zone(0, undefined), zone(1, 0, "alert")], 1, 1],
    ["one above it", [zone(0, undefined, "emergency"), zone(1, 0, "alert")], 1, 0],
    ["the nearest of those that fare alike", [zone(0, undefined, "alert"), zone(1, 0, "alert")], 1, 1],
    [
      "never one beside it or below",
      [zone(0, undefined), zone(1, 0), zone(2, 0, "alert"), zone(3, 1, "alert")],
      1,
      undefined,
    ],
    ["nothing of a zone that is not there", [zone(0, undefined, "alert")], 7, undefined],
    ["nothing that goes round in circles", [zone(1, 2), zone(2, 1, "alert")], 1, undefined],
  ] as const)("is %s", (_, zones, zoneId, worst) => expect(worstAbove(zones, zoneId)?.zoneId).toBe(worst));
});
