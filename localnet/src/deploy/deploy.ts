import { copyFile } from "node:fs/promises";
import { createClient, type Deployment, noContracts } from "@wattmesh/client";
import { CHAIN_ID, FEE_DENOM, MONEY_DENOM } from "../chain/home.ts";
import type { Community } from "../community/community.ts";
import type { Accounts } from "../keys.ts";
import type { Fleet } from "../meters/fleet.ts";
import { type StateFolder, writeWhole } from "../state.ts";
import { writeAgents } from "./agents.ts";
import { deployContracts } from "./contracts.ts";
import { writeDeploymentFile } from "./file.ts";
import { admitHouseholds, approveMeters, openTradingAccounts, openUtilityAccounts } from "./households.ts";
import { GAS_PRICE, openLanes } from "./lanes.ts";
import { addZones } from "./zones.ts";

export interface DeployOptions {
  state: StateFolder;
  rpcUrl: string;
  artifacts: string;
  community: Community;
  communityFile: string;
  accounts: Accounts;
  /** Told of each step when it begins. */
  onStep?: (step: string) => void;
}

/** Puts a community on an empty chain: contracts, zones, participants, meters, accounts. Writes what the rest of the localnet reads. */
export async function deploy({
  state,
  rpcUrl,
  artifacts,
  community,
  communityFile,
  accounts,
  onStep = () => undefined,
}: DeployOptions): Promise<Deployment> {
  const terms = {
    chainId: CHAIN_ID,
    rpcUrl,
    denom: MONEY_DENOM,
    feeDenom: FEE_DENOM,
    // Founding is free.
    gasPrice: "0",
    slotSeconds: community.slotSeconds,
    graceSeconds: community.graceSeconds,
  };
  onStep("contracts");
  const contracts = await deployContracts(
    createClient({ ...terms, contracts: noContracts }),
    artifacts,
    community,
    accounts,
  );
  const client = createClient({ ...terms, contracts });

  onStep("zones and participants");
  await Promise.all([addZones(client, community, accounts.operator), admitHouseholds(client, community, accounts)]);
  onStep("meters");
  const meters = await approveMeters(client, community, accounts, state.meterKeys);
  onStep("accounts and rules");
  await openUtilityAccounts(client, community, accounts);
  await openTradingAccounts(client, community, accounts, meters);
  onStep("fees and lanes");
  await openLanes(client, accounts);

  const { name, slotSeconds, replayFrom } = community;
  const fleet: Fleet = { chainId: CHAIN_ID, community: name, slotSeconds, replayFrom, meters };
  await writeWhole(state.fleet, `${JSON.stringify(fleet, undefined, 2)}\n`);
  await writeAgents(state, community, accounts, meters);
  await copyFile(communityFile, state.community);
  const deployment = { ...client.deployment, gasPrice: GAS_PRICE };
  // Last: it says that everything else is there.
  await writeDeploymentFile(state.deployment, deployment, accounts);
  return deployment;
}
