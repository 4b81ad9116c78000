import { type Client, getMeteringPointsOf, type MeteringPoint, type Source, WattmeshError } from "@wattmesh/client";
import type { LoadSource } from "../data/load.ts";
import { type Device, type Devices, keyFileOf } from "./devices.ts";
import type { Fleet, FleetMeter } from "./fleet.ts";
import { loadMeters, type Meter } from "./meter.ts";

const POINTS_AT_ONCE = 100;

/** The virtual meters that were registered since this was asked last, each with a household of the fleet behind it. */
export async function newcomers(client: Client, devices: Devices, fleet: Fleet, dataFolder: string): Promise<Meter[]> {
  const found = await Promise.all(devices.waiting().map((device) => registrationOf(client, devices, device)));
  const known = devices.meters().length;
  const joined = found
    .filter((point) => point !== undefined)
    .map((point, index) => meterOf(fleet, known + index, point));
  const meters = await loadMeters({ ...fleet, meters: joined.map((meter) => devices.located(meter)) }, dataFolder);
  if (joined.length > 0) await devices.register(joined);
  return meters;
}

/** The metering point that a device is registered as; `undefined` while it has none or no node answers. */
export async function registrationOf(
  client: Client,
  devices: Devices,
  device: Device,
): Promise<MeteringPoint | undefined> {
  const publicKey = await devices.publicKeyOf(device);
  try {
    for (let startAfter: number | undefined; ; ) {
      const { meteringPoints } = await getMeteringPointsOf(client, {
        owner: device.owner,
        startAfter,
        limit: POINTS_AT_ONCE,
      });
      const mine = meteringPoints.find(({ deviceKey }) => Buffer.from(publicKey).equals(deviceKey.publicKey));
      if (mine !== undefined || meteringPoints.length < POINTS_AT_ONCE) return mine;
      startAfter = meteringPoints.at(-1)?.meterId;
    }
  } catch (error) {
    if (!(error instanceof WattmeshError)) throw error;
    console.error(`${device.serial}: ${error.message}`);
    return undefined;
  }
}

const meterOf = (fleet: Fleet, place: number, point: MeteringPoint): FleetMeter => ({
  meterId: point.meterId,
  serial: point.serial,
  household: point.serial,
  keyFile: keyFileOf(point.serial),
  ...householdFor(fleet, place, point.source, point.approval?.inverterW ?? point.connectionW),
});

/**
 * What a virtual meter measures: the load of the fleet's households in turn, and for a point that feeds in solar energy one with its panels, as far as
 * the inverter goes. Where no household has panels there are none to be had.
 */
export function householdFor(
  fleet: Fleet,
  place: number,
  source: Source,
  inverterW: number,
): LoadSource & Pick<FleetMeter, "pv"> {
  const withPanels = fleet.meters.filter(({ pv }) => pv !== undefined);
  const candidates = source === "solar" && withPanels.length > 0 ? withPanels : fleet.meters;
  const chosen = candidates[place % candidates.length];
  if (chosen === undefined) throw new Error(`the fleet of ${fleet.community} has no household`);
  const { loadFile, loadWeeksLater, appliances, pv } = chosen;
  const load = {
    loadFile,
    ...(loadWeeksLater !== undefined && { loadWeeksLater }),
    ...(appliances && { appliances }),
  };
  if (source !== "solar" || pv === undefined) return load;
  return { ...load, pv: { ...pv, peakW: Math.min(pv.peakW, inverterW) } };
}
