// Written by codegen/ from contracts/schema. Change the Rust types, not this file.

import type { Client } from "../../client/client.ts";
import { ask, type QueryErrorType } from "../../queries/ask.ts";
import { integerToWire } from "../../wire/scalars.ts";
import type { QueryMsg } from "../contracts/Registry.types.ts";
import { type BanksResponse, banksResponseFromWire, type RegistryConfig, registryConfigFromWire, type FlaggedMetersResponse, flaggedMetersResponseFromWire, type MeterApplication, meterApplicationFromWire, type MeterApplicationOfResponse, meterApplicationOfResponseFromWire, type MeterApplicationsResponse, meterApplicationsResponseFromWire, type MeteringPoint, meteringPointFromWire, type MeterOfConnectionResponse, meterOfConnectionResponseFromWire, type MeteringPointsResponse, meteringPointsResponseFromWire, type Participant, participantFromWire, type ParticipantsResponse, participantsResponseFromWire, type Proposal, proposalFromWire, type ProposalsResponse, proposalsResponseFromWire, type TamperReportsResponse, tamperReportsResponseFromWire } from "../values.ts";

export type GetRegistryConfigReturnType = RegistryConfig;

export type GetRegistryConfigErrorType = QueryErrorType;

/** The registry's terms. */
export async function getRegistryConfig(client: Client): Promise<GetRegistryConfigReturnType> {
  const question: QueryMsg = { config: {} };
  return ask(client, "registry", question, registryConfigFromWire);
}

export interface GetParticipantParameters {
  address: string;
}

export type GetParticipantReturnType = Participant;

export type GetParticipantErrorType = QueryErrorType;

/** Who takes part under an address; an error when nobody does. */
export async function getParticipant(client: Client, { address }: GetParticipantParameters): Promise<GetParticipantReturnType> {
  const question: QueryMsg = { participant: { address } };
  return ask(client, "registry", question, participantFromWire);
}

export interface GetParticipantsParameters {
  /** At most 100; default 30. */
  limit?: number | undefined;
  /** The last item of the page before. */
  startAfter?: string | undefined;
}

export type GetParticipantsReturnType = ParticipantsResponse;

export type GetParticipantsErrorType = QueryErrorType;

/** Participants in order of address. */
export async function getParticipants(client: Client, { limit, startAfter }: GetParticipantsParameters = {}): Promise<GetParticipantsReturnType> {
  const question: QueryMsg = { participants: { limit: limit ?? null, start_after: startAfter ?? null } };
  return ask(client, "registry", question, participantsResponseFromWire);
}

export interface GetProposalParameters {
  proposalId: bigint;
}

export type GetProposalReturnType = Proposal;

export type GetProposalErrorType = QueryErrorType;

/** A proposal and its votes, until its time is over. */
export async function getProposal(client: Client, { proposalId }: GetProposalParameters): Promise<GetProposalReturnType> {
  const question: QueryMsg = { proposal: { proposal_id: integerToWire(proposalId) } };
  return ask(client, "registry", question, proposalFromWire);
}

export interface GetProposalsParameters {
  /** At most 100; default 30. */
  limit?: number | undefined;
  /** The last item of the page before. */
  startBefore?: bigint | undefined;
}

export type GetProposalsReturnType = ProposalsResponse;

export type GetProposalsErrorType = QueryErrorType;

/** Proposals, newest first. */
export async function getProposals(client: Client, { limit, startBefore }: GetProposalsParameters = {}): Promise<GetProposalsReturnType> {
  const question: QueryMsg = { proposals: { limit: limit ?? null, start_before: startBefore === undefined ? null : integerToWire(startBefore) } };
  return ask(client, "registry", question, proposalsResponseFromWire);
}

export interface GetMeterApplicationParameters {
  applicationId: bigint;
}

export type GetMeterApplicationReturnType = MeterApplication;

export type GetMeterApplicationErrorType = QueryErrorType;

/** An open application; an error when there is none. */
export async function getMeterApplication(client: Client, { applicationId }: GetMeterApplicationParameters): Promise<GetMeterApplicationReturnType> {
  const question: QueryMsg = { meter_application: { application_id: integerToWire(applicationId) } };
  return ask(client, "registry", question, meterApplicationFromWire);
}

export interface GetMeterApplicationsParameters {
  /** At most 100; default 30. */
  limit?: number | undefined;
  /** The last item of the page before. */
  startAfter?: bigint | undefined;
}

export type GetMeterApplicationsReturnType = MeterApplicationsResponse;

export type GetMeterApplicationsErrorType = QueryErrorType;

/** Open applications, oldest first. */
export async function getMeterApplications(client: Client, { limit, startAfter }: GetMeterApplicationsParameters = {}): Promise<GetMeterApplicationsReturnType> {
  const question: QueryMsg = { meter_applications: { limit: limit ?? null, start_after: startAfter === undefined ? null : integerToWire(startAfter) } };
  return ask(client, "registry", question, meterApplicationsResponseFromWire);
}

export interface GetMeterApplicationOfParameters {
  applicant: string;
}

export type GetMeterApplicationOfReturnType = MeterApplicationOfResponse;

export type GetMeterApplicationOfErrorType = QueryErrorType;

/** The open application of one participant, and what became of their latest one. */
export async function getMeterApplicationOf(client: Client, { applicant }: GetMeterApplicationOfParameters): Promise<GetMeterApplicationOfReturnType> {
  const question: QueryMsg = { meter_application_of: { applicant } };
  return ask(client, "registry", question, meterApplicationOfResponseFromWire);
}

export interface GetMeteringPointParameters {
  meterId: number;
}

export type GetMeteringPointReturnType = MeteringPoint;

export type GetMeteringPointErrorType = QueryErrorType;

/** A registered meter; an error when there is none. */
export async function getMeteringPoint(client: Client, { meterId }: GetMeteringPointParameters): Promise<GetMeteringPointReturnType> {
  const question: QueryMsg = { metering_point: { meter_id: meterId } };
  return ask(client, "registry", question, meteringPointFromWire);
}

export interface GetMeteringPointsParameters {
  /** At most 100; default 30. */
  limit?: number | undefined;
  /** The last item of the page before. */
  startAfter?: number | undefined;
}

export type GetMeteringPointsReturnType = MeteringPointsResponse;

export type GetMeteringPointsErrorType = QueryErrorType;

/** Registered meters in order of id. */
export async function getMeteringPoints(client: Client, { limit, startAfter }: GetMeteringPointsParameters = {}): Promise<GetMeteringPointsReturnType> {
  const question: QueryMsg = { metering_points: { limit: limit ?? null, start_after: startAfter ?? null } };
  return ask(client, "registry", question, meteringPointsResponseFromWire);
}

export interface GetMeteringPointsOfParameters {
  owner: string;
  /** At most 100; default 30. */
  limit?: number | undefined;
  /** The last item of the page before. */
  startAfter?: number | undefined;
}

export type GetMeteringPointsOfReturnType = MeteringPointsResponse;

export type GetMeteringPointsOfErrorType = QueryErrorType;

/** Meters of one owner in order of id. */
export async function getMeteringPointsOf(client: Client, { owner, limit, startAfter }: GetMeteringPointsOfParameters): Promise<GetMeteringPointsOfReturnType> {
  const question: QueryMsg = { metering_points_of: { owner, limit: limit ?? null, start_after: startAfter ?? null } };
  return ask(client, "registry", question, meteringPointsResponseFromWire);
}

export interface GetMeterOfConnectionParameters {
  connection: string;
}

export type GetMeterOfConnectionReturnType = MeterOfConnectionResponse;

export type GetMeterOfConnectionErrorType = QueryErrorType;

/** The meter that a connection got last, in service or not. */
export async function getMeterOfConnection(client: Client, { connection }: GetMeterOfConnectionParameters): Promise<GetMeterOfConnectionReturnType> {
  const question: QueryMsg = { meter_of_connection: { connection } };
  return ask(client, "registry", question, meterOfConnectionResponseFromWire);
}

export interface GetFlaggedMetersParameters {
  /** At most 100; default 30. */
  limit?: number | undefined;
  /** The last item of the page before. */
  startAfter?: number | undefined;
}

export type GetFlaggedMetersReturnType = FlaggedMetersResponse;

export type GetFlaggedMetersErrorType = QueryErrorType;

/** Meters that have a flag, in order of id. */
export async function getFlaggedMeters(client: Client, { limit, startAfter }: GetFlaggedMetersParameters = {}): Promise<GetFlaggedMetersReturnType> {
  const question: QueryMsg = { flagged_meters: { limit: limit ?? null, start_after: startAfter ?? null } };
  return ask(client, "registry", question, flaggedMetersResponseFromWire);
}

export interface GetBanksParameters {
  /** At most 100; default 30. */
  limit?: number | undefined;
  /** The last item of the page before. */
  startAfter?: number | undefined;
}

export type GetBanksReturnType = BanksResponse;

export type GetBanksErrorType = QueryErrorType;

/** Banks with their zone, in order of number; those of feeders come last. */
export async function getBanks(client: Client, { limit, startAfter }: GetBanksParameters = {}): Promise<GetBanksReturnType> {
  const question: QueryMsg = { banks: { limit: limit ?? null, start_after: startAfter ?? null } };
  return ask(client, "registry", question, banksResponseFromWire);
}

export interface GetTamperReportsParameters {
  meterId: number;
  /** At most 100; default 30. */
  limit?: number | undefined;
  /** The last item of the page before. */
  startAfter?: bigint | undefined;
}

export type GetTamperReportsReturnType = TamperReportsResponse;

export type GetTamperReportsErrorType = QueryErrorType;

/** Tamper reports of one meter, oldest first. */
export async function getTamperReports(client: Client, { meterId, limit, startAfter }: GetTamperReportsParameters): Promise<GetTamperReportsReturnType> {
  const question: QueryMsg = { tamper_reports: { meter_id: meterId, limit: limit ?? null, start_after: startAfter === undefined ? null : integerToWire(startAfter) } };
  return ask(client, "registry", question, tamperReportsResponseFromWire);
}
