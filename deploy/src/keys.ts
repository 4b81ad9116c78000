import { readFile } from "node:fs/promises";
import { addressOf, decodeText, type Signer, signerFromKey, signerFromMnemonic } from "@wattmesh/client";
import { messageOf } from "@wattmesh/service-kit/errors";
import { UsageError } from "./errors.ts";

/** The keys that a command may sign with: of files, and those that somebody types in. None is ever made here. */
export interface Keys {
  holds(address: string): boolean;
  /** The signer of an address, if its key is at hand. */
  signerFor(address: string): Promise<Signer | undefined>;
  /** Asks for the keys that are not at hand, by address and by what it does. Throws `UsageError` when nobody can be asked. */
  demand(owners: readonly Owner[]): Promise<void>;
}

export interface Owner {
  address: string;
  role: string;
}

/** Asks a person for a secret, which is not shown as it is typed; `undefined` where there is no terminal. */
export type Ask = ((question: string) => Promise<string>) | undefined;

export async function openKeys(files: readonly string[], ask: Ask): Promise<Keys> {
  const signers = new Map<string, Signer>();
  for (const file of files) {
    const signer = await readKeyFile(file);
    signers.set(await addressOf(signer), signer);
  }
  return {
    holds: (address) => signers.has(address),
    signerFor: async (address) => signers.get(address),
    async demand(owners) {
      for (const { address, role } of owners) {
        if (signers.has(address)) continue;
        if (ask === undefined) {
          throw new UsageError(
            `the key of ${address} (${role}) is needed and is in none of keys.files: add its file, or run this at a terminal, where it is asked for`,
          );
        }
        const signer = await signerFromText(
          await ask(`The key of ${address} (${role}), as 64 hex digits or a mnemonic: `),
          "what was typed",
        );
        const found = await addressOf(signer);
        if (found !== address) throw new UsageError(`that is the key of ${found}, not of ${address}`);
        signers.set(address, signer);
      }
    },
  };
}

/** A file with a key: 64 hex digits, or a mnemonic. */
export async function readKeyFile(file: string): Promise<Signer> {
  let text: string;
  try {
    text = decodeText(await readFile(file));
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${(error as NodeJS.ErrnoException).code ?? messageOf(error)}`);
  }
  return signerFromText(text, file);
}

async function signerFromText(text: string, where: string): Promise<Signer> {
  const words = text.trim();
  if (/^[0-9a-fA-F]{64}$/.test(words)) return signerFromKey(Buffer.from(words, "hex"));
  try {
    return await signerFromMnemonic(words.split(/\s+/).join(" "));
  } catch {
    // What is wrong with it is not told: it may be a key all the same.
    throw new UsageError(`${where} holds neither 64 hex digits nor a mnemonic`);
  }
}
