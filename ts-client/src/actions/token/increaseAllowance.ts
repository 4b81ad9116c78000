import type { Client } from "../../client/client.ts";
import type { Deployment } from "../../client/deployment.ts";
import { TokenExecuteMsgBuilder } from "../../generated/contracts/Token.message-builder.ts";
import { type Expiration, expirationToWire } from "../../generated/values.ts";
import { executeMessage } from "../../messages/executeMessage.ts";
import type { Message } from "../../messages/message.ts";
import type { Signer } from "../../signer/signer.ts";
import type { SendErrorType, SendOptions, SentTx } from "../../tx/sendMessages.ts";
import { decimalToWire } from "../../wire/scalars.ts";
import { act } from "../act.ts";

export interface IncreaseAllowanceParameters {
  spender: string;
  /** Wh. */
  amount: bigint;
  /** Default: as before, or never. */
  expires?: Expiration | undefined;
}

export type IncreaseAllowanceReturnType = SentTx;

export type IncreaseAllowanceErrorType = SendErrorType;

/** Lets a spender use more of the sender's energy tokens. */
export async function increaseAllowance(
  client: Client,
  signer: Signer,
  parameters: IncreaseAllowanceParameters,
  options?: SendOptions,
): Promise<IncreaseAllowanceReturnType> {
  return act(client, signer, increaseAllowanceMessage, parameters, options);
}

export function increaseAllowanceMessage(
  { contracts }: Deployment,
  sender: string,
  { spender, amount, expires }: IncreaseAllowanceParameters,
): Message {
  return executeMessage(
    contracts.token,
    sender,
    TokenExecuteMsgBuilder.increaseAllowance({
      spender,
      amount: decimalToWire(amount),
      expires: expires === undefined ? null : expirationToWire(expires),
    }),
  );
}
