import type { SlotDetail, Zone } from "@wattmesh/indexer-client";
import { type LineLoad, loadOf } from "@/lib/energy/lineLoad";

/** How full each line was by what all meters below it counted; the root has none. */
export function netLoads(zones: readonly Zone[], slot: SlotDetail | null): LineLoad[] {
  const own = new Map(
    slot?.zones.map(({ zone_id, export_wh, import_wh }) => [zone_id, BigInt(export_wh) - BigInt(import_wh)]),
  );
  const below = (zoneId: number): bigint =>
    zones
      .filter(({ parent_id }) => parent_id === zoneId)
      .reduce((sum, { zone_id }) => sum + below(zone_id), own.get(zoneId) ?? 0n);
  return zones.flatMap((zone) => (zone.line === null ? [] : [loadOf(zone, zone.line, below(zone.zone_id))]));
}
