import * as v from "valibot";
import type { Client } from "../../client/client.ts";
import type { MissingAnswerError, MissingEventError } from "../../errors/tx.ts";
import type { OrderEnd } from "../../formats/orderEnds.ts";
import { type CancelAllOrdersParameters, cancelAllOrdersMessage } from "../../generated/actions/trading.ts";
import type { Signer } from "../../signer/signer.ts";
import { contractAnswer } from "../../tx/contractAnswer.ts";
import type { SendErrorType, SendOptions, SentTx } from "../../tx/sendMessages.ts";
import { act } from "../act.ts";
import { cancelledOrders } from "./cancelledOrders.ts";

export interface CancelAllOrdersReturnType extends SentTx {
  cancelled: OrderEnd[];
  /** Moved back to the point's available money. */
  freedMicro: bigint;
  /** Open orders that were meant are left: send it again. */
  more: boolean;
}

const answerSchema = v.object({ more: v.boolean() });

export type CancelAllOrdersErrorType = SendErrorType | MissingAnswerError | MissingEventError;

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
