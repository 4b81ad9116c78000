import type { Client } from "../../client/client.ts";
import type { MissingEventError } from "../../errors/tx.ts";
import type { OrderEnd } from "../../formats/orderEnds.ts";
import { type CancelOrdersParameters, cancelOrdersMessage } from "../../generated/actions/trading.ts";
import type { Signer } from "../../signer/signer.ts";
import type { SendErrorType, SendOptions, SentTx } from "../../tx/sendMessages.ts";
import { act } from "../act.ts";
import { cancelledOrders } from "./cancelledOrders.ts";

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
