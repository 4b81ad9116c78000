import { MsgRevokeAllowance } from "cosmjs-types/cosmos/feegrant/v1beta1/tx";
import type { Client } from "../../client/client.ts";
import type { Deployment } from "../../client/deployment.ts";
import type { Message } from "../../messages/message.ts";
import type { Signer } from "../../signer/signer.ts";
import type { SendErrorType, SendOptions, SentTx } from "../../tx/sendMessages.ts";
import { act } from "../act.ts";

export interface RevokeFeesParameters {
  grantee: string;
}

export type RevokeFeesReturnType = SentTx;

export type RevokeFeesErrorType = SendErrorType;

/** Stops paying somebody's fees. */
export async function revokeFees(
  client: Client,
  signer: Signer,
  parameters: RevokeFeesParameters,
  options?: SendOptions,
): Promise<RevokeFeesReturnType> {
  return act(client, signer, revokeFeesMessage, parameters, options);
}

export function revokeFeesMessage(_: Deployment, sender: string, { grantee }: RevokeFeesParameters): Message {
  return { typeUrl: MsgRevokeAllowance.typeUrl, value: MsgRevokeAllowance.fromPartial({ granter: sender, grantee }) };
}
