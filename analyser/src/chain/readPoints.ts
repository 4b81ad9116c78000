import {
  type AccuracyClass,
  type BankSummary,
  type Client,
  getBanks,
  getMeteringPoints,
  getParticipants,
  getZones,
  type MeteringPoint,
  type Participant,
  type Zone,
} from "@wattmesh/client";
import type { Line } from "../checks/feederDiffers.ts";
import type { Point } from "../checks/window.ts";
import { callNode } from "./callNode.ts";
import { allPages } from "./pages.ts";

/** By how much a meter of a class may be wrong at most loads (EN 50470-3). */
const ERROR_PERMILLE: Readonly<Record<AccuracyClass, number>> = { a: 20, b: 10, c: 5 };
/** An owner says how much their battery holds, and changes that at will: no more counts than two hours of the inverter that others approved. */
const STORAGE_HOURS = 2;

/** Who is measured, without what was. */
export type PointTerms = Omit<Point, "energies"> & Pick<MeteringPoint, "flag" | "releasedSlot">;

export interface Points {
  /** In service, in order of id. */
  readonly points: readonly PointTerms[];
  readonly banks: readonly number[];
  readonly zones: readonly Zone[];
}

/** Every metering point in service, with what was approved of it and what its owner says of batteries. */
export async function readPoints(client: Client): Promise<Points> {
  return callNode(async () => {
    const [meters, participants, banks, zones] = await Promise.all([
      allPages(
        ({ meterId }: MeteringPoint) => meterId,
        async (page) => (await getMeteringPoints(client, page)).meteringPoints,
      ),
      allPages(
        ({ address }: Participant) => address,
        async (page) => (await getParticipants(client, page)).participants,
      ),
      allPages(
        ({ bank }: BankSummary) => bank,
        async (page) => (await getBanks(client, page)).banks,
      ),
      allPages(
        ({ zoneId }: Zone) => zoneId,
        async (page) => (await getZones(client, page)).zones,
      ),
    ]);
    const owners = new Map(participants.map((participant) => [participant.address, participant]));
    const points = meters
      .filter(({ status }) => status !== "decommissioned")
      .map((meter) => termsOf(meter, owners.get(meter.owner)));
    return { points, banks: banks.map(({ bank }) => bank), zones };
  });
}

function termsOf(meter: MeteringPoint, owner: Participant | undefined): PointTerms {
  const { meterId, kind, zoneId, source, connectionW, approval, flag, releasedSlot } = meter;
  const inverterW = Math.min(connectionW, approval?.inverterW ?? connectionW);
  const saidWh = (owner?.equipment ?? []).reduce((sum, { storageCapacityWh }) => sum + storageCapacityWh, 0);
  const storageWh = Math.min(saidWh, inverterW * STORAGE_HOURS);
  const errorPermille = ERROR_PERMILLE[approval?.class ?? "a"];
  return { meterId, kind, zoneId, solar: source === "solar", storageWh, inverterW, errorPermille, flag, releasedSlot };
}

/** The lines of zones that are said to be wholly metered, each with all zones behind it. */
export function linesOf(zones: readonly Zone[], completeZones: readonly number[]): Line[] {
  const parents = new Map(zones.map(({ zoneId, parentId }) => [zoneId, parentId]));
  const isBehind = (zoneId: number, line: number): boolean => {
    for (let at: number | undefined = zoneId; at !== undefined; at = parents.get(at)) if (at === line) return true;
    return false;
  };
  return completeZones.map((line) => {
    const behind = zones.map(({ zoneId }) => zoneId).filter((zoneId) => isBehind(zoneId, line));
    return { zoneId: line, zoneIds: new Set(behind) };
  });
}
