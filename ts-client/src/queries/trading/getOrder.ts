import type { Client } from "../../client/client.ts";
import { TradingQueryMsgBuilder } from "../../generated/contracts/Trading.message-builder.ts";
import { type OrderResponse, orderResponseFromWire } from "../../generated/values.ts";
import { integerToWire } from "../../wire/scalars.ts";
import { ask, type QueryErrorType } from "../ask.ts";

export interface GetOrderParameters {
  meterId: number;
  /** A bundle's slot is its first. */
  slot: number;
  orderId: bigint;
}

export type GetOrderReturnType = OrderResponse;

export type GetOrderErrorType = QueryErrorType;

/** One order, with its fills and what became of it in words. */
export async function getOrder(
  client: Client,
  { meterId, slot, orderId }: GetOrderParameters,
): Promise<GetOrderReturnType> {
  return ask(
    client,
    "trading",
    TradingQueryMsgBuilder.order({ meterId, slot, orderId: integerToWire(orderId) }),
    orderResponseFromWire,
  );
}
