import type { Client } from "../../client/client.ts";
import type { Deployment } from "../../client/deployment.ts";
import { RegistryExecuteMsgBuilder } from "../../generated/contracts/Registry.message-builder.ts";
import { executeMessage } from "../../messages/executeMessage.ts";
import type { Message } from "../../messages/message.ts";
import type { Signer } from "../../signer/signer.ts";
import type { SendErrorType, SendOptions, SentTx } from "../../tx/sendMessages.ts";
import { integerToWire } from "../../wire/scalars.ts";
import { act } from "../act.ts";

export interface ExpireParameters {
  proposalId: bigint;
}

export type ExpireReturnType = SentTx;

export type ExpireErrorType = SendErrorType;

/** Anybody closes a proposal whose time is over. */
export async function expire(
  client: Client,
  signer: Signer,
  parameters: ExpireParameters,
  options?: SendOptions,
): Promise<ExpireReturnType> {
  return act(client, signer, expireMessage, parameters, options);
}

export function expireMessage({ contracts }: Deployment, sender: string, { proposalId }: ExpireParameters): Message {
  return executeMessage(
    contracts.registry,
    sender,
    RegistryExecuteMsgBuilder.expire({ proposalId: integerToWire(proposalId) }),
  );
}
