import type { Client } from "../../client/client.ts";
import { anEvent } from "../../events/select.ts";
import { type ApproveParameters, approveMessage } from "../../generated/actions/registry.ts";
import type { ProposalStatus } from "../../generated/values.ts";
import type { Signer } from "../../signer/signer.ts";
import type { SendErrorType, SendOptions, SentTx } from "../../tx/sendMessages.ts";
import { act } from "../act.ts";

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
