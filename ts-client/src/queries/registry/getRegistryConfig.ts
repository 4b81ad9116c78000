import type { Client } from "../../client/client.ts";
import { RegistryQueryMsgBuilder } from "../../generated/contracts/Registry.message-builder.ts";
import { type RegistryConfig, registryConfigFromWire } from "../../generated/values.ts";
import { ask, type QueryErrorType } from "../ask.ts";

export type GetRegistryConfigReturnType = RegistryConfig;

export type GetRegistryConfigErrorType = QueryErrorType;

/** The registry's terms. */
export async function getRegistryConfig(client: Client): Promise<GetRegistryConfigReturnType> {
  return ask(client, "registry", RegistryQueryMsgBuilder.config(), registryConfigFromWire);
}
