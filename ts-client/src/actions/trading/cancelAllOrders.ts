import * as v from "valibot";
import type { Client } from "../../client/client.ts";
import type { Deployment } from "../../client/deployment.ts";
import type { MissingEventError } from "../../errors/tx.ts";
import type { OrderEnd } from "../../formats/orderEnds.ts";
import { TradingExecuteMsgBuilder } from "../../generated/contracts/Trading.message-builder.ts";
import { executeMessage } from "../../messages/executeMessage.ts";
import type { Message } from "../../messages/message.ts";
import type { Signer } from "../../signer/signer.ts";
import { contractAnswer } from "../../tx/contractAnswer.ts";
import type { SendErrorType, SendOptions, SentTx } from "../../tx/sendMessages.ts";
import { act } from "../act.ts";
import { cancelledOrders } from "./cancelledOrders.ts";

export interface CancelAllOrdersParameters {
  meterId: number;
  /** Without it, of all slots. */
  slot?: number | undefined;
}

export interface CancelAllOrdersReturnType extends SentTx {
  cancelled: OrderEnd[];
  /** Moved back to the point's available money. */
  freedMicro: bigint;
  /** Open orders that were meant are left: send it again. */
  more: boolean;
}

const answerSchema = v.object({ more: v.boolean() });

export type CancelAllOrdersErrorType = SendErrorType | MissingEventError;

/** Cancels open orders of one slot or of all, earliest slot first, as many as fit into a message. */
export async function cancelAllOrders(
  client: Client,
  signer: Signer,
  parameters: CancelAllOrdersParameters,
  options?: SendOptions,
): Promise<CancelAllOrdersReturnType> {
  const sent = await act(client, signer, cancelAllOrdersMessage, parameters, options);
  return { ...sent, ...cancelledOrders(sent), more: (await contractAnswer(sent, answerSchema)).more };
}

export function cancelAllOrdersMessage(
  { contracts }: Deployment,
  sender: string,
  { meterId, slot }: CancelAllOrdersParameters,
): Message {
  return executeMessage(
    contracts.trading,
    sender,
    TradingExecuteMsgBuilder.cancelAllOrders({ meterId, slot: slot ?? null }),
  );
}
