import { randomBytes } from "node:crypto";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type DirectSigner, decodeText, signerFromKey } from "@wattmesh/client";

/** An account of a localnet with its key. */
export interface DevAccount {
  name: string;
  address: string;
  publicKey: Uint8Array;
  signer: DirectSigner;
}

const KEY_FILE = /^([a-z][a-z-]*(?:-\d+)?)\.key$/;

/** Every account in a localnet's folder of keys, by name. */
export async function devAccounts(folder: string): Promise<DevAccount[]> {
  const names = (await readdir(folder)).flatMap((file) => KEY_FILE.exec(file)?.[1] ?? []);
  const accounts = await Promise.all(names.map((name) => openAccount(folder, name)));
  return accounts.sort((one, other) => one.name.localeCompare(other.name, "en", { numeric: true }));
}

/** The most accounts that one localnet makes for who comes along. */
export const MOST_VISITORS = 256;

/** Makes `visitor-N` with a key of its own; nothing when there are as many as there may be. */
export async function createVisitor(folder: string): Promise<DevAccount | undefined> {
  const files = new Set(await readdir(folder));
  let number = 1;
  while (files.has(`visitor-${number}.key`)) number += 1;
  if (number > MOST_VISITORS) return undefined;
  const name = `visitor-${number}`;
  await writeFile(join(folder, `${name}.key`), `${randomBytes(32).toString("hex")}\n`, { mode: 0o600, flag: "wx" });
  return openAccount(folder, name);
}

async function openAccount(folder: string, name: string): Promise<DevAccount> {
  const hex = decodeText(await readFile(join(folder, `${name}.key`))).trim();
  const signer = await signerFromKey(Buffer.from(hex, "hex"));
  const [account] = await signer.getAccounts();
  if (account === undefined) throw new Error(`${name}.key has no account`);
  return { name, address: account.address, publicKey: account.pubkey, signer };
}
