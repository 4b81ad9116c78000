import type { Client } from "../../client/client.ts";
import type { Deployment } from "../../client/deployment.ts";
import type { MissingEventError } from "../../errors/tx.ts";
import { theEvent } from "../../events/select.ts";
import { MsgRegisterContract } from "../../generated/proto/wattmesh/clock/v1/tx.ts";
import type { Message } from "../../messages/message.ts";
import type { Signer } from "../../signer/signer.ts";
import type { SendErrorType, SendOptions, SentTx } from "../../tx/sendMessages.ts";
import { act } from "../act.ts";

export interface RegisterContractParameters {
  contractAddress: string;
  /** Of one call. */
  gasLimit: bigint;
}

export interface RegisterContractReturnType extends SentTx {
  id: bigint;
}

export type RegisterContractErrorType = SendErrorType | MissingEventError;

/** Makes the clock call a contract, from the end of this block on. The signer is the chain's authority. */
export async function registerContract(
  client: Client,
  signer: Signer,
  parameters: RegisterContractParameters,
  options?: SendOptions,
): Promise<RegisterContractReturnType> {
  const sent = await act(client, signer, registerContractMessage, parameters, options);
  return { ...sent, id: theEvent(sent, "wattmesh.clock.v1.EventContractRegistered").id };
}

export function registerContractMessage(
  _: Deployment,
  authority: string,
  parameters: RegisterContractParameters,
): Message {
  return { typeUrl: MsgRegisterContract.typeUrl, value: MsgRegisterContract.fromPartial({ authority, ...parameters }) };
}
