import { execFile } from "node:child_process";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { PartError } from "../errors.ts";

const run = promisify(execFile);

export const CHAIN_ID = "wattmesh-local";
/** What accounts are kept in: one is a millionth of a EUR. */
export const MONEY_DENOM = "ueur";
export const FEE_DENOM = "uwatt";

export interface ChainHomeOptions {
  wattd: string;
  home: string;
  authority: string;
  /** Addresses and what they hold from the start. */
  balances: { address: string; coins: { denom: string; amount: bigint }[] }[];
}

/** Makes the home of a one-validator chain. */
export async function initChainHome({ wattd, home, authority, balances }: ChainHomeOptions): Promise<void> {
  const call = (...args: string[]) => callWattd(wattd, ["--home", home, ...args]);
  await call("init", "localnet", "--chain-id", CHAIN_ID);
  await call("genesis", "add-validator", "localnet", "10");
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
  await setToml(join(home, "config", "config.toml"), {
    timeout_commit: '"300ms"',
    pprof_laddr: '""',
    addr_book_strict: "false",
  });
}

async function callWattd(wattd: string, args: string[]): Promise<void> {
  try {
    await run(wattd, args);
  } catch (error) {
    const { stderr } = error as { stderr?: string };
    const lastLines = (stderr ?? String(error)).trim().split("\n").slice(-10);
    throw new PartError("wattd", `${args.slice(2).join(" ")} failed`, { lastLines });
  }
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
