import type { Client } from "../../client/client.ts";
import type { Deployment } from "../../client/deployment.ts";
import type { MissingEventError } from "../../errors/tx.ts";
import { theEvent } from "../../events/select.ts";
import { GridExecuteMsgBuilder } from "../../generated/contracts/Grid.message-builder.ts";
import { executeMessage } from "../../messages/executeMessage.ts";
import type { Message } from "../../messages/message.ts";
import type { Signer } from "../../signer/signer.ts";
import type { SendErrorType, SendOptions, SentTx } from "../../tx/sendMessages.ts";
import { act } from "../act.ts";

export interface AnnounceEventParameters {
  /** The event holds for all zones below it as well. */
  zoneId: number;
  /** Has not begun. */
  fromSlot: number;
  /** The last slot. */
  toSlot: number;
  /** 1 to 10,000; 1000 changes nothing. */
  multiplierPermille: number;
}

export interface AnnounceEventReturnType extends SentTx {
  eventId: number;
}

export type AnnounceEventErrorType = SendErrorType | MissingEventError;

/** The zone's operator announces a demand-response event. */
export async function announceEvent(
  client: Client,
  signer: Signer,
  parameters: AnnounceEventParameters,
  options?: SendOptions,
): Promise<AnnounceEventReturnType> {
  const sent = await act(client, signer, announceEventMessage, parameters, options);
  return { ...sent, eventId: theEvent(sent, "event_announced").eventId };
}

export function announceEventMessage(
  { contracts }: Deployment,
  sender: string,
  { zoneId, fromSlot, toSlot, multiplierPermille }: AnnounceEventParameters,
): Message {
  return executeMessage(
    contracts.grid,
    sender,
    GridExecuteMsgBuilder.announceEvent({ zoneId, fromSlot, toSlot, multiplierPermille }),
  );
}
