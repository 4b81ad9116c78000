import { readFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { parseJson } from "@wattmesh/client";
import type { Style } from "./strategy.ts";

/** Who trades forward for households, and how: `trade/agents.json`. */
export interface Agents {
  /** Number of slots ahead that an agent trades at the same time. */
  slotsAhead: number;
  spreadMicroPerKwh: number;
  /** The most energy that an owner lets an agent have open and traded in one slot. */
  slotEnergyWh: bigint;
  agents: Agent[];
}

/** Trades for one metering point, as its owner's delegate, with a key of its own. */
export interface Agent {
  meterId: number;
  zoneId: number;
  household: string;
  style: Style;
  /** Relative to the agents' file. */
  keyFile: string;
}

/** `agents.json`: JSON has no large integers, so energies are text. */
export type AgentsFile = Omit<Agents, "slotEnergyWh"> & { slotEnergyWh: string };

/** Reads the agents' file; the key files come back as absolute paths. */
export async function readAgents(file: string): Promise<Agents> {
  const found: AgentsFile = parseJson(await readFile(file));
  return {
    ...found,
    slotEnergyWh: BigInt(found.slotEnergyWh),
    agents: found.agents.map((agent) => ({ ...agent, keyFile: resolve(dirname(file), agent.keyFile) })),
  };
}
