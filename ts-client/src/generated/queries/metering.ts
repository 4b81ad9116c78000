// Written by codegen/ from contracts/schema. Change the Rust types, not this file.

import type { Client } from "../../client/client.ts";
import { ask, type QueryErrorType } from "../../queries/ask.ts";
import type { QueryMsg } from "../contracts/Metering.types.ts";
import { type BankRegistersResponse, bankRegistersResponseFromWire, type CatchUpEnergyResponse, catchUpEnergyResponseFromWire, type ClosingResponse, closingResponseFromWire, type MeteringConfig, meteringConfigFromWire, type NextSlotResponse, nextSlotResponseFromWire, type QualityResponse, qualityResponseFromWire, type QuarantineResponse, quarantineResponseFromWire, type RegistersResponse, registersResponseFromWire, type RestartsResponse, restartsResponseFromWire, type SlotEnergyResponse, slotEnergyResponseFromWire, type ZoneQualityResponse, zoneQualityResponseFromWire } from "../values.ts";

export type GetMeteringConfigReturnType = MeteringConfig;

export type GetMeteringConfigErrorType = QueryErrorType;

/** Metering's terms. */
export async function getMeteringConfig(client: Client): Promise<GetMeteringConfigReturnType> {
  const question: QueryMsg = { config: {} };
  return ask(client, "metering", question, meteringConfigFromWire);
}

export interface GetRegistersParameters {
  meterId: number;
}

export type GetRegistersReturnType = RegistersResponse;

export type GetRegistersErrorType = QueryErrorType;

/** The last verified reading of one meter. */
export async function getRegisters(client: Client, { meterId }: GetRegistersParameters): Promise<GetRegistersReturnType> {
  const question: QueryMsg = { registers: { meter_id: meterId } };
  return ask(client, "metering", question, registersResponseFromWire);
}

export interface GetBankRegistersParameters {
  bank: number;
}

export type GetBankRegistersReturnType = BankRegistersResponse;

export type GetBankRegistersErrorType = QueryErrorType;

/** The last verified reading of every meter of a bank that has one (at most 256). */
export async function getBankRegisters(client: Client, { bank }: GetBankRegistersParameters): Promise<GetBankRegistersReturnType> {
  const question: QueryMsg = { bank_registers: { bank } };
  return ask(client, "metering", question, bankRegistersResponseFromWire);
}

export interface GetSlotEnergyParameters {
  bank: number;
  slot: number;
}

export type GetSlotEnergyReturnType = SlotEnergyResponse;

export type GetSlotEnergyErrorType = QueryErrorType;

/** Verified energy of a bank's meters for one slot. */
export async function getSlotEnergy(client: Client, { bank, slot }: GetSlotEnergyParameters): Promise<GetSlotEnergyReturnType> {
  const question: QueryMsg = { slot_energy: { bank, slot } };
  return ask(client, "metering", question, slotEnergyResponseFromWire);
}

export interface GetCatchUpEnergyParameters {
  bank: number;
  slot: number;
}

export type GetCatchUpEnergyReturnType = CatchUpEnergyResponse;

export type GetCatchUpEnergyErrorType = QueryErrorType;

/** Energy that arrived during `slot` for slots that were over: catch-up. */
export async function getCatchUpEnergy(client: Client, { bank, slot }: GetCatchUpEnergyParameters): Promise<GetCatchUpEnergyReturnType> {
  const question: QueryMsg = { catch_up_energy: { bank, slot } };
  return ask(client, "metering", question, catchUpEnergyResponseFromWire);
}

export interface GetQuarantineParameters {
  /** At most 100; default 30. */
  limit?: number | undefined;
  /** The last item of the page before. */
  startAfter?: number | undefined;
}

export type GetQuarantineReturnType = QuarantineResponse;

export type GetQuarantineErrorType = QueryErrorType;

/** Export that waits for verifiers, in order of meter. */
export async function getQuarantine(client: Client, { limit, startAfter }: GetQuarantineParameters = {}): Promise<GetQuarantineReturnType> {
  const question: QueryMsg = { quarantine: { limit: limit ?? null, start_after: startAfter ?? null } };
  return ask(client, "metering", question, quarantineResponseFromWire);
}

export interface GetRestartsParameters {
  /** At most 100; default 30. */
  limit?: number | undefined;
  /** The last item of the page before. */
  startAfter?: number | undefined;
}

export type GetRestartsReturnType = RestartsResponse;

export type GetRestartsErrorType = QueryErrorType;

/** Restarts of registers that wait to be confirmed, in order of meter; those that lapsed are among them until another takes their place. */
export async function getRestarts(client: Client, { limit, startAfter }: GetRestartsParameters = {}): Promise<GetRestartsReturnType> {
  const question: QueryMsg = { restarts: { limit: limit ?? null, start_after: startAfter ?? null } };
  return ask(client, "metering", question, restartsResponseFromWire);
}

export interface GetClosingParameters {
  meterId: number;
}

export type GetClosingReturnType = ClosingResponse;

export type GetClosingErrorType = QueryErrorType;

/** With which registers a meter was replaced on its connection, if it was. */
export async function getClosing(client: Client, { meterId }: GetClosingParameters): Promise<GetClosingReturnType> {
  const question: QueryMsg = { closing: { meter_id: meterId } };
  return ask(client, "metering", question, closingResponseFromWire);
}

export interface GetMeterQualityParameters {
  meterId: number;
  /** At most 100; default 30. */
  limit?: number | undefined;
  /** The last item of the page before. */
  startAfter?: number | undefined;
}

export type GetMeterQualityReturnType = QualityResponse;

export type GetMeterQualityErrorType = QueryErrorType;

/** What a meter saw of its power, in order of slot: the last 96 slots at most. */
export async function getMeterQuality(client: Client, { meterId, limit, startAfter }: GetMeterQualityParameters): Promise<GetMeterQualityReturnType> {
  const question: QueryMsg = { quality: { meter_id: meterId, limit: limit ?? null, start_after: startAfter ?? null } };
  return ask(client, "metering", question, qualityResponseFromWire);
}

export interface GetZoneQualityParameters {
  zoneId: number;
  /** At most 100; default 30. */
  limit?: number | undefined;
  /** The last item of the page before. */
  startAfter?: number | undefined;
}

export type GetZoneQualityReturnType = ZoneQualityResponse;

export type GetZoneQualityErrorType = QueryErrorType;

/** The extremes of what the feeders of a zone's line saw, in order of slot: the last 96 slots at most. */
export async function getZoneQuality(client: Client, { zoneId, limit, startAfter }: GetZoneQualityParameters): Promise<GetZoneQualityReturnType> {
  const question: QueryMsg = { zone_quality: { zone_id: zoneId, limit: limit ?? null, start_after: startAfter ?? null } };
  return ask(client, "metering", question, zoneQualityResponseFromWire);
}

export interface GetNextSlotWithEnergyParameters {
  slot: number;
}

export type GetNextSlotWithEnergyReturnType = NextSlotResponse;

export type GetNextSlotWithEnergyErrorType = QueryErrorType;

/** First slot at or after `slot` that has any energy or catch-up, if there is one. */
export async function getNextSlotWithEnergy(client: Client, { slot }: GetNextSlotWithEnergyParameters): Promise<GetNextSlotWithEnergyReturnType> {
  const question: QueryMsg = { next_slot_with_energy: { slot } };
  return ask(client, "metering", question, nextSlotResponseFromWire);
}
