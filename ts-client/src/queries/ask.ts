import type { Client } from "../client/client.ts";
import { InvalidValueError } from "../errors/invalidValue.ts";
import type { NetworkError, RpcError } from "../errors/node.ts";
import type { QueryError } from "../errors/refused.ts";
import { WattmeshError } from "../errors/wattmeshError.ts";
import type { ContractName } from "../generated/deployment.ts";

export type QueryErrorType = InvalidValueError | NetworkError | QueryError | RpcError;

/** Asks one of the deployment's contracts and reads its answer. */
export async function ask<W, T>(
  client: Client,
  contract: ContractName,
  message: object,
  read: (wire: W) => T,
): Promise<T> {
  const wire = await client.smartQuery(client.deployment.contracts[contract], message);
  try {
    return read(wire as W);
  } catch (error) {
    if (error instanceof WattmeshError) throw error;
    const [name] = Object.keys(message);
    throw new InvalidValueError(`the answer of ${contract} to ${name}`, JSON.stringify(wire, writable));
  }
}

const writable = (_key: string, value: unknown): unknown => (typeof value === "bigint" ? value.toString() : value);
