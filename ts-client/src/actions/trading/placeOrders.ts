import type { Client } from "../../client/client.ts";
import type { Deployment } from "../../client/deployment.ts";
import type { MissingEventError } from "../../errors/tx.ts";
import { TradingExecuteMsgBuilder } from "../../generated/contracts/Trading.message-builder.ts";
import { type NewOrder, newOrderToWire } from "../../generated/values.ts";
import { executeMessage } from "../../messages/executeMessage.ts";
import type { Message } from "../../messages/message.ts";
import type { Signer } from "../../signer/signer.ts";
import type { SendErrorType, SendOptions, SentTx } from "../../tx/sendMessages.ts";
import { act } from "../act.ts";
import { placedOrders } from "./placedOrders.ts";

export interface PlaceOrdersParameters {
  meterId: number;
  /** At most as many as the forward parameters say (`getForward`). */
  orders: NewOrder[];
}

export interface PlaceOrdersReturnType extends SentTx {
  /** In the order of the orders given. */
  orderIds: bigint[];
  /** Moved from the point's available money. */
  reservedMicro: bigint;
}

export type PlaceOrdersErrorType = SendErrorType | MissingEventError;

/** The owner or a delegate places orders for a metering point: all of them, or none. The builders `limitOrder`, `marketOrder` and `bundleOrder` make them. */
export async function placeOrders(
  client: Client,
  signer: Signer,
  parameters: PlaceOrdersParameters,
  options?: SendOptions,
): Promise<PlaceOrdersReturnType> {
  const sent = await act(client, signer, placeOrdersMessage, parameters, options);
  return { ...sent, ...placedOrders(sent) };
}

export function placeOrdersMessage(
  { contracts }: Deployment,
  sender: string,
  { meterId, orders }: PlaceOrdersParameters,
): Message {
  return executeMessage(
    contracts.trading,
    sender,
    TradingExecuteMsgBuilder.placeOrders({ meterId, orders: orders.map(newOrderToWire) }),
  );
}
