import { dirname, relative } from "node:path";
import { type Client, type Message, setDelegateMessage } from "@wattmesh/client";
import type { Community, Household } from "../community/community.ts";
import { type Account, type Accounts, keyFile } from "../keys.ts";
import type { FleetMeter } from "../meters/fleet.ts";
import { type StateFolder, writeWhole } from "../state.ts";
import type { AgentsFile } from "../trade/agents.ts";

/** How long owners let their agents trade. */
const DELEGATION_SECONDS = 365 * 86_400;

/** What a household signs so that its agent may trade for it: within its rule, or anywhere on the tariff for prices that follow a model. */
export function delegateMessages(
  { deployment }: Client,
  { tariff, agents }: Community,
  { strategy, rule }: Household,
  owner: Account,
  agent: Account,
  meterId: number,
): Message[] {
  if (strategy === undefined) return [];
  const own = strategy === "model" ? undefined : rule;
  const limits = {
    slotEnergyWh: agents.slotEnergyWh,
    lowestSellMicroPerKwh: own?.askMicroPerKwh ?? tariff.feedInMicroPerKwh,
    highestBuyMicroPerKwh: own?.bidMicroPerKwh ?? tariff.retailMicroPerKwh,
    expiresAt: BigInt(Math.floor(Date.now() / 1000) + DELEGATION_SECONDS),
  };
  return [setDelegateMessage(deployment, owner.address, { meterId, delegate: agent.address, limits })];
}

/** Writes what the agents' process reads; nothing when no household has one. */
export async function writeAgents(
  state: StateFolder,
  community: Community,
  accounts: Accounts,
  meters: FleetMeter[],
): Promise<void> {
  const { slotsAhead, spreadMicroPerKwh, slotEnergyWh } = community.agents;
  const agents = community.households.flatMap(({ name, zone, strategy }, index) => {
    const [meter, account] = [meters[index], accounts.agents[index]];
    if (strategy === undefined || meter === undefined || account === undefined) return [];
    return [
      {
        meterId: meter.meterId,
        zoneId: zone,
        household: name,
        style: strategy,
        keyFile: relative(dirname(state.agents), keyFile(state, account.name)),
      },
    ];
  });
  if (agents.length === 0) return;
  const file: AgentsFile = { slotsAhead, spreadMicroPerKwh, slotEnergyWh: String(slotEnergyWh), agents };
  await writeWhole(state.agents, `${JSON.stringify(file, undefined, 2)}\n`);
}
