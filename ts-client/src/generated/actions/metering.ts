// Written by codegen/ from contracts/schema. Change the Rust types, not this file.

import { act } from "../../actions/act.ts";
import type { Client } from "../../client/client.ts";
import type { Deployment } from "../../client/deployment.ts";
import { executeMessage } from "../../messages/executeMessage.ts";
import type { Message } from "../../messages/message.ts";
import type { Signer } from "../../signer/signer.ts";
import type { SendErrorType, SendOptions, SentTx } from "../../tx/sendMessages.ts";
import { decimalToWire } from "../../wire/scalars.ts";
import type { ExecuteMsg } from "../contracts/Metering.types.ts";

export interface ReleaseExportParameters {
  exportWh: bigint;
  meterId: number;
}

export type ReleaseExportReturnType = SentTx;

export type ReleaseExportErrorType = SendErrorType;

/** A verifier believes what a point is said to have fed in beyond its inverter. With as many verifiers as the registry's threshold it counts, as energy of missed slots. `exportWh` is all that is in quarantine, so that nobody decides about more than they have seen. */
export async function releaseExport(client: Client, signer: Signer, parameters: ReleaseExportParameters, options?: SendOptions): Promise<ReleaseExportReturnType> {
  return act(client, signer, releaseExportMessage, parameters, options);
}

export function releaseExportMessage({ contracts }: Deployment, sender: string, { exportWh, meterId }: ReleaseExportParameters): Message {
  const message: ExecuteMsg = { release_export: { export_wh: decimalToWire(exportWh), meter_id: meterId } };
  return executeMessage(contracts.metering, sender, message);
}

export interface DropExportParameters {
  exportWh: bigint;
  meterId: number;
}

export type DropExportReturnType = SentTx;

export type DropExportErrorType = SendErrorType;

/** A verifier does not believe it. With as many as the registry's threshold it is forgotten. */
export async function dropExport(client: Client, signer: Signer, parameters: DropExportParameters, options?: SendOptions): Promise<DropExportReturnType> {
  return act(client, signer, dropExportMessage, parameters, options);
}

export function dropExportMessage({ contracts }: Deployment, sender: string, { exportWh, meterId }: DropExportParameters): Message {
  const message: ExecuteMsg = { drop_export: { export_wh: decimalToWire(exportWh), meter_id: meterId } };
  return executeMessage(contracts.metering, sender, message);
}
