import { copyFile } from "node:fs/promises";
import { type Client, type Contracts, createClient, type Deployment, noContracts } from "@wattmesh/client";
import { type Code, readCodes } from "../../../deploy/src/contracts/codes.ts";
import { writeDeploymentFile } from "../../../deploy/src/deployment/file.ts";
import { observe } from "../../../deploy/src/plan/observe.ts";
import { perform } from "../../../deploy/src/plan/perform.ts";
import { plan } from "../../../deploy/src/plan/plan.ts";
import type { Wanted } from "../../../deploy/src/wanted.ts";
import { CHAIN_ID, FEE_DENOM, MONEY_DENOM } from "../chain/home.ts";
import type { Community } from "../community/community.ts";
import { type Accounts, moneyAccounts } from "../keys.ts";
import type { Fleet } from "../meters/fleet.ts";
import { type StateFolder, writeWhole } from "../state.ts";
import { writeAgents } from "./agents.ts";
import { admitHouseholds, approveMeters, openTradingAccounts, openUtilityAccounts } from "./households.ts";
import { GAS_PRICE, grantHouseholdsFees } from "./lanes.ts";
import { wantedOf, withFees } from "./wanted.ts";
import { letBalancingSetStates } from "./zones.ts";

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
  const codes = await readCodes(artifacts);
  const wanted = wantedOf(community, accounts);
  onStep("contracts and zones");
  const contracts = await make(createClient({ ...terms, contracts: noContracts }), wanted, codes, accounts);
  const client = createClient({ ...terms, contracts });

  await letBalancingSetStates(client, community, accounts.operator);

  onStep("participants");
  await admitHouseholds(client, community, accounts);
  onStep("meters");
  const meters = await approveMeters(client, community, accounts, state.meterKeys);
  onStep("accounts and rules");
  await openUtilityAccounts(client, community, accounts);
  await openTradingAccounts(client, community, accounts, meters);
  onStep("fees and lanes");
  await grantHouseholdsFees(client, accounts);
  await make(client, withFees(wanted), codes, accounts);

  const { name, slotSeconds, replayFrom } = community;
  const fleet: Fleet = { chainId: CHAIN_ID, community: name, slotSeconds, replayFrom, meters };
  await writeWhole(state.fleet, `${JSON.stringify(fleet, undefined, 2)}\n`);
  await writeAgents(state, community, accounts, meters);
  await copyFile(communityFile, state.community);
  const deployment = { ...client.deployment, gasPrice: GAS_PRICE };
  // Last: it says that everything else is there.
  await writeDeploymentFile(state.deployment, deployment, wanted);
  return deployment;
}

/** Does what is missing. */
async function make(client: Client, wanted: Wanted, codes: Code[], accounts: Accounts): Promise<Contracts> {
  const observed = await observe(client, wanted);
  const { steps } = plan(wanted, observed, { codes });
  const signers = new Map(moneyAccounts(accounts).map(({ address, signer }) => [address, signer]));
  const signerFor = async (address: string) => signers.get(address);
  return (await perform(steps, { client, wanted, observed, codes, signerFor })).contracts;
}
