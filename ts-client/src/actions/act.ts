import type { Client } from "../client/client.ts";
import type { Deployment } from "../client/deployment.ts";
import type { Message } from "../messages/message.ts";
import { addressOf, type Signer } from "../signer/signer.ts";
import { type SendOptions, type SentTx, sendMessages } from "../tx/sendMessages.ts";

type MessageBuilder<P> = (deployment: Deployment, sender: string, parameters: P) => Message;

/** Sends one message, built for the signer's address or for whom it acts. */
export async function act<P>(
  client: Client,
  signer: Signer,
  build: MessageBuilder<P>,
  parameters: P,
  options?: SendOptions,
): Promise<SentTx> {
  const sender = options?.onBehalfOf ?? (await addressOf(signer));
  return sendMessages(client, signer, [build(client.deployment, sender, parameters)], options);
}
