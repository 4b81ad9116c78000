import type { Client } from "../../client/client.ts";
import type { Deployment } from "../../client/deployment.ts";
import { MsgSetGasLimit } from "../../generated/proto/wattmesh/clock/v1/tx.ts";
import type { Message } from "../../messages/message.ts";
import type { Signer } from "../../signer/signer.ts";
import type { SendErrorType, SendOptions, SentTx } from "../../tx/sendMessages.ts";
import { act } from "../act.ts";

export interface SetGasLimitParameters {
  contractAddress: string;
  gasLimit: bigint;
}

export type SetGasLimitReturnType = SentTx;

export type SetGasLimitErrorType = SendErrorType;

/** Changes the gas that one call of a contract may use. The signer is the chain's authority. */
export async function setGasLimit(
  client: Client,
  signer: Signer,
  parameters: SetGasLimitParameters,
  options?: SendOptions,
): Promise<SetGasLimitReturnType> {
  return act(client, signer, setGasLimitMessage, parameters, options);
}

export function setGasLimitMessage(_: Deployment, authority: string, parameters: SetGasLimitParameters): Message {
  return { typeUrl: MsgSetGasLimit.typeUrl, value: MsgSetGasLimit.fromPartial({ authority, ...parameters }) };
}
