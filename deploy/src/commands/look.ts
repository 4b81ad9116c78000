import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { type Client, type Contracts, connect, contractNames, decodeText, noContracts } from "@wattmesh/client";
import { readValidators } from "../chain/validatorKey.ts";
import type { Community } from "../community/community.ts";
import { readCommunity } from "../community/read.ts";
import { type Code, readCodes } from "../contracts/codes.ts";
import { UsageError } from "../errors.ts";
import { type Ask, type Keys, openKeys } from "../keys.ts";
import { type LanesParams, type Observed, observe } from "../plan/observe.ts";
import { type Plan, plan } from "../plan/plan.ts";
import type { Wanted } from "../wanted.ts";

export interface CommandOptions {
  /** `community.toml`. */
  file: string;
  /** Folder of the contracts' codes. */
  artifacts: string;
  print(line: string): void;
  ask: Ask;
}

/** What a command finds before it does anything. */
export interface Sight {
  community: Community;
  wanted: Wanted;
  client: Client;
  codes: Code[];
  keys: Keys;
  /** The addresses that `deployment.json` names. */
  known: Partial<Contracts>;
  observed: Observed;
  plan: Plan;
}

/** Reads the file, and what the chain says of it. */
export async function look({ file, artifacts, ask }: CommandOptions): Promise<Sight> {
  const community = await readCommunity(file);
  const { validators: files } = community;
  const wanted: Wanted = {
    ...community.wanted,
    ...(files !== undefined && { validators: await readValidators(files) }),
  };
  const [codes, keys] = [await readCodes(artifacts), await openKeys(community.keyFiles, ask)];
  const { slotSeconds, graceSeconds } = wanted.market;
  const unpriced = await connect({
    chainId: community.chainId,
    rpcUrl: community.rpcUrl,
    denom: wanted.denom,
    feeDenom: wanted.feeDenom,
    gasPrice: "0",
    contracts: noContracts,
    slotSeconds,
    graceSeconds,
  });
  const known = await knownContracts(community);
  const observed = await observe(unpriced, wanted, known);
  const client = { ...unpriced, deployment: { ...unpriced.deployment, gasPrice: gasPriceOf(observed.lanes) } };
  return {
    community,
    wanted,
    client,
    codes,
    keys,
    known,
    observed,
    plan: plan(wanted, observed, { codes, holdsKey: keys.holds }),
  };
}

/** What gas costs on the chain now, per unit. */
export function gasPriceOf({ minFeePerMillionGas }: LanesParams): string {
  const [whole, millionths] = [minFeePerMillionGas / 1_000_000n, minFeePerMillionGas % 1_000_000n];
  return millionths === 0n ? String(whole) : `${whole}.${String(millionths).padStart(6, "0").replace(/0+$/, "")}`;
}

/** The addresses that `deployment.json` names, when there is one. */
async function knownContracts({ deploymentFile, chainId }: Community): Promise<Partial<Contracts>> {
  if (!existsSync(deploymentFile)) return {};
  const content = JSON.parse(decodeText(await readFile(deploymentFile)));
  if (content.chain_id !== chainId) {
    throw new UsageError(
      `${deploymentFile} is of the chain ${content.chain_id}, not of ${chainId}: move it away, or name another file by the key deployment`,
    );
  }
  return Object.fromEntries(
    contractNames.flatMap((name) => {
      const address = content.contracts?.[name];
      return typeof address === "string" ? [[name, address]] : [];
    }),
  );
}
