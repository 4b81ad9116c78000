import type { Client } from "../../client/client.ts";
import type { Deployment } from "../../client/deployment.ts";
import { TradingExecuteMsgBuilder } from "../../generated/contracts/Trading.message-builder.ts";
import { type Pricing, pricingToWire } from "../../generated/values.ts";
import { executeMessage } from "../../messages/executeMessage.ts";
import type { Message } from "../../messages/message.ts";
import type { Signer } from "../../signer/signer.ts";
import type { SendErrorType, SendOptions, SentTx } from "../../tx/sendMessages.ts";
import { act } from "../act.ts";

export interface SetPricingParameters {
  pricing: Pricing;
}

export type SetPricingReturnType = SentTx;

export type SetPricingErrorType = SendErrorType;

/** The admin sets what reference prices follow. */
export async function setPricing(
  client: Client,
  signer: Signer,
  parameters: SetPricingParameters,
  options?: SendOptions,
): Promise<SetPricingReturnType> {
  return act(client, signer, setPricingMessage, parameters, options);
}

export function setPricingMessage(
  { contracts }: Deployment,
  sender: string,
  { pricing }: SetPricingParameters,
): Message {
  return executeMessage(
    contracts.trading,
    sender,
    TradingExecuteMsgBuilder.setPricing({ pricing: pricingToWire(pricing) }),
  );
}
