import type { Client } from "../../client/client.ts";
import type { Deployment } from "../../client/deployment.ts";
import { RegistryExecuteMsgBuilder } from "../../generated/contracts/Registry.message-builder.ts";
import { executeMessage } from "../../messages/executeMessage.ts";
import type { Message } from "../../messages/message.ts";
import type { Signer } from "../../signer/signer.ts";
import type { SendErrorType, SendOptions, SentTx } from "../../tx/sendMessages.ts";
import { act } from "../act.ts";

export interface LinkGridParameters {
  grid: string;
}

export type LinkGridReturnType = SentTx;

export type LinkGridErrorType = SendErrorType;

/** The admin names the grid contract, whose zones meters join. */
export async function linkGrid(
  client: Client,
  signer: Signer,
  parameters: LinkGridParameters,
  options?: SendOptions,
): Promise<LinkGridReturnType> {
  return act(client, signer, linkGridMessage, parameters, options);
}

export function linkGridMessage({ contracts }: Deployment, sender: string, { grid }: LinkGridParameters): Message {
  return executeMessage(contracts.registry, sender, RegistryExecuteMsgBuilder.link({ grid }));
}
