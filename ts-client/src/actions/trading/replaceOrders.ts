import type { Client } from "../../client/client.ts";
import type { MissingEventError } from "../../errors/tx.ts";
import type { OrderEnd } from "../../formats/orderEnds.ts";
import { type ReplaceOrdersParameters, replaceOrdersMessage } from "../../generated/actions/trading.ts";
import type { Signer } from "../../signer/signer.ts";
import type { SendErrorType, SendOptions, SentTx } from "../../tx/sendMessages.ts";
import { act } from "../act.ts";
import { cancelledOrders } from "./cancelledOrders.ts";
import { placedOrders } from "./placedOrders.ts";

export interface ReplaceOrdersReturnType extends SentTx {
  /** Of the new orders, in the order given. */
  orderIds: bigint[];
  reservedMicro: bigint;
  cancelled: OrderEnd[];
  freedMicro: bigint;
}

export type ReplaceOrdersErrorType = SendErrorType | MissingEventError;

/** Cancels and places in one go, so that what is freed can be reserved again. */
export async function replaceOrders(
  client: Client,
  signer: Signer,
  parameters: ReplaceOrdersParameters,
  options?: SendOptions,
): Promise<ReplaceOrdersReturnType> {
  const sent = await act(client, signer, replaceOrdersMessage, parameters, options);
  return { ...sent, ...placedOrders(sent), ...cancelledOrders(sent) };
}
