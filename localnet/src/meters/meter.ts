import { join } from "node:path";
import { chainTag } from "@wattmesh/client";
import { signReading } from "../../../devices/src/index.ts";
import { loadOf } from "../data/load.ts";
import { meterRow, pvNanoW } from "../data/metered.ts";
import { type Profile, readProfile, rowAt, valueAt } from "../data/profile.ts";
import type { Kind } from "../data/read/unit.ts";
import { type DeviceKey, readKeyFile } from "./deviceKey.ts";
import type { Fleet, FleetMeter } from "./fleet.ts";
import { afterRow, type MeterState, type StoredReading } from "./store.ts";

/** A meter with its device key, and the household behind it. */
export interface Meter {
  meterId: number;
  chain: Uint8Array;
  key: DeviceKey;
  replayFrom: number;
  load: Profile;
  pv?: { profile: Profile; peakW: number };
}

export interface SlotEnd {
  state: MeterState;
  reading: StoredReading;
}

/** Loads every meter of a fleet; each profile is read once. */
export async function loadMeters(fleet: Fleet, dataFolder: string): Promise<Meter[]> {
  const profiles = new Map<string, Promise<Profile>>();
  const profile: ProfileOf = (kind, name) => {
    const key = `${kind} ${name}`;
    const read = profiles.get(key) ?? readProfile(join(dataFolder, name), kind);
    profiles.set(key, read);
    return read;
  };
  return Promise.all(fleet.meters.map((meter) => loadMeter(fleet, meter, profile)));
}

type ProfileOf = (kind: Kind, name: string) => Promise<Profile>;

async function loadMeter(fleet: Fleet, meter: FleetMeter, profile: ProfileOf): Promise<Meter> {
  const [key, file, pv] = await Promise.all([
    readKeyFile(meter.keyFile),
    profile("load", meter.loadFile),
    meter.pv && profile("pv", meter.pv.profileFile),
  ]);
  const load = loadOf(file, meter);
  for (const used of [load, pv]) if (used !== undefined) rowAt(used, fleet.replayFrom);
  return {
    meterId: meter.meterId,
    chain: chainTag(fleet.chainId),
    key,
    replayFrom: fleet.replayFrom,
    load,
    ...(pv && meter.pv && { pv: { profile: pv, peakW: meter.pv.peakW } }),
  };
}

/** Ends a slot in which the household used and made the energy of the next profile row. */
export function endSlot(meter: Meter, state: MeterState, slot: number): SlotEnd {
  const loadNanoW = valueAt(meter.load, meter.replayFrom, state.rows);
  const perUnit = meter.pv === undefined ? 0n : valueAt(meter.pv.profile, meter.replayFrom, state.rows);
  const { energy, remainder } = meterRow(
    { loadNanoW, pvNanoW: pvNanoW(perUnit, meter.pv?.peakW ?? 0) },
    state.remainder,
  );
  return sign(meter, { ...afterRow(state, energy, remainder), lastSlot: slot }, energy);
}

/** Ends a slot with unchanged registers: the first reading of a meter that is switched on. */
export function switchOn(meter: Meter, state: MeterState, slot: number): SlotEnd {
  return sign(meter, { ...state, lastSlot: slot }, { loadWh: 0n, pvWh: 0n });
}

function sign(
  meter: Meter,
  state: MeterState & { lastSlot: number },
  behind: { loadWh: bigint; pvWh: bigint },
): SlotEnd {
  const content = {
    meterId: meter.meterId,
    slot: state.lastSlot,
    importTotalWh: state.importTotalWh,
    exportTotalWh: state.exportTotalWh,
    flags: 0,
  };
  const signed = signReading(meter.key, meter.chain, content);
  return { state, reading: { ...signed, rows: state.rows, loadWh: behind.loadWh, pvWh: behind.pvWh } };
}
