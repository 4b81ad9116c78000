import type { Client } from "../../client/client.ts";
import type { Deployment } from "../../client/deployment.ts";
import { MsgUnjailContract } from "../../generated/proto/wattmesh/clock/v1/tx.ts";
import type { Message } from "../../messages/message.ts";
import type { Signer } from "../../signer/signer.ts";
import type { SendErrorType, SendOptions, SentTx } from "../../tx/sendMessages.ts";
import { act } from "../act.ts";

export interface UnjailContractParameters {
  contractAddress: string;
}

export type UnjailContractReturnType = SentTx;

export type UnjailContractErrorType = SendErrorType;

/** Makes the clock call a jailed contract again, with a clean record. The signer is the chain's authority. */
export async function unjailContract(
  client: Client,
  signer: Signer,
  parameters: UnjailContractParameters,
  options?: SendOptions,
): Promise<UnjailContractReturnType> {
  return act(client, signer, unjailContractMessage, parameters, options);
}

export function unjailContractMessage(_: Deployment, authority: string, parameters: UnjailContractParameters): Message {
  return { typeUrl: MsgUnjailContract.typeUrl, value: MsgUnjailContract.fromPartial({ authority, ...parameters }) };
}
