import { readFileSync } from "node:fs";
import { type Client, createClient, readDeployment, type Signer, signerFromKey } from "@wattmesh/client";
import { localnet } from "./environment";
import { keyOf } from "./wallet";

/** The chain behind the pages, asked by the test itself. */
export function chain(): Client {
  const { deployment, rpcUrl } = localnet();
  return createClient({ ...readDeployment(JSON.parse(readFileSync(deployment, "utf8"))), rpcUrl });
}

export const signerOf = (name: string): Promise<Signer> => signerFromKey(keyOf(name));
