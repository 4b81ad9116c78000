import type { Client } from "../../client/client.ts";
import type { Deployment } from "../../client/deployment.ts";
import { MsgUnregisterContract } from "../../generated/proto/wattmesh/clock/v1/tx.ts";
import type { Message } from "../../messages/message.ts";
import type { Signer } from "../../signer/signer.ts";
import type { SendErrorType, SendOptions, SentTx } from "../../tx/sendMessages.ts";
import { act } from "../act.ts";

export interface UnregisterContractParameters {
  contractAddress: string;
}

export type UnregisterContractReturnType = SentTx;

export type UnregisterContractErrorType = SendErrorType;

/** Makes the clock forget a contract. The signer is the chain's authority. */
export async function unregisterContract(
  client: Client,
  signer: Signer,
  parameters: UnregisterContractParameters,
  options?: SendOptions,
): Promise<UnregisterContractReturnType> {
  return act(client, signer, unregisterContractMessage, parameters, options);
}

export function unregisterContractMessage(
  _: Deployment,
  authority: string,
  parameters: UnregisterContractParameters,
): Message {
  return {
    typeUrl: MsgUnregisterContract.typeUrl,
    value: MsgUnregisterContract.fromPartial({ authority, ...parameters }),
  };
}
