import type { Client } from "../../client/client.ts";
import type { Deployment } from "../../client/deployment.ts";
import { TradingExecuteMsgBuilder } from "../../generated/contracts/Trading.message-builder.ts";
import { executeMessage } from "../../messages/executeMessage.ts";
import type { Message } from "../../messages/message.ts";
import type { Signer } from "../../signer/signer.ts";
import type { SendErrorType, SendOptions, SentTx } from "../../tx/sendMessages.ts";
import { act } from "../act.ts";

export interface SetPointsPerTickParameters {
  pointsPerTick: number;
}

export type SetPointsPerTickReturnType = SentTx;

export type SetPointsPerTickErrorType = SendErrorType;

/** The admin sets the bound of work per tick of the clock. */
export async function setPointsPerTick(
  client: Client,
  signer: Signer,
  parameters: SetPointsPerTickParameters,
  options?: SendOptions,
): Promise<SetPointsPerTickReturnType> {
  return act(client, signer, setPointsPerTickMessage, parameters, options);
}

export function setPointsPerTickMessage(
  { contracts }: Deployment,
  sender: string,
  { pointsPerTick }: SetPointsPerTickParameters,
): Message {
  return executeMessage(contracts.trading, sender, TradingExecuteMsgBuilder.setPointsPerTick({ pointsPerTick }));
}
