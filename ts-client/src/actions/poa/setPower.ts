import type { Client } from "../../client/client.ts";
import type { Deployment } from "../../client/deployment.ts";
import { MsgSetPower } from "../../generated/proto/wattmesh/poa/v1/tx.ts";
import type { Message } from "../../messages/message.ts";
import type { Signer } from "../../signer/signer.ts";
import type { SendErrorType, SendOptions, SentTx } from "../../tx/sendMessages.ts";
import { act } from "../act.ts";

export interface SetPowerParameters {
  consensusAddress: string;
  /** At least 1. */
  power: bigint;
}

export type SetPowerReturnType = SentTx;

export type SetPowerErrorType = SendErrorType;

/** Changes a validator's voting power. The signer is the chain's authority. */
export async function setPower(
  client: Client,
  signer: Signer,
  parameters: SetPowerParameters,
  options?: SendOptions,
): Promise<SetPowerReturnType> {
  return act(client, signer, setPowerMessage, parameters, options);
}

export function setPowerMessage(_: Deployment, authority: string, parameters: SetPowerParameters): Message {
  return { typeUrl: MsgSetPower.typeUrl, value: MsgSetPower.fromPartial({ authority, ...parameters }) };
}
