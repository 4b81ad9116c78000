import type { Client } from "../../client/client.ts";
import type { Deployment } from "../../client/deployment.ts";
import type { MissingEventError } from "../../errors/tx.ts";
import { theEvent } from "../../events/select.ts";
import { encodeReadingBatch, type ReadingBatch } from "../../formats/readingBatch.ts";
import type { PackedVerdict } from "../../formats/verdicts.ts";
import type { ExecuteMsg } from "../../generated/contracts/Metering.types.ts";
import { executeMessage } from "../../messages/executeMessage.ts";
import type { Message } from "../../messages/message.ts";
import type { Signer } from "../../signer/signer.ts";
import type { SendErrorType, SendOptions, SentTx } from "../../tx/sendMessages.ts";
import { bytesToWire } from "../../wire/scalars.ts";
import { act } from "../act.ts";

export interface SubmitReadingsParameters {
  /** Readings of one bank for one slot, packed already or not. */
  batch: ReadingBatch | Uint8Array;
}

export interface SubmitReadingsReturnType extends SentTx {
  /** What became of each reading. */
  readings: PackedVerdict[];
}

export type SubmitReadingsErrorType = SendErrorType | MissingEventError;

/** Carries signed readings to the chain. Anybody may: the signatures speak. */
export async function submitReadings(
  client: Client,
  signer: Signer,
  parameters: SubmitReadingsParameters,
  options?: SendOptions,
): Promise<SubmitReadingsReturnType> {
  const sent = await act(client, signer, submitReadingsMessage, parameters, options);
  return { ...sent, readings: theEvent(sent, "readings_submitted").readings };
}

export function submitReadingsMessage(
  { contracts }: Deployment,
  sender: string,
  { batch }: SubmitReadingsParameters,
): Message {
  const bytes = batch instanceof Uint8Array ? batch : encodeReadingBatch(batch);
  const message: ExecuteMsg = { submit_readings: { batch: bytesToWire(bytes) } };
  return executeMessage(contracts.metering, sender, message);
}
