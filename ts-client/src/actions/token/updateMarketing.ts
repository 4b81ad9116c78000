import type { Client } from "../../client/client.ts";
import type { Deployment } from "../../client/deployment.ts";
import { TokenExecuteMsgBuilder } from "../../generated/contracts/Token.message-builder.ts";
import { executeMessage } from "../../messages/executeMessage.ts";
import type { Message } from "../../messages/message.ts";
import type { Signer } from "../../signer/signer.ts";
import type { SendErrorType, SendOptions, SentTx } from "../../tx/sendMessages.ts";
import { act } from "../act.ts";

export interface UpdateMarketingParameters {
  project?: string | undefined;
  description?: string | undefined;
  /** The next marketing account. */
  marketing?: string | undefined;
}

export type UpdateMarketingReturnType = SentTx;

export type UpdateMarketingErrorType = SendErrorType;

/** The marketing account describes the token. What is left out stays, an empty text removes. */
export async function updateMarketing(
  client: Client,
  signer: Signer,
  parameters: UpdateMarketingParameters,
  options?: SendOptions,
): Promise<UpdateMarketingReturnType> {
  return act(client, signer, updateMarketingMessage, parameters, options);
}

export function updateMarketingMessage(
  { contracts }: Deployment,
  sender: string,
  { project, description, marketing }: UpdateMarketingParameters,
): Message {
  return executeMessage(
    contracts.token,
    sender,
    TokenExecuteMsgBuilder.updateMarketing({
      project: project ?? null,
      description: description ?? null,
      marketing: marketing ?? null,
    }),
  );
}
