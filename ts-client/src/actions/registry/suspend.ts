import type { Client } from "../../client/client.ts";
import type { Deployment } from "../../client/deployment.ts";
import { RegistryExecuteMsgBuilder } from "../../generated/contracts/Registry.message-builder.ts";
import { type Subject, subjectToWire } from "../../generated/values.ts";
import { executeMessage } from "../../messages/executeMessage.ts";
import type { Message } from "../../messages/message.ts";
import type { Signer } from "../../signer/signer.ts";
import type { SendErrorType, SendOptions, SentTx } from "../../tx/sendMessages.ts";
import { act } from "../act.ts";

export interface SuspendParameters {
  subject: Subject;
}

export type SuspendReturnType = SentTx;

export type SuspendErrorType = SendErrorType;

/** Any single verifier or the admin stops a participant or a meter at once. Only a proposal reinstates. */
export async function suspend(
  client: Client,
  signer: Signer,
  parameters: SuspendParameters,
  options?: SendOptions,
): Promise<SuspendReturnType> {
  return act(client, signer, suspendMessage, parameters, options);
}

export function suspendMessage({ contracts }: Deployment, sender: string, { subject }: SuspendParameters): Message {
  return executeMessage(
    contracts.registry,
    sender,
    RegistryExecuteMsgBuilder.suspend({ subject: subjectToWire(subject) }),
  );
}
