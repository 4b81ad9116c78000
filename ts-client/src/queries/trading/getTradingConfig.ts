import type { Client } from "../../client/client.ts";
import { TradingQueryMsgBuilder } from "../../generated/contracts/Trading.message-builder.ts";
import { type TradingConfig, tradingConfigFromWire } from "../../generated/values.ts";
import { ask, type QueryErrorType } from "../ask.ts";

export type GetTradingConfigReturnType = TradingConfig;

export type GetTradingConfigErrorType = QueryErrorType;

/** Trading's terms. */
export async function getTradingConfig(client: Client): Promise<GetTradingConfigReturnType> {
  return ask(client, "trading", TradingQueryMsgBuilder.config(), tradingConfigFromWire);
}
