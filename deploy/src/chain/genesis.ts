import { execFile } from "node:child_process";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { WattdError } from "../errors.ts";

const run = promisify(execFile);

export interface ChainHomeOptions {
  /** The program. */
  wattd: string;
  /** The node's folder, which does not hold a genesis yet. */
  home: string;
  moniker: string;
  chainId: string;
  /** What the node is for; `wattd init --help` lists them. */
  profile: "localnet" | "node" | "archive";
  authority: string;
  /** Without a key file the node's own key. */
  validators: { moniker: string; power: bigint; keyFile?: string | undefined }[];
  /** Addresses and what they hold from the start. */
  balances: { address: string; coins: { denom: string; amount: bigint }[] }[];
}

/** Makes the home of a node with the genesis of a new chain. */
export async function initChainHome(options: ChainHomeOptions): Promise<void> {
  const { wattd, home, moniker, chainId, profile, authority, validators, balances } = options;
  const call = (...args: string[]) => callWattd(wattd, ["--home", home, ...args]);
  await call("init", moniker, "--chain-id", chainId, "--profile", profile);
  for (const validator of validators) {
    const key = validator.keyFile === undefined ? [] : [validator.keyFile];
    await call("genesis", "add-validator", validator.moniker, String(validator.power), ...key);
  }
  await call("genesis", "set-authority", authority);
  const accounts = join(home, "genesis-accounts.json");
  await writeFile(
    accounts,
    JSON.stringify(
      balances.map(({ address, coins }) => ({
        address,
        coins: [...coins]
          .sort((one, other) => (one.denom < other.denom ? -1 : 1))
          .map(({ denom, amount }) => ({ denom, amount: String(amount) })),
      })),
    ),
  );
  await call("genesis", "bulk-add-genesis-account", accounts);
  await rm(accounts);
}

async function callWattd(wattd: string, args: string[]): Promise<void> {
  try {
    await run(wattd, args);
  } catch (error) {
    const { stderr, message } = error as { stderr?: string; message: string };
    // What could not be started has written nothing.
    const lastLines = (stderr || message).trim().split("\n").slice(-10);
    throw new WattdError(`${args.slice(2).join(" ")} failed`, lastLines);
  }
}
