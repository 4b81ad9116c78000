import type { Zone } from "@wattmesh/client";

const order = ["normal", "restoration", "alert", "emergency"] as const satisfies readonly Zone["state"][];

/** Of a zone and all that it hangs on, the one that fares worst, the nearest of several. Nothing where all is well. */
export function worstAbove(zones: readonly Zone[], zoneId: number): Zone | undefined {
  let worst: Zone | undefined;
  let at = zones.find((zone) => zone.zoneId === zoneId);
  // A parent's id is below its children's, so this ends.
  while (at !== undefined) {
    if (order.indexOf(at.state) > order.indexOf(worst?.state ?? "normal")) worst = at;
    const { parentId, zoneId: below } = at;
    at = zones.find((zone) => zone.zoneId === parentId && zone.zoneId < below);
  }
  return worst;
}
