import type { Client } from "../../client/client.ts";
import type { Deployment } from "../../client/deployment.ts";
import type { MissingEventError } from "../../errors/tx.ts";
import { theEvent } from "../../events/select.ts";
import { RegistryExecuteMsgBuilder } from "../../generated/contracts/Registry.message-builder.ts";
import { type Action, actionToWire } from "../../generated/values.ts";
import { executeMessage } from "../../messages/executeMessage.ts";
import type { Message } from "../../messages/message.ts";
import type { Signer } from "../../signer/signer.ts";
import type { SendErrorType, SendOptions, SentTx } from "../../tx/sendMessages.ts";
import { act } from "../act.ts";

export interface ProposeParameters {
  action: Action;
}

export interface ProposeReturnType extends SentTx {
  proposalId: bigint;
}

export type ProposeErrorType = SendErrorType | MissingEventError;

/** A verifier opens a proposal; it counts as approved by its proposer. */
export async function propose(
  client: Client,
  signer: Signer,
  parameters: ProposeParameters,
  options?: SendOptions,
): Promise<ProposeReturnType> {
  const sent = await act(client, signer, proposeMessage, parameters, options);
  return { ...sent, proposalId: theEvent(sent, "proposal_opened").proposalId };
}

export function proposeMessage({ contracts }: Deployment, sender: string, { action }: ProposeParameters): Message {
  return executeMessage(
    contracts.registry,
    sender,
    RegistryExecuteMsgBuilder.propose({ action: actionToWire(action) }),
  );
}
