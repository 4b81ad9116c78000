import type { Client } from "../../client/client.ts";
import type { Deployment } from "../../client/deployment.ts";
import type { MissingEventError } from "../../errors/tx.ts";
import type { OrderEnd } from "../../formats/orderEnds.ts";
import { TradingExecuteMsgBuilder } from "../../generated/contracts/Trading.message-builder.ts";
import { type OrderRef, orderRefToWire } from "../../generated/values.ts";
import { executeMessage } from "../../messages/executeMessage.ts";
import type { Message } from "../../messages/message.ts";
import type { Signer } from "../../signer/signer.ts";
import type { SendErrorType, SendOptions, SentTx } from "../../tx/sendMessages.ts";
import { act } from "../act.ts";
import { cancelledOrders } from "./cancelledOrders.ts";

export interface CancelOrdersParameters {
  meterId: number;
  orders: OrderRef[];
}

export interface CancelOrdersReturnType extends SentTx {
  cancelled: OrderEnd[];
  /** Moved back to the point's available money. */
  freedMicro: bigint;
}

export type CancelOrdersErrorType = SendErrorType | MissingEventError;

/** Cancels open orders; a delegate cancels what delegates placed. Refused with `orderInBatch` while the batch of one of them is being filled; a retry in the next block helps. */
export async function cancelOrders(
  client: Client,
  signer: Signer,
  parameters: CancelOrdersParameters,
  options?: SendOptions,
): Promise<CancelOrdersReturnType> {
  const sent = await act(client, signer, cancelOrdersMessage, parameters, options);
  return { ...sent, ...cancelledOrders(sent) };
}

export function cancelOrdersMessage(
  { contracts }: Deployment,
  sender: string,
  { meterId, orders }: CancelOrdersParameters,
): Message {
  return executeMessage(
    contracts.trading,
    sender,
    TradingExecuteMsgBuilder.cancelOrders({ meterId, orders: orders.map(orderRefToWire) }),
  );
}
