import type { SlotDetail, Zone } from "@wattmesh/indexer-client";
import { abs, permille } from "@/lib/bigint";

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

/** How full the market made each line, in the order of their zones; the root has none. */
export function lineLoads(zones: readonly Zone[], slot: SlotDetail | null): LineLoad[] {
  const flows = new Map(slot?.zones.map(({ zone_id, line_flow_wh }) => [zone_id, BigInt(line_flow_wh)]));
  return zones.flatMap((zone) => (zone.line === null ? [] : [loadOf(zone, zone.line, flows.get(zone.zone_id) ?? 0n)]));
}

/** How full a flow makes a zone's line, positive towards the root, Wh. */
export function loadOf(zone: Zone, line: NonNullable<Zone["line"]>, flowWh: bigint): LineLoad {
  const energyWh = abs(flowWh);
  const capacityWh = BigInt(flowWh < 0n ? line.capacity_down_wh : line.capacity_up_wh);
  const share = capacityWh === 0n ? undefined : permille(energyWh, capacityWh);
  const direction = flowWh > 0n ? "up" : flowWh < 0n ? "down" : "none";
  return { zone, direction, energyWh, capacityWh, permille: share, state: stateOf(zone, share) };
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
