import { readFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { parseJson } from "@wattmesh/client";
import type { LoadSource } from "../data/load.ts";

/** The meters that one process plays: `meters/fleet.json`. */
export interface Fleet {
  chainId: string;
  /** Stands in MQTT topics. */
  community: string;
  slotSeconds: number;
  /** Unix seconds of the row that every meter's first slot replays. */
  replayFrom: number;
  meters: FleetMeter[];
}

export interface FleetMeter extends LoadSource {
  meterId: number;
  serial: string;
  household: string;
  /** Relative to the fleet's file. */
  keyFile: string;
  pv?: { profileFile: string; peakW: number };
}

/** Reads a fleet's file; the key files come back as absolute paths. */
export async function readFleet(file: string): Promise<Fleet> {
  const fleet: Fleet = parseJson(await readFile(file));
  const meters = fleet.meters.map((meter) => ({ ...meter, keyFile: resolve(dirname(file), meter.keyFile) }));
  return { ...fleet, meters };
}
