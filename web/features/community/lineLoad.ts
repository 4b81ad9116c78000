import type { SlotDetail, Zone } from "@wattmesh/indexer-client";

/** How full a zone's line to its parent was in a slot. */
export interface LineLoad {
  zone: Zone;
  direction: "up" | "down" | "none";
  energyWh: bigint;
  capacityWh: bigint;
  /** Thousandths of the capacity; nothing when there is none. */
  permille: bigint | undefined;
  state: "islanded" | "free" | "near" | "full";
}

const NEAR_PERMILLE = 800n;

/** Lines in the order of their zones; the root has none. */
export function lineLoads(zones: readonly Zone[], slot: SlotDetail | null): LineLoad[] {
  return zones.flatMap((zone) => {
    if (zone.line === null) return [];
    const flow = BigInt(slot?.zones.find(({ zone_id }) => zone_id === zone.zone_id)?.line_flow_wh ?? 0);
    const energyWh = flow < 0n ? -flow : flow;
    const capacityWh = BigInt(flow < 0n ? zone.line.capacity_down_wh : zone.line.capacity_up_wh);
    const permille = capacityWh === 0n ? undefined : (energyWh * 1000n) / capacityWh;
    const direction = flow > 0n ? "up" : flow < 0n ? "down" : "none";
    return [{ zone, direction, energyWh, capacityWh, permille, state: stateOf(zone, permille) }];
  });
}

function stateOf({ islanded }: Zone, permille: bigint | undefined): LineLoad["state"] {
  if (islanded) return "islanded";
  if (permille === undefined) return "free";
  return permille >= 1000n ? "full" : permille >= NEAR_PERMILLE ? "near" : "free";
}

export interface TreeRow {
  zone: Zone;
  depth: number;
}

/** Zones as a tree, each below its parent. */
export function treeOf(zones: readonly Zone[]): TreeRow[] {
  const below = (parent: number | null, depth: number): TreeRow[] =>
    zones
      .filter(({ parent_id }) => parent_id === parent)
      .flatMap((zone) => [{ zone, depth }, ...below(zone.zone_id, depth + 1)]);
  return below(null, 0);
}
