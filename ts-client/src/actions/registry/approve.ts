import type { Client } from "../../client/client.ts";
import type { Deployment } from "../../client/deployment.ts";
import { anEvent } from "../../events/select.ts";
import { RegistryExecuteMsgBuilder } from "../../generated/contracts/Registry.message-builder.ts";
import type { ProposalStatus } from "../../generated/values.ts";
import { executeMessage } from "../../messages/executeMessage.ts";
import type { Message } from "../../messages/message.ts";
import type { Signer } from "../../signer/signer.ts";
import type { SendErrorType, SendOptions, SentTx } from "../../tx/sendMessages.ts";
import { integerToWire } from "../../wire/scalars.ts";
import { act } from "../act.ts";

export interface ApproveParameters {
  proposalId: bigint;
}

export interface ApproveReturnType extends SentTx {
  /** Of the proposal after this vote. */
  status: ProposalStatus;
}

export type ApproveErrorType = SendErrorType;

/** A verifier approves; the approval that reaches the threshold performs the action. */
export async function approve(
  client: Client,
  signer: Signer,
  parameters: ApproveParameters,
  options?: SendOptions,
): Promise<ApproveReturnType> {
  const sent = await act(client, signer, approveMessage, parameters, options);
  return { ...sent, status: anEvent(sent, "proposal_closed")?.status ?? "open" };
}

export function approveMessage({ contracts }: Deployment, sender: string, { proposalId }: ApproveParameters): Message {
  return executeMessage(
    contracts.registry,
    sender,
    RegistryExecuteMsgBuilder.approve({ proposalId: integerToWire(proposalId) }),
  );
}
