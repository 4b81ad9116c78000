import type { Client } from "../../client/client.ts";
import type { MissingEventError } from "../../errors/tx.ts";
import { type PlaceOrdersParameters, placeOrdersMessage } from "../../generated/actions/trading.ts";
import type { Signer } from "../../signer/signer.ts";
import type { SendErrorType, SendOptions, SentTx } from "../../tx/sendMessages.ts";
import { act } from "../act.ts";
import { placedOrders } from "./placedOrders.ts";

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
