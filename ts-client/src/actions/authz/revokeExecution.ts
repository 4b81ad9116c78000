import { MsgRevoke } from "cosmjs-types/cosmos/authz/v1beta1/tx";
import { MsgExecuteContract } from "cosmjs-types/cosmwasm/wasm/v1/tx";
import type { Client } from "../../client/client.ts";
import type { Deployment } from "../../client/deployment.ts";
import type { Message } from "../../messages/message.ts";
import type { Signer } from "../../signer/signer.ts";
import type { SendErrorType, SendOptions, SentTx } from "../../tx/sendMessages.ts";
import { act } from "../act.ts";

export interface RevokeExecutionParameters {
  grantee: string;
}

export type RevokeExecutionReturnType = SentTx;

export type RevokeExecutionErrorType = SendErrorType;

/** Takes back every message to contracts that somebody may send as if the signer had. */
export async function revokeExecution(
  client: Client,
  signer: Signer,
  parameters: RevokeExecutionParameters,
  options?: SendOptions,
): Promise<RevokeExecutionReturnType> {
  return act(client, signer, revokeExecutionMessage, parameters, options);
}

export function revokeExecutionMessage(_: Deployment, sender: string, { grantee }: RevokeExecutionParameters): Message {
  const value = MsgRevoke.fromPartial({ granter: sender, grantee, msgTypeUrl: MsgExecuteContract.typeUrl });
  return { typeUrl: MsgRevoke.typeUrl, value };
}
