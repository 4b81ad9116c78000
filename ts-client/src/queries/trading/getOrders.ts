import type { Client } from "../../client/client.ts";
import { TradingQueryMsgBuilder } from "../../generated/contracts/Trading.message-builder.ts";
import { type OrderRef, type OrdersResponse, orderRefToWire, ordersResponseFromWire } from "../../generated/values.ts";
import { ask, type QueryErrorType } from "../ask.ts";

export interface GetOrdersParameters {
  meterId: number;
  /** `next` of the page before. */
  startAfter?: OrderRef | undefined;
  /** At most 100; default 30. */
  limit?: number | undefined;
}

export type GetOrdersReturnType = OrdersResponse;

export type GetOrdersErrorType = QueryErrorType;

/** Orders of a metering point, ended ones too, in order of slot and id. */
export async function getOrders(
  client: Client,
  { meterId, startAfter, limit }: GetOrdersParameters,
): Promise<GetOrdersReturnType> {
  return ask(
    client,
    "trading",
    TradingQueryMsgBuilder.orders({
      meterId,
      startAfter: startAfter === undefined ? null : orderRefToWire(startAfter),
      limit: limit ?? null,
    }),
    ordersResponseFromWire,
  );
}
