import { readFile } from "node:fs/promises";
import { decodeText } from "@wattmesh/client";
import * as v from "valibot";
import type { ValidatorFile } from "../community/community.ts";
import { UsageError } from "../errors.ts";
import type { Validator } from "../wanted.ts";

const TYPE = "tendermint/PubKeyEd25519";

const schema = v.object({
  pub_key: v.object({ type: v.literal(TYPE), value: v.pipe(v.string(), v.base64()) }),
});

/** The public key in a validator's file: its `priv_validator_key.json`, of which nothing but `pub_key` is needed or read. */
export async function readPubKey(file: string): Promise<Uint8Array> {
  let text: string;
  try {
    text = decodeText(await readFile(file));
  } catch (error) {
    throw new UsageError(
      `the validator's key file ${file} cannot be read: ${(error as NodeJS.ErrnoException).code ?? error}`,
    );
  }
  const result = v.safeParse(schema, json(text));
  const bytes = result.success ? Buffer.from(result.output.pub_key.value, "base64") : undefined;
  if (bytes?.length !== 32) throw new UsageError(`${file} holds no pub_key of type ${TYPE}`);
  return Uint8Array.from(bytes);
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The file that others are given: the public key, and nothing else. */
export const pubKeyFile = (pubKey: Uint8Array): string =>
  `${JSON.stringify({ pub_key: { type: TYPE, value: Buffer.from(pubKey).toString("base64") } }, undefined, 2)}\n`;

export const readValidators = (files: readonly ValidatorFile[]): Promise<Validator[]> =>
  Promise.all(
    files.map(async ({ moniker, power, keyFile }) => ({ moniker, power, pubKey: await readPubKey(keyFile) })),
  );
