import type { Client } from "../../client/client.ts";
import type { Deployment } from "../../client/deployment.ts";
import { TradingExecuteMsgBuilder } from "../../generated/contracts/Trading.message-builder.ts";
import { executeMessage } from "../../messages/executeMessage.ts";
import type { Message } from "../../messages/message.ts";
import type { Signer } from "../../signer/signer.ts";
import type { SendErrorType, SendOptions, SentTx } from "../../tx/sendMessages.ts";
import { act } from "../act.ts";

export interface SetOracleParameters {
  oracle?: string | undefined;
}

export type SetOracleReturnType = SentTx;

export type SetOracleErrorType = SendErrorType;

/** The admin names the contract whose feeds conditions read, or takes it away. */
export async function setOracle(
  client: Client,
  signer: Signer,
  parameters: SetOracleParameters,
  options?: SendOptions,
): Promise<SetOracleReturnType> {
  return act(client, signer, setOracleMessage, parameters, options);
}

export function setOracleMessage({ contracts }: Deployment, sender: string, { oracle }: SetOracleParameters): Message {
  return executeMessage(contracts.trading, sender, TradingExecuteMsgBuilder.setOracle({ oracle: oracle ?? null }));
}
