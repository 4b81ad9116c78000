import type { SlotDetail, Zone } from "@wattmesh/indexer-client";
import { abs, permille } from "@/lib/bigint";
import { type LineLoad, loadOf, treeOf } from "@/lib/energy/lineLoad";
import { priceLevel } from "@/lib/energy/priceLevel";

/** What a street of the picture did in a slot. Energies in Wh. */
export interface Street {
  zone: Zone;
  depth: number;
  madeWh: bigint;
  usedWh: bigint;
  /** Thousandths of what was used that came from neighbours; nothing where nothing was used. */
  localPermille: bigint | undefined;
  priceMicroPerKwh: number | null;
  /** Where the price lies between what the utility pays and what it charges. */
  tone: "none" | "low" | "middle" | "high";
  /** What its line carried: what was fed in below it and not taken or stored there. The root has none. */
  load: LineLoad | undefined;
  /** How full its storage is, of 1; nothing where there is none, or where it is not known of that slot. */
  storedShare: number | undefined;
}

/** The community in one slot, as its picture shows it. */
export interface Scene {
  slot: number;
  streets: Street[];
  /** What the community took from the utility, less what it gave. */
  utilityWh: bigint;
}

/** What is told of a zone in a slot. */
export type ZoneEnergies = Pick<
  SlotDetail["zones"][number],
  "zone_id" | "price_micro_per_kwh" | "import_wh" | "export_wh" | "utility_bought_wh" | "held_wh" | "used_wh"
>;

/** A slot with what each zone did in it. */
export interface SlotOfZones {
  slot: number;
  feed_in_micro_per_kwh: number;
  retail_micro_per_kwh: number;
  zones: readonly ZoneEnergies[];
}

/**
 * Puts together what the picture shows.
 *
 * @param isNow What is stored is known of now only.
 */
export function sceneOf(zones: readonly Zone[], slot: SlotOfZones, isNow: boolean): Scene {
  const told = new Map(slot.zones.map((zone) => [zone.zone_id, zone]));
  /** Wh that leave a zone upwards; an island's stay there. */
  const leaving = (zone: Zone): bigint =>
    zones
      .filter(({ parent_id, islanded }) => parent_id === zone.zone_id && !islanded)
      .reduce((sum, child) => sum + leaving(child), ownOf(told.get(zone.zone_id)));
  const streets = treeOf(zones).map(({ zone, depth }) => ({
    ...streetOf(zone, told.get(zone.zone_id), slot),
    depth,
    load: zone.line === null ? undefined : loadOf(zone, zone.line, leaving(zone)),
    storedShare: isNow ? storedShareOf(zone) : undefined,
  }));
  const utilityWh = zones.filter(({ line }) => line === null).reduce((sum, root) => sum - leaving(root), 0n);
  return { slot: slot.slot, streets, utilityWh };
}

/** What a zone's own meters fed in and neither took nor stored, Wh. */
const ownOf = (zone: ZoneEnergies | undefined): bigint =>
  zone === undefined
    ? 0n
    : BigInt(zone.export_wh) - BigInt(zone.import_wh) - BigInt(zone.held_wh) + BigInt(zone.used_wh);

type OfZone = Pick<Street, "zone" | "madeWh" | "usedWh" | "localPermille" | "priceMicroPerKwh" | "tone">;

function streetOf(zone: Zone, told: ZoneEnergies | undefined, slot: SlotOfZones): OfZone {
  const usedWh = BigInt(told?.import_wh ?? 0);
  const fromUtilityWh = BigInt(told?.utility_bought_wh ?? 0);
  const price = told?.price_micro_per_kwh ?? null;
  return {
    zone,
    madeWh: BigInt(told?.export_wh ?? 0),
    usedWh,
    localPermille: usedWh === 0n ? undefined : permille(maxZero(usedWh - fromUtilityWh), usedWh),
    priceMicroPerKwh: price,
    tone: price === null ? "none" : priceLevel(price, slot),
  };
}

function storedShareOf({ stored_wh, storage_capacity_wh }: Zone): number | undefined {
  const capacity = BigInt(storage_capacity_wh);
  return capacity === 0n ? undefined : Number(permille(BigInt(stored_wh), capacity)) / 1000;
}

const maxZero = (value: bigint): bigint => (value < 0n ? 0n : value);

/** How wide a stream is drawn, of the widest of the picture: its root, so that small ones can be seen. */
export function widthOf(energyWh: bigint, mostWh: bigint, widest: number): number {
  if (energyWh === 0n || mostWh === 0n) return 0;
  return Math.max(1.5, widest * Math.sqrt(Number(abs(energyWh)) / Number(mostWh)));
}
