// Written by codegen/ from contracts/schema. Change the Rust types, not this file.

import type { Client } from "../../client/client.ts";
import { ask, type QueryErrorType } from "../../queries/ask.ts";
import type { QueryMsg } from "../contracts/Balancing.types.ts";
import { type Relief, reliefToWire, type CallAt, callAtToWire, type SupplySource, supplySourceToWire, type BalancingAccount, balancingAccountFromWire, type BalancingAccountsResponse, balancingAccountsResponseFromWire, type AwardsResponse, awardsResponseFromWire, type BaselineResponse, baselineResponseFromWire, type CallsResponse, callsResponseFromWire, type BalancingConfig, balancingConfigFromWire, type CutPointsResponse, cutPointsResponseFromWire, type CutsResponse, cutsResponseFromWire, type Forecast, forecastFromWire, type BalancingMoney, balancingMoneyFromWire, type FlexibilityOffer, flexibilityOfferFromWire, type OffersResponse, offersResponseFromWire, type PointClassResponse, pointClassResponseFromWire, type PointClassesResponse, pointClassesResponseFromWire, type BalancingProgress, balancingProgressFromWire, type RestorationResponse, restorationResponseFromWire, type ScoreResponse, scoreResponseFromWire, type BalancedZone, balancedZoneFromWire, type BalancedZonesResponse, balancedZonesResponseFromWire } from "../values.ts";

export type GetBalancingConfigReturnType = BalancingConfig;

export type GetBalancingConfigErrorType = QueryErrorType;

/** What balancing goes by. */
export async function getBalancingConfig(client: Client): Promise<GetBalancingConfigReturnType> {
  const question: QueryMsg = { config: {} };
  return ask(client, "balancing", question, balancingConfigFromWire);
}

export type GetBalancingProgressReturnType = BalancingProgress;

export type GetBalancingProgressErrorType = QueryErrorType;

/** Which slot is taken in next. */
export async function getBalancingProgress(client: Client): Promise<GetBalancingProgressReturnType> {
  const question: QueryMsg = { progress: {} };
  return ask(client, "balancing", question, balancingProgressFromWire);
}

export interface GetBalancedZoneParameters {
  zoneId: number;
}

export type GetBalancedZoneReturnType = BalancedZone;

export type GetBalancedZoneErrorType = QueryErrorType;

/** How a zone fares. */
export async function getBalancedZone(client: Client, { zoneId }: GetBalancedZoneParameters): Promise<GetBalancedZoneReturnType> {
  const question: QueryMsg = { zone: { zone_id: zoneId } };
  return ask(client, "balancing", question, balancedZoneFromWire);
}

export interface GetBalancedZonesParameters {
  /** At most 100; default 30. */
  limit?: number | undefined;
  /** The last item of the page before. */
  startAfter?: number | undefined;
}

export type GetBalancedZonesReturnType = BalancedZonesResponse;

export type GetBalancedZonesErrorType = QueryErrorType;

/** How zones fare, in order of id. */
export async function getBalancedZones(client: Client, { limit, startAfter }: GetBalancedZonesParameters = {}): Promise<GetBalancedZonesReturnType> {
  const question: QueryMsg = { zones: { limit: limit ?? null, start_after: startAfter ?? null } };
  return ask(client, "balancing", question, balancedZonesResponseFromWire);
}

export interface GetZoneForecastParameters {
  zoneId: number;
  slots?: number | undefined;
}

export type GetZoneForecastReturnType = Forecast;

export type GetZoneForecastErrorType = QueryErrorType;

/** What a zone's line is foreseen to carry in the slots after the last one that was taken in: so many, 1 to 96, all of them by default. */
export async function getZoneForecast(client: Client, { zoneId, slots }: GetZoneForecastParameters): Promise<GetZoneForecastReturnType> {
  const question: QueryMsg = { forecast: { zone_id: zoneId, slots: slots ?? null } };
  return ask(client, "balancing", question, forecastFromWire);
}

export interface GetForecastScoreParameters {
  zoneId: number;
}

export type GetForecastScoreReturnType = ScoreResponse;

export type GetForecastScoreErrorType = QueryErrorType;

/** How well a zone was foreseen in the 96 slots that were taken in last. */
export async function getForecastScore(client: Client, { zoneId }: GetForecastScoreParameters): Promise<GetForecastScoreReturnType> {
  const question: QueryMsg = { score: { zone_id: zoneId } };
  return ask(client, "balancing", question, scoreResponseFromWire);
}

export interface GetFlexibilityOfferParameters {
  owner: string;
  relief: Relief;
  zoneId: number;
}

export type GetFlexibilityOfferReturnType = FlexibilityOffer;

export type GetFlexibilityOfferErrorType = QueryErrorType;

/** An owner's offer in a zone; an error when there is none. */
export async function getFlexibilityOffer(client: Client, { owner, relief, zoneId }: GetFlexibilityOfferParameters): Promise<GetFlexibilityOfferReturnType> {
  const question: QueryMsg = { offer: { owner, relief: reliefToWire(relief), zone_id: zoneId } };
  return ask(client, "balancing", question, flexibilityOfferFromWire);
}

export interface GetFlexibilityOffersParameters {
  relief: Relief;
  zoneId: number;
  /** At most 100; default 30. */
  limit?: number | undefined;
  /** The last item of the page before. */
  startAfter?: number | undefined;
}

export type GetFlexibilityOffersReturnType = OffersResponse;

export type GetFlexibilityOffersErrorType = QueryErrorType;

/** What is offered in a zone, in order of id. */
export async function getFlexibilityOffers(client: Client, { relief, zoneId, limit, startAfter }: GetFlexibilityOffersParameters): Promise<GetFlexibilityOffersReturnType> {
  const question: QueryMsg = { offers: { relief: reliefToWire(relief), zone_id: zoneId, limit: limit ?? null, start_after: startAfter ?? null } };
  return ask(client, "balancing", question, offersResponseFromWire);
}

export interface GetBaselineParameters {
  owner: string;
  relief: Relief;
  slot: number;
  zoneId: number;
}

export type GetBaselineReturnType = BaselineResponse;

export type GetBaselineErrorType = QueryErrorType;

/** By what an owner's offer would be measured in a slot, one of the next 96 or before: what its points counted at that time on the days before. An error where no offer counts in it. */
export async function getBaseline(client: Client, { owner, relief, slot, zoneId }: GetBaselineParameters): Promise<GetBaselineReturnType> {
  const question: QueryMsg = { baseline: { owner, relief: reliefToWire(relief), slot, zone_id: zoneId } };
  return ask(client, "balancing", question, baselineResponseFromWire);
}

export interface GetFlexibilityCallsParameters {
  /** At most 100; default 30. */
  limit?: number | undefined;
  /** The last item of the page before. */
  startAfter?: CallAt | undefined;
}

export type GetFlexibilityCallsReturnType = CallsResponse;

export type GetFlexibilityCallsErrorType = QueryErrorType;

/** Calls that have not ended, in order of slot, then zone. */
export async function getFlexibilityCalls(client: Client, { limit, startAfter }: GetFlexibilityCallsParameters = {}): Promise<GetFlexibilityCallsReturnType> {
  const question: QueryMsg = { calls: { limit: limit ?? null, start_after: startAfter === undefined ? null : callAtToWire(startAfter) } };
  return ask(client, "balancing", question, callsResponseFromWire);
}

export interface GetAwardsParameters {
  slot: number;
  zoneId: number;
  /** At most 100; default 30. */
  limit?: number | undefined;
  /** The last item of the page before. */
  startAfter?: number | undefined;
}

export type GetAwardsReturnType = AwardsResponse;

export type GetAwardsErrorType = QueryErrorType;

/** Awards of a call, in order of offer, for 45 days. */
export async function getAwards(client: Client, { slot, zoneId, limit, startAfter }: GetAwardsParameters): Promise<GetAwardsReturnType> {
  const question: QueryMsg = { awards: { slot, zone_id: zoneId, limit: limit ?? null, start_after: startAfter ?? null } };
  return ask(client, "balancing", question, awardsResponseFromWire);
}

export interface GetAwardsOfParameters {
  owner: string;
  /** At most 100; default 30. */
  limit?: number | undefined;
  /** The last item of the page before. */
  startBefore?: CallAt | undefined;
}

export type GetAwardsOfReturnType = AwardsResponse;

export type GetAwardsOfErrorType = QueryErrorType;

/** Awards of somebody, newest first, for 45 days. */
export async function getAwardsOf(client: Client, { owner, limit, startBefore }: GetAwardsOfParameters): Promise<GetAwardsOfReturnType> {
  const question: QueryMsg = { awards_of: { owner, limit: limit ?? null, start_before: startBefore === undefined ? null : callAtToWire(startBefore) } };
  return ask(client, "balancing", question, awardsResponseFromWire);
}

export interface GetPointClassParameters {
  meterId: number;
}

export type GetPointClassReturnType = PointClassResponse;

export type GetPointClassErrorType = QueryErrorType;

/** Of which class a metering point is, and what verifiers say of it who are not enough yet. */
export async function getPointClass(client: Client, { meterId }: GetPointClassParameters): Promise<GetPointClassReturnType> {
  const question: QueryMsg = { point_class: { meter_id: meterId } };
  return ask(client, "balancing", question, pointClassResponseFromWire);
}

export interface GetPointClassesParameters {
  /** At most 100; default 30. */
  limit?: number | undefined;
  /** The last item of the page before. */
  startAfter?: number | undefined;
}

export type GetPointClassesReturnType = PointClassesResponse;

export type GetPointClassesErrorType = QueryErrorType;

/** Metering points that are not of the ordinary class, in order of id. */
export async function getPointClasses(client: Client, { limit, startAfter }: GetPointClassesParameters = {}): Promise<GetPointClassesReturnType> {
  const question: QueryMsg = { point_classes: { limit: limit ?? null, start_after: startAfter ?? null } };
  return ask(client, "balancing", question, pointClassesResponseFromWire);
}

export interface GetCutsParameters {
  /** At most 100; default 30. */
  limit?: number | undefined;
  /** The last item of the page before. */
  startAfter?: CallAt | undefined;
}

export type GetCutsReturnType = CutsResponse;

export type GetCutsErrorType = QueryErrorType;

/** Cuts in order of slot, then zone, for 45 days. */
export async function getCuts(client: Client, { limit, startAfter }: GetCutsParameters = {}): Promise<GetCutsReturnType> {
  const question: QueryMsg = { cuts: { limit: limit ?? null, start_after: startAfter === undefined ? null : callAtToWire(startAfter) } };
  return ask(client, "balancing", question, cutsResponseFromWire);
}

export interface GetCutPointsParameters {
  slot: number;
  zoneId: number;
  /** At most 100; default 30. */
  limit?: number | undefined;
  /** The last item of the page before. */
  startAfter?: number | undefined;
}

export type GetCutPointsReturnType = CutPointsResponse;

export type GetCutPointsErrorType = QueryErrorType;

/** What a cut is for each metering point of its zone, in order of id, and why. */
export async function getCutPoints(client: Client, { slot, zoneId, limit, startAfter }: GetCutPointsParameters): Promise<GetCutPointsReturnType> {
  const question: QueryMsg = { cut_points: { slot, zone_id: zoneId, limit: limit ?? null, start_after: startAfter ?? null } };
  return ask(client, "balancing", question, cutPointsResponseFromWire);
}

export interface GetRestorationParameters {
  sources: SupplySource[];
}

export type GetRestorationReturnType = RestorationResponse;

export type GetRestorationErrorType = QueryErrorType;

/** In which order zones and their classes can be switched on again after a blackout, when these sources supply so much and each point draws what it drew in the slot that was taken in last. A source that is not named supplies nothing. Refused where there are more than 64 banks of points. */
export async function getRestoration(client: Client, { sources }: GetRestorationParameters): Promise<GetRestorationReturnType> {
  const question: QueryMsg = { restoration: { sources: sources.map((item) => supplySourceToWire(item)) } };
  return ask(client, "balancing", question, restorationResponseFromWire);
}

export interface GetBalancingAccountParameters {
  address: string;
}

export type GetBalancingAccountReturnType = BalancingAccount;

export type GetBalancingAccountErrorType = QueryErrorType;

/** Somebody's money here; of whom nothing is known, none. */
export async function getBalancingAccount(client: Client, { address }: GetBalancingAccountParameters): Promise<GetBalancingAccountReturnType> {
  const question: QueryMsg = { account: { address } };
  return ask(client, "balancing", question, balancingAccountFromWire);
}

export interface GetBalancingAccountsParameters {
  /** At most 100; default 30. */
  limit?: number | undefined;
  /** The last item of the page before. */
  startAfter?: string | undefined;
}

export type GetBalancingAccountsReturnType = BalancingAccountsResponse;

export type GetBalancingAccountsErrorType = QueryErrorType;

/** Everybody's, in order of address. */
export async function getBalancingAccounts(client: Client, { limit, startAfter }: GetBalancingAccountsParameters = {}): Promise<GetBalancingAccountsReturnType> {
  const question: QueryMsg = { accounts: { limit: limit ?? null, start_after: startAfter ?? null } };
  return ask(client, "balancing", question, balancingAccountsResponseFromWire);
}

export type GetBalancingMoneyReturnType = BalancingMoney;

export type GetBalancingMoneyErrorType = QueryErrorType;

/** What all accounts hold together, as messages brought and took it, and what the contract has. */
export async function getBalancingMoney(client: Client): Promise<GetBalancingMoneyReturnType> {
  const question: QueryMsg = { money: {} };
  return ask(client, "balancing", question, balancingMoneyFromWire);
}
