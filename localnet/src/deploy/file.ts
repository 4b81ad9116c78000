import { readFile } from "node:fs/promises";
import { type Deployment, parseJson, readDeployment } from "@wattmesh/client";
import type { Accounts } from "../keys.ts";
import { writeWhole } from "../state.ts";

/** Writes `deployment.json`: what every client needs to know, and the addresses of those who are no household. */
export async function writeDeploymentFile(file: string, deployment: Deployment, accounts: Accounts): Promise<void> {
  const { authority, operator, utility, community, relayer } = accounts;
  const content = {
    chain_id: deployment.chainId,
    rpc_url: deployment.rpcUrl,
    denom: deployment.denom,
    fee_denom: deployment.feeDenom,
    gas_price: deployment.gasPrice,
    contracts: deployment.contracts,
    slot_seconds: deployment.slotSeconds,
    grace_seconds: deployment.graceSeconds,
    accounts: {
      authority: authority.address,
      grid_operator: operator.address,
      utility: utility.address,
      community: community.address,
      relayer: relayer.address,
    },
  };
  await writeWhole(file, `${JSON.stringify(content, undefined, 2)}\n`);
}

/** Reads the deployment; the node may be at another port than the last time. */
export async function openDeployment(file: string, rpcUrl: string): Promise<Deployment> {
  const content = parseJson(await readFile(file));
  if (content.rpc_url !== rpcUrl)
    await writeWhole(file, `${JSON.stringify({ ...content, rpc_url: rpcUrl }, undefined, 2)}\n`);
  return { ...readDeployment(content), rpcUrl };
}
