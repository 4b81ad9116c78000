import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { decodeText, signerFromKey } from "@wattmesh/client";
import { readLoad } from "../data/load.ts";
import { readProfile } from "../data/profile.ts";
import type { Fleet, FleetMeter } from "../meters/fleet.ts";
import type { Agents } from "./agents.ts";
import type { History } from "./forecast.ts";
import type { Trader } from "./trader.ts";

/** Every agent with its key, and with the past of the household it trades for. */
export async function loadTraders({ agents }: Agents, fleet: Fleet, dataFolder: string): Promise<Trader[]> {
  return Promise.all(
    agents.map(async (agent) => {
      const meter = fleet.meters.find(({ meterId }) => meterId === agent.meterId);
      if (meter === undefined) throw new Error(`the agent of ${agent.household} has no meter ${agent.meterId}`);
      const key = Buffer.from(decodeText(await readFile(agent.keyFile)).trim(), "hex");
      const [signer, history] = await Promise.all([signerFromKey(key), readHistory(meter, dataFolder)]);
      return { agent, signer, history, replayFrom: fleet.replayFrom };
    }),
  );
}

async function readHistory(meter: FleetMeter, dataFolder: string): Promise<History> {
  const { pv } = meter;
  const load = await readLoad(dataFolder, meter);
  return pv === undefined
    ? { load }
    : { load, pv: { profile: await readProfile(join(dataFolder, pv.profileFile), "pv"), peakW: pv.peakW } };
}
