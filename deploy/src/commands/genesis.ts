import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { type ChainHomeOptions, initChainHome } from "../chain/genesis.ts";
import { pubKeyFile, readPubKey } from "../chain/validatorKey.ts";
import type { Community, ValidatorFile } from "../community/community.ts";
import { readCommunity } from "../community/read.ts";
import { UsageError } from "../errors.ts";
import { writeWhole } from "../files.ts";

export interface GenesisOptions {
  /** `community.toml`. */
  file: string;
  /** The program. */
  wattd: string;
  /** The node's folder, which must not be there yet. */
  home: string;
  /** Which of the validators this node is, by its moniker; the only one of the file unless it says so. */
  moniker?: string | undefined;
  print(line: string): void;
}

/** `wattmesh genesis`: makes the home of one validator's node with the genesis of the community's chain, for all of them. */
export async function genesis({ file, wattd, home, moniker, print }: GenesisOptions): Promise<void> {
  const community = await readCommunity(file);
  if (existsSync(home)) throw new UsageError(`${home} is there already: a chain is begun once, in a home of its own`);
  const own = ownOf(community, moniker);
  const others = (community.validators ?? []).filter((one) => one !== own);
  // Those of others have to be there, and good, before anything is written.
  for (const { keyFile, moniker: name } of others) {
    if (!existsSync(keyFile))
      throw new UsageError(
        `${keyFile} is missing: ask ${name} for the pub_key of their node's config/priv_validator_key.json, after wattd init`,
      );
    await readPubKey(keyFile);
  }
  const ownKeys = join(home, "config", "priv_validator_key.json");
  const { chainId, wanted, genesis: begin } = community;
  await orNothing(home, {
    wattd,
    home,
    moniker: own.moniker,
    chainId,
    profile: "node",
    authority: wanted.accounts.authority,
    validators: (community.validators ?? []).map(({ moniker: name, power, keyFile }) => ({
      moniker: name,
      power,
      keyFile: name === own.moniker ? ownKeys : keyFile,
    })),
    balances: begin.balances,
  });
  print(`Wrote ${home}: the node of ${own.moniker}, with a key of its own in ${ownKeys}, which nobody else may have`);
  if (own.keyFile !== ownKeys) {
    await writeWhole(own.keyFile, pubKeyFile(await readPubKey(ownKeys)));
    print(`Wrote ${own.keyFile}: its public key, which the file names`);
  }
  const written = join(home, "config", "genesis.json");
  const digest = createHash("sha256")
    .update(await readFile(written))
    .digest("hex");
  print(`Every validator puts the same ${written} into its own home; SHA-256 ${digest}`);
  print(`Start it: ${wattd} start --home ${home}`);
}

/** Makes a home whole or not at all. */
async function orNothing(home: string, options: ChainHomeOptions): Promise<void> {
  try {
    await initChainHome(options);
  } catch (error) {
    await rm(home, { recursive: true, force: true });
    throw error;
  }
}

function ownOf({ file, validators = [] }: Community, moniker: string | undefined): ValidatorFile {
  const names = validators.map((one) => one.moniker).join(", ");
  if (validators.length === 0) throw new UsageError(`${file} has no [[validators]]: a chain begins with one at least`);
  const [only] = validators;
  const own =
    moniker === undefined
      ? validators.length === 1
        ? only
        : undefined
      : validators.find((one) => one.moniker === moniker);
  if (own === undefined)
    throw new UsageError(
      `say by --moniker which of the validators this node is: ${names}${moniker === undefined ? "" : `; there is no ${moniker}`}`,
    );
  return own;
}
