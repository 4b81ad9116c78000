import type { Client } from "../../client/client.ts";
import type { Deployment } from "../../client/deployment.ts";
import { GridExecuteMsgBuilder } from "../../generated/contracts/Grid.message-builder.ts";
import { executeMessage } from "../../messages/executeMessage.ts";
import type { Message } from "../../messages/message.ts";
import type { Signer } from "../../signer/signer.ts";
import type { SendErrorType, SendOptions, SentTx } from "../../tx/sendMessages.ts";
import { act } from "../act.ts";

export interface LinkGridTradingParameters {
  trading: string;
}

export type LinkGridTradingReturnType = SentTx;

export type LinkGridTradingErrorType = SendErrorType;

/** The admin names the trading contract, the only one that reports. */
export async function linkGridTrading(
  client: Client,
  signer: Signer,
  parameters: LinkGridTradingParameters,
  options?: SendOptions,
): Promise<LinkGridTradingReturnType> {
  return act(client, signer, linkGridTradingMessage, parameters, options);
}

export function linkGridTradingMessage(
  { contracts }: Deployment,
  sender: string,
  { trading }: LinkGridTradingParameters,
): Message {
  return executeMessage(contracts.grid, sender, GridExecuteMsgBuilder.link({ trading }));
}
