import type { Client } from "../../client/client.ts";
import { anEvent } from "../../events/select.ts";
import { type RejectParameters, rejectMessage } from "../../generated/actions/registry.ts";
import type { ProposalStatus } from "../../generated/values.ts";
import type { Signer } from "../../signer/signer.ts";
import type { SendErrorType, SendOptions, SentTx } from "../../tx/sendMessages.ts";
import { act } from "../act.ts";

export interface RejectReturnType extends SentTx {
  /** Of the proposal after this vote. */
  status: ProposalStatus;
}

export type RejectErrorType = SendErrorType;

/** A verifier rejects; the rejection that makes the threshold unreachable closes the proposal. */
export async function reject(
  client: Client,
  signer: Signer,
  parameters: RejectParameters,
  options?: SendOptions,
): Promise<RejectReturnType> {
  const sent = await act(client, signer, rejectMessage, parameters, options);
  return { ...sent, status: anEvent(sent, "proposal_closed")?.status ?? "open" };
}
