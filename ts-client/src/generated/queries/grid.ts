// Written by codegen/ from contracts/schema. Change the Rust types, not this file.

import type { Client } from "../../client/client.ts";
import { ask, type QueryErrorType } from "../../queries/ask.ts";
import type { QueryMsg } from "../contracts/Grid.types.ts";
import { type Tariff, tariffFromWire, type GridConfig, gridConfigFromWire, type ControllerResponse, controllerResponseFromWire, type EventsResponse, eventsResponseFromWire, type SlotGrid, slotGridFromWire, type GridSlotTotalsResponse, gridSlotTotalsResponseFromWire, type Zone, zoneFromWire, type ZonesResponse, zonesResponseFromWire } from "../values.ts";

export type GetGridConfigReturnType = GridConfig;

export type GetGridConfigErrorType = QueryErrorType;

/** The grid's terms. */
export async function getGridConfig(client: Client): Promise<GetGridConfigReturnType> {
  const question: QueryMsg = { config: {} };
  return ask(client, "grid", question, gridConfigFromWire);
}

export interface GetZoneParameters {
  zoneId: number;
}

export type GetZoneReturnType = Zone;

export type GetZoneErrorType = QueryErrorType;

/** A zone as it is now. */
export async function getZone(client: Client, { zoneId }: GetZoneParameters): Promise<GetZoneReturnType> {
  const question: QueryMsg = { zone: { zone_id: zoneId } };
  return ask(client, "grid", question, zoneFromWire);
}

export interface GetZonesParameters {
  /** At most 100; default 30. */
  limit?: number | undefined;
  /** The last item of the page before. */
  startAfter?: number | undefined;
}

export type GetZonesReturnType = ZonesResponse;

export type GetZonesErrorType = QueryErrorType;

/** Zones in order of id. */
export async function getZones(client: Client, { limit, startAfter }: GetZonesParameters = {}): Promise<GetZonesReturnType> {
  const question: QueryMsg = { zones: { limit: limit ?? null, start_after: startAfter ?? null } };
  return ask(client, "grid", question, zonesResponseFromWire);
}

export interface GetTariffParameters {
  slot: number;
}

export type GetTariffReturnType = Tariff;

export type GetTariffErrorType = QueryErrorType;

/** The tariff that holds in `slot`. */
export async function getTariff(client: Client, { slot }: GetTariffParameters): Promise<GetTariffReturnType> {
  const question: QueryMsg = { tariff: { slot } };
  return ask(client, "grid", question, tariffFromWire);
}

export interface GetSlotGridParameters {
  slot: number;
}

export type GetSlotGridReturnType = SlotGrid;

export type GetSlotGridErrorType = QueryErrorType;

/** All that clearing and settlement of `slot` need to know of the grid. */
export async function getSlotGrid(client: Client, { slot }: GetSlotGridParameters): Promise<GetSlotGridReturnType> {
  const question: QueryMsg = { slot_grid: { slot } };
  return ask(client, "grid", question, slotGridFromWire);
}

export interface GetStateControllerParameters {
  zoneId: number;
}

export type GetStateControllerReturnType = ControllerResponse;

export type GetStateControllerErrorType = QueryErrorType;

/** Who sets the zone's state beside its operator. */
export async function getStateController(client: Client, { zoneId }: GetStateControllerParameters): Promise<GetStateControllerReturnType> {
  const question: QueryMsg = { controller: { zone_id: zoneId } };
  return ask(client, "grid", question, controllerResponseFromWire);
}

export interface GetDemandResponseEventsParameters {
  /** At most 100; default 30. */
  limit?: number | undefined;
  /** The last item of the page before. */
  startAfter?: number | undefined;
}

export type GetDemandResponseEventsReturnType = EventsResponse;

export type GetDemandResponseEventsErrorType = QueryErrorType;

/** Demand-response events that are not over, in order of id. */
export async function getDemandResponseEvents(client: Client, { limit, startAfter }: GetDemandResponseEventsParameters = {}): Promise<GetDemandResponseEventsReturnType> {
  const question: QueryMsg = { events: { limit: limit ?? null, start_after: startAfter ?? null } };
  return ask(client, "grid", question, eventsResponseFromWire);
}

export interface GetGridSlotTotalsParameters {
  slot: number;
}

export type GetGridSlotTotalsReturnType = GridSlotTotalsResponse;

export type GetGridSlotTotalsErrorType = QueryErrorType;

/** What trading reported of a settled slot; empty when it was not reported or is no longer kept. */
export async function getGridSlotTotals(client: Client, { slot }: GetGridSlotTotalsParameters): Promise<GetGridSlotTotalsReturnType> {
  const question: QueryMsg = { slot_totals: { slot } };
  return ask(client, "grid", question, gridSlotTotalsResponseFromWire);
}
