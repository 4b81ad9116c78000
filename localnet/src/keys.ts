import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { addressOf, type DirectSigner, decodeText, signerFromKey } from "@wattmesh/client";
import { UsageError } from "./errors.ts";
import { type StateFolder, writeWhole } from "./state.ts";

/** An account of the chain whose key the localnet holds. */
export interface Account {
  name: string;
  address: string;
  signer: DirectSigner;
}

export const keyFile = (state: StateFolder, name: string): string => join(state.keys, `${name}.key`);

/** The account of a name: its key is 32 bytes in hex, made when there is none yet. */
export async function openAccount(state: StateFolder, name: string): Promise<Account> {
  const file = keyFile(state, name);
  const known = await readFile(file).catch(() => undefined);
  const hex = known === undefined ? newPrivateKey() : decodeText(known).trim();
  if (!/^[0-9a-f]{64}$/.test(hex)) throw new UsageError(`${file} does not hold 64 hex digits`);
  if (known === undefined) await writeWhole(file, `${hex}\n`, 0o600);
  const signer = await signerFromKey(Buffer.from(hex, "hex"));
  return { name, address: await addressOf(signer), signer };
}

/** 32 random bytes are a key of secp256k1 but for one chance in 2^128. */
const newPrivateKey = (): string => randomBytes(32).toString("hex");

/** The accounts of a localnet. */
export interface Accounts {
  /** Governs the chain and administers the contracts. */
  authority: Account;
  verifiers: Account[];
  /** Operates the grid's zones. */
  operator: Account;
  utility: Account;
  community: Account;
  relayer: Account;
  /** One per household, in their order. */
  households: Account[];
  /** Trades forward for the household of the same place, and holds no money. */
  agents: Account[];
}

export async function openAccounts(
  state: StateFolder,
  counts: { verifiers: number; households: number },
): Promise<Accounts> {
  const named = (name: string) => openAccount(state, name);
  const many = (name: string, count: number) =>
    Promise.all(Array.from({ length: count }, (_, index) => named(`${name}-${index + 1}`)));
  return {
    authority: await named("authority"),
    verifiers: await many("verifier", counts.verifiers),
    operator: await named("grid-operator"),
    utility: await named("utility"),
    community: await named("community"),
    relayer: await named("relayer"),
    households: await many("household", counts.households),
    agents: await many("agent", counts.households),
  };
}

/** Accounts that money goes through. */
export const moneyAccounts = ({ verifiers, households, agents: _, ...single }: Accounts): Account[] => [
  ...Object.values(single),
  ...verifiers,
  ...households,
];
