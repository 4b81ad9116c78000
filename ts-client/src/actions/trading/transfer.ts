import type { Client } from "../../client/client.ts";
import type { Deployment } from "../../client/deployment.ts";
import { TradingExecuteMsgBuilder } from "../../generated/contracts/Trading.message-builder.ts";
import { executeMessage } from "../../messages/executeMessage.ts";
import type { Message } from "../../messages/message.ts";
import type { Signer } from "../../signer/signer.ts";
import type { SendErrorType, SendOptions, SentTx } from "../../tx/sendMessages.ts";
import { decimalToWire } from "../../wire/scalars.ts";
import { act } from "../act.ts";

export interface TransferParameters {
  fromMeterId: number;
  toMeterId: number;
  amountMicro: bigint;
}

export type TransferReturnType = SentTx;

export type TransferErrorType = SendErrorType;

/** Moves money between two metering points of one owner. */
export async function transfer(
  client: Client,
  signer: Signer,
  parameters: TransferParameters,
  options?: SendOptions,
): Promise<TransferReturnType> {
  return act(client, signer, transferMessage, parameters, options);
}

export function transferMessage(
  { contracts }: Deployment,
  sender: string,
  { fromMeterId, toMeterId, amountMicro }: TransferParameters,
): Message {
  return executeMessage(
    contracts.trading,
    sender,
    TradingExecuteMsgBuilder.transfer({ fromMeterId, toMeterId, amountMicro: decimalToWire(amountMicro) }),
  );
}
