import { readFile } from "node:fs/promises";
import { type Deployment, parseJson, readDeployment } from "@wattmesh/client";
import { writeWhole } from "../files.ts";
import type { Wanted } from "../wanted.ts";

type Named = Pick<Wanted, "accounts" | "zoneOperators">;

/** Writes `deployment.json`: what every client needs to know, and the addresses of those who are no household. */
export const writeDeploymentFile = (file: string, deployment: Deployment, named: Named): Promise<void> =>
  writeWhole(file, deploymentText(deployment, named));

/** Whether a file holds just that. */
export const isDeploymentFile = async (file: string, deployment: Deployment, named: Named): Promise<boolean> =>
  (await readFile(file, "utf8").catch(() => undefined)) === deploymentText(deployment, named);

function deploymentText(deployment: Deployment, { accounts, zoneOperators }: Named): string {
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
      authority: accounts.authority,
      grid_operator: zoneOperators[0],
      utility: accounts.utility,
      community: accounts.community,
      relayer: accounts.relayers[0],
    },
  };
  return `${JSON.stringify(content, undefined, 2)}\n`;
}

/** Reads the deployment; the node may be at another URL than the last time. */
export async function openDeployment(file: string, rpcUrl: string): Promise<Deployment> {
  const content = parseJson(await readFile(file));
  if (content.rpc_url !== rpcUrl)
    await writeWhole(file, `${JSON.stringify({ ...content, rpc_url: rpcUrl }, undefined, 2)}\n`);
  return { ...readDeployment(content), rpcUrl };
}
