// Written by codegen/ from contracts/schema. Change the Rust types, not this file.

import { act } from "../../actions/act.ts";
import type { Client } from "../../client/client.ts";
import type { Deployment } from "../../client/deployment.ts";
import { executeMessage } from "../../messages/executeMessage.ts";
import type { Message } from "../../messages/message.ts";
import type { Signer } from "../../signer/signer.ts";
import type { SendErrorType, SendOptions, SentTx } from "../../tx/sendMessages.ts";
import { bytesToWire, decimalToWire } from "../../wire/scalars.ts";
import type { ExecuteMsg } from "../contracts/Metering.types.ts";
import { type OcmfRecord, ocmfRecordToWire, type PowerQuality, powerQualityToWire } from "../values.ts";

export interface SubmitOcmfParameters {
  bank: number;
  records: OcmfRecord[];
  slot: number;
}

export type SubmitOcmfReturnType = SentTx;

export type SubmitOcmfErrorType = SendErrorType;

/** Records of charging stations (docs/spec/ocmf.md) of one bank, whose last registers are those at the end of one slot: at most 16, in order of index. Anybody may carry them; the signatures speak. What no reading can be made of is refused by itself, with `ocmf_refused`; the others are judged as readings are. */
export async function submitOcmf(client: Client, signer: Signer, parameters: SubmitOcmfParameters, options?: SendOptions): Promise<SubmitOcmfReturnType> {
  return act(client, signer, submitOcmfMessage, parameters, options);
}

export function submitOcmfMessage({ contracts }: Deployment, sender: string, { bank, records, slot }: SubmitOcmfParameters): Message {
  const message: ExecuteMsg = { submit_ocmf: { bank, records: records.map((item) => ocmfRecordToWire(item)), slot } };
  return executeMessage(contracts.metering, sender, message);
}

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

export interface RestartRegistersParameters {
  exportTotalWh: bigint;
  importTotalWh: bigint;
  meterId: number;
  signature: Uint8Array;
  slot: number;
}

export type RestartRegistersReturnType = SentTx;

export type RestartRegistersErrorType = SendErrorType;

/** A meter's counter starts again: at the end of `slot`, one of the last 8 that are over and later than its last reading, its registers stood at these. Signed by its key (`restartBytes`), carried by anybody. It waits 96 slots for somebody to confirm it; another one takes its place. */
export async function restartRegisters(client: Client, signer: Signer, parameters: RestartRegistersParameters, options?: SendOptions): Promise<RestartRegistersReturnType> {
  return act(client, signer, restartRegistersMessage, parameters, options);
}

export function restartRegistersMessage({ contracts }: Deployment, sender: string, { exportTotalWh, importTotalWh, meterId, signature, slot }: RestartRegistersParameters): Message {
  const message: ExecuteMsg = { restart_registers: { export_total_wh: decimalToWire(exportTotalWh), import_total_wh: decimalToWire(importTotalWh), meter_id: meterId, signature: bytesToWire(signature), slot } };
  return executeMessage(contracts.metering, sender, message);
}

export interface ConfirmRestartParameters {
  meterId: number;
  /** What flowed in since the last reading and no register shows any more: billed as a gap is. At most what the connection lets through. */
  missedImportWh: bigint;
  /** That of the restart which is confirmed. */
  slot: number;
}

export type ConfirmRestartReturnType = SentTx;

export type ConfirmRestartErrorType = SendErrorType;

/** The operator of the meter's zone, up to the power that the registry's terms say, or as many verifiers as its threshold, who name the same, let the meter's counter start again. Nobody decides about their own meter. */
export async function confirmRestart(client: Client, signer: Signer, parameters: ConfirmRestartParameters, options?: SendOptions): Promise<ConfirmRestartReturnType> {
  return act(client, signer, confirmRestartMessage, parameters, options);
}

export function confirmRestartMessage({ contracts }: Deployment, sender: string, { meterId, missedImportWh, slot }: ConfirmRestartParameters): Message {
  const message: ExecuteMsg = { confirm_restart: { meter_id: meterId, missed_import_wh: decimalToWire(missedImportWh), slot } };
  return executeMessage(contracts.metering, sender, message);
}

export interface SubmitQualityParameters {
  meterId: number;
  quality: PowerQuality;
  signature: Uint8Array;
  slot: number;
}

export type SubmitQualityReturnType = SentTx;

export type SubmitQualityErrorType = SendErrorType;

/** What a meter saw of its power in a slot, signed by its key (`qualityBytes`) and carried by anybody: once for each of the last 96 slots that are over. It is evidence of that meter, and of a feeder also what its zone is judged by. */
export async function submitQuality(client: Client, signer: Signer, parameters: SubmitQualityParameters, options?: SendOptions): Promise<SubmitQualityReturnType> {
  return act(client, signer, submitQualityMessage, parameters, options);
}

export function submitQualityMessage({ contracts }: Deployment, sender: string, { meterId, quality, signature, slot }: SubmitQualityParameters): Message {
  const message: ExecuteMsg = { submit_quality: { meter_id: meterId, quality: powerQualityToWire(quality), signature: bytesToWire(signature), slot } };
  return executeMessage(contracts.metering, sender, message);
}
