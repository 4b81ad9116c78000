import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { initChainHome } from "../../../deploy/src/chain/genesis.ts";
import { PartError } from "../errors.ts";

export const CHAIN_ID = "wattmesh-local";
/** What accounts are kept in: one is a millionth of a EUR. */
export const MONEY_DENOM = "ueur";
export const FEE_DENOM = "uwatt";

export interface LocalHomeOptions {
  wattd: string;
  home: string;
  authority: string;
  /** Addresses and what they hold from the start. */
  balances: { address: string; coins: { denom: string; amount: bigint }[] }[];
}

/** Makes the home of a one-validator chain. */
export async function initLocalHome(options: LocalHomeOptions): Promise<void> {
  const moniker = "localnet";
  const validators = [{ moniker, power: 10n }];
  await initChainHome({ ...options, moniker, chainId: CHAIN_ID, profile: "localnet", validators });
  await setToml(join(options.home, "config", "config.toml"), { addr_book_strict: "false" });
}

/** Sets keys that stand once in a file; the rest of it stays. */
async function setToml(file: string, values: Record<string, string>): Promise<void> {
  let text = await readFile(file, "utf8");
  for (const [key, value] of Object.entries(values)) {
    const line = new RegExp(`^${key} = .*$`, "m");
    if (!line.test(text)) throw new PartError("wattd", `${file} has no key ${key}`);
    text = text.replace(line, `${key} = ${value}`);
  }
  await writeFile(file, text);
}
