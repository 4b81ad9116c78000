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

export interface DecreaseAllowanceParameters {
  spender: string;
  /** Wh. */
  amount: bigint;
  /** Default: as before. */
  expires?: Expiration | undefined;
}

export type DecreaseAllowanceReturnType = SentTx;

export type DecreaseAllowanceErrorType = SendErrorType;

/** Lets a spender use less of the sender's energy tokens. */
export async function decreaseAllowance(
  client: Client,
  signer: Signer,
  parameters: DecreaseAllowanceParameters,
  options?: SendOptions,
): Promise<DecreaseAllowanceReturnType> {
  return act(client, signer, decreaseAllowanceMessage, parameters, options);
}

export function decreaseAllowanceMessage(
  { contracts }: Deployment,
  sender: string,
  { spender, amount, expires }: DecreaseAllowanceParameters,
): Message {
  return executeMessage(
    contracts.token,
    sender,
    TokenExecuteMsgBuilder.decreaseAllowance({
      spender,
      amount: decimalToWire(amount),
      expires: expires === undefined ? null : expirationToWire(expires),
    }),
  );
}
