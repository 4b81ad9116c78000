import { readFileSync } from "node:fs";
import {
  addressOf,
  type Client,
  createClient,
  getMeteringPointsOf,
  readDeployment,
  type Signer,
  signerFromKey,
} from "@wattmesh/client";
import { localnet } from "./environment";
import { keyOf } from "./wallet";

/** The chain behind the pages, asked by the test itself. */
export function chain(): Client {
  const { deployment, rpcUrl } = localnet();
  return createClient({ ...readDeployment(JSON.parse(readFileSync(deployment, "utf8"))), rpcUrl });
}

export const signerOf = (name: string): Promise<Signer> => signerFromKey(keyOf(name));

/** The first metering point of a household. */
export async function meterOf(name: string): Promise<number> {
  const owner = await addressOf(await signerOf(name));
  const { meteringPoints } = await getMeteringPointsOf(chain(), { owner, limit: 1 });
  const [point] = meteringPoints;
  if (point === undefined) throw new Error(`${name} has no metering point`);
  return point.meterId;
}
