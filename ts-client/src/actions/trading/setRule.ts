import type { Client } from "../../client/client.ts";
import type { Deployment } from "../../client/deployment.ts";
import { TradingExecuteMsgBuilder } from "../../generated/contracts/Trading.message-builder.ts";
import { type Rule, ruleToWire } from "../../generated/values.ts";
import { executeMessage } from "../../messages/executeMessage.ts";
import type { Message } from "../../messages/message.ts";
import type { Signer } from "../../signer/signer.ts";
import type { SendErrorType, SendOptions, SentTx } from "../../tx/sendMessages.ts";
import { act } from "../act.ts";

export interface SetRuleParameters {
  meterId: number;
  rule: Rule;
}

export type SetRuleReturnType = SentTx;

export type SetRuleErrorType = SendErrorType;

/** The owner says what a metering point does by itself, from the next slot that is summed. */
export async function setRule(
  client: Client,
  signer: Signer,
  parameters: SetRuleParameters,
  options?: SendOptions,
): Promise<SetRuleReturnType> {
  return act(client, signer, setRuleMessage, parameters, options);
}

export function setRuleMessage(
  { contracts }: Deployment,
  sender: string,
  { meterId, rule }: SetRuleParameters,
): Message {
  return executeMessage(
    contracts.trading,
    sender,
    TradingExecuteMsgBuilder.setRule({ meterId, rule: ruleToWire(rule) }),
  );
}
