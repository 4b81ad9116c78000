import type { Client } from "../../client/client.ts";
import type { Deployment } from "../../client/deployment.ts";
import { TokenExecuteMsgBuilder } from "../../generated/contracts/Token.message-builder.ts";
import { executeMessage } from "../../messages/executeMessage.ts";
import type { Message } from "../../messages/message.ts";
import type { Signer } from "../../signer/signer.ts";
import type { SendErrorType, SendOptions, SentTx } from "../../tx/sendMessages.ts";
import { act } from "../act.ts";

export interface LinkTokenTradingParameters {
  trading: string;
}

export type LinkTokenTradingReturnType = SentTx;

export type LinkTokenTradingErrorType = SendErrorType;

/** The admin names the trading contract, the only one that settles. */
export async function linkTokenTrading(
  client: Client,
  signer: Signer,
  parameters: LinkTokenTradingParameters,
  options?: SendOptions,
): Promise<LinkTokenTradingReturnType> {
  return act(client, signer, linkTokenTradingMessage, parameters, options);
}

export function linkTokenTradingMessage(
  { contracts }: Deployment,
  sender: string,
  { trading }: LinkTokenTradingParameters,
): Message {
  return executeMessage(contracts.token, sender, TokenExecuteMsgBuilder.link({ trading }));
}
