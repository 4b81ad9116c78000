import { MsgSend } from "cosmjs-types/cosmos/bank/v1beta1/tx";
import type { Client } from "../../client/client.ts";
import type { Deployment } from "../../client/deployment.ts";
import { type Coin, coinToWire } from "../../messages/executeMessage.ts";
import type { Message } from "../../messages/message.ts";
import type { Signer } from "../../signer/signer.ts";
import type { SendErrorType, SendOptions, SentTx } from "../../tx/sendMessages.ts";
import { act } from "../act.ts";

export interface SendCoinsParameters {
  recipient: string;
  /** One of each denom, in order of denom. */
  coins: Coin[];
}

export type SendCoinsReturnType = SentTx;

export type SendCoinsErrorType = SendErrorType;

/** Gives coins of the chain to somebody. */
export async function sendCoins(
  client: Client,
  signer: Signer,
  parameters: SendCoinsParameters,
  options?: SendOptions,
): Promise<SendCoinsReturnType> {
  return act(client, signer, sendCoinsMessage, parameters, options);
}

export function sendCoinsMessage(_: Deployment, sender: string, { recipient, coins }: SendCoinsParameters): Message {
  const value = MsgSend.fromPartial({ fromAddress: sender, toAddress: recipient, amount: coins.map(coinToWire) });
  return { typeUrl: MsgSend.typeUrl, value };
}
