import type { Client } from "../../client/client.ts";
import type { Deployment } from "../../client/deployment.ts";
import type { MissingEventError } from "../../errors/tx.ts";
import { theEvent } from "../../events/select.ts";
import { RegistryExecuteMsgBuilder } from "../../generated/contracts/Registry.message-builder.ts";
import type { TamperKind } from "../../generated/values.ts";
import { executeMessage } from "../../messages/executeMessage.ts";
import type { Message } from "../../messages/message.ts";
import type { Signer } from "../../signer/signer.ts";
import type { SendErrorType, SendOptions, SentTx } from "../../tx/sendMessages.ts";
import { act } from "../act.ts";

export interface ReportTamperParameters {
  meterId: number;
  kind: TamperKind;
  /** At most 256 bytes. */
  note: string;
}

export interface ReportTamperReturnType extends SentTx {
  reportId: bigint;
}

export type ReportTamperErrorType = SendErrorType | MissingEventError;

/** A verifier, the owner or the admin reports a meter that was tampered with. */
export async function reportTamper(
  client: Client,
  signer: Signer,
  parameters: ReportTamperParameters,
  options?: SendOptions,
): Promise<ReportTamperReturnType> {
  const sent = await act(client, signer, reportTamperMessage, parameters, options);
  return { ...sent, reportId: theEvent(sent, "tamper_reported").reportId };
}

export function reportTamperMessage(
  { contracts }: Deployment,
  sender: string,
  { meterId, kind, note }: ReportTamperParameters,
): Message {
  return executeMessage(contracts.registry, sender, RegistryExecuteMsgBuilder.reportTamper({ meterId, kind, note }));
}
