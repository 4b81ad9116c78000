import type { Wanted } from "../wanted.ts";

/** What an operator's `community.toml` says. */
export interface Community {
  /** The file itself; paths are relative to its folder and absolute here. */
  file: string;
  name: string;
  chainId: string;
  rpcUrl: string;
  /** Where `deployment.json` is written. */
  deploymentFile: string;
  /** But for the validators' keys, which are files of their own. */
  wanted: Omit<Wanted, "validators">;
  validators: ValidatorFile[] | undefined;
  /** Files with the keys that are at hand. */
  keyFiles: string[];
  genesis: { balances: { address: string; coins: { denom: string; amount: bigint }[] }[] };
  services: { relayers: string[]; indexers: string[] };
}

export interface ValidatorFile {
  moniker: string;
  power: bigint;
  /** A `priv_validator_key.json`, or nothing of it but its `pub_key`. */
  keyFile: string;
}
