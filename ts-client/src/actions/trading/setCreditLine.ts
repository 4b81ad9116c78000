import type { Client } from "../../client/client.ts";
import type { Deployment } from "../../client/deployment.ts";
import { TradingExecuteMsgBuilder } from "../../generated/contracts/Trading.message-builder.ts";
import { executeMessage } from "../../messages/executeMessage.ts";
import type { Message } from "../../messages/message.ts";
import type { Signer } from "../../signer/signer.ts";
import type { SendErrorType, SendOptions, SentTx } from "../../tx/sendMessages.ts";
import { decimalToWire } from "../../wire/scalars.ts";
import { act } from "../act.ts";

export interface SetCreditLineParameters {
  meterId: number;
  creditMicro: bigint;
}

export type SetCreditLineReturnType = SentTx;

export type SetCreditLineErrorType = SendErrorType;

/** The admin sets how far a point may owe the utility and still bid. */
export async function setCreditLine(
  client: Client,
  signer: Signer,
  parameters: SetCreditLineParameters,
  options?: SendOptions,
): Promise<SetCreditLineReturnType> {
  return act(client, signer, setCreditLineMessage, parameters, options);
}

export function setCreditLineMessage(
  { contracts }: Deployment,
  sender: string,
  { meterId, creditMicro }: SetCreditLineParameters,
): Message {
  return executeMessage(
    contracts.trading,
    sender,
    TradingExecuteMsgBuilder.setCreditLine({ meterId, creditMicro: decimalToWire(creditMicro) }),
  );
}
