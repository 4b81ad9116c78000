// Written by codegen/ from contracts/schema. Change the Rust types, not this file.

import type { Client } from "../../client/client.ts";
import { ask, type QueryErrorType } from "../../queries/ask.ts";
import { bytesToWire, integerToWire } from "../../wire/scalars.ts";
import type { QueryMsg } from "../contracts/Trading.types.ts";
import { type OrderRef, orderRefToWire, type AccountResponse, accountResponseFromWire, type AccountsResponse, accountsResponseFromWire, type AuditResponse, auditResponseFromWire, type BatchesResponse, batchesResponseFromWire, type BookResponse, bookResponseFromWire, type TradingConfig, tradingConfigFromWire, type CounterpartyResponse, counterpartyResponseFromWire, type CounterpartiesResponse, counterpartiesResponseFromWire, type DelegatesResponse, delegatesResponseFromWire, type DepthResponse, depthResponseFromWire, type ForwardResponse, forwardResponseFromWire, type ForwardSlotResponse, forwardSlotResponseFromWire, type MoneyResponse, moneyResponseFromWire, type OrderResponse, orderResponseFromWire, type OrdersResponse, ordersResponseFromWire, type PositionsResponse, positionsResponseFromWire, type ProgressResponse, progressResponseFromWire, type PointResult, pointResultFromWire, type ResultsResponse, resultsResponseFromWire, type SlotOutcome, slotOutcomeFromWire, type SlotsResponse, slotsResponseFromWire } from "../values.ts";

export type GetTradingConfigReturnType = TradingConfig;

export type GetTradingConfigErrorType = QueryErrorType;

/** Trading's terms. */
export async function getTradingConfig(client: Client): Promise<GetTradingConfigReturnType> {
  const question: QueryMsg = { config: {} };
  return ask(client, "trading", question, tradingConfigFromWire);
}

export interface GetAccountParameters {
  meterId: number;
}

export type GetAccountReturnType = AccountResponse;

export type GetAccountErrorType = QueryErrorType;

/** The account of a metering point. */
export async function getAccount(client: Client, { meterId }: GetAccountParameters): Promise<GetAccountReturnType> {
  const question: QueryMsg = { account: { meter_id: meterId } };
  return ask(client, "trading", question, accountResponseFromWire);
}

export interface GetAccountsParameters {
  bank: number;
}

export type GetAccountsReturnType = AccountsResponse;

export type GetAccountsErrorType = QueryErrorType;

/** Every account of a bank (at most 256). */
export async function getAccounts(client: Client, { bank }: GetAccountsParameters): Promise<GetAccountsReturnType> {
  const question: QueryMsg = { accounts: { bank } };
  return ask(client, "trading", question, accountsResponseFromWire);
}

export interface GetCounterpartyParameters {
  address: string;
}

export type GetCounterpartyReturnType = CounterpartyResponse;

export type GetCounterpartyErrorType = QueryErrorType;

/** An address's own account: the utility, the community, a grid operator. */
export async function getCounterparty(client: Client, { address }: GetCounterpartyParameters): Promise<GetCounterpartyReturnType> {
  const question: QueryMsg = { counterparty: { address } };
  return ask(client, "trading", question, counterpartyResponseFromWire);
}

export interface GetCounterpartiesParameters {
  /** At most 100; default 30. */
  limit?: number | undefined;
  /** The last item of the page before. */
  startAfter?: string | undefined;
}

export type GetCounterpartiesReturnType = CounterpartiesResponse;

export type GetCounterpartiesErrorType = QueryErrorType;

/** Addresses' own accounts, in order of address. */
export async function getCounterparties(client: Client, { limit, startAfter }: GetCounterpartiesParameters = {}): Promise<GetCounterpartiesReturnType> {
  const question: QueryMsg = { counterparties: { limit: limit ?? null, start_after: startAfter ?? null } };
  return ask(client, "trading", question, counterpartiesResponseFromWire);
}

export type GetProgressReturnType = ProgressResponse;

export type GetProgressErrorType = QueryErrorType;

/** What the clock is doing and will do next. */
export async function getProgress(client: Client): Promise<GetProgressReturnType> {
  const question: QueryMsg = { progress: {} };
  return ask(client, "trading", question, progressResponseFromWire);
}

export interface GetSlotParameters {
  slot: number;
}

export type GetSlotReturnType = SlotOutcome;

export type GetSlotErrorType = QueryErrorType;

/** The outcome of a slot: prices, energies, money, zone by zone; an error when it has none. */
export async function getSlot(client: Client, { slot }: GetSlotParameters): Promise<GetSlotReturnType> {
  const question: QueryMsg = { slot: { slot } };
  return ask(client, "trading", question, slotOutcomeFromWire);
}

export interface GetSlotsParameters {
  /** At most 100; default 30. */
  limit?: number | undefined;
  /** The last item of the page before. */
  startBefore?: number | undefined;
}

export type GetSlotsReturnType = SlotsResponse;

export type GetSlotsErrorType = QueryErrorType;

/** Outcomes, newest first. */
export async function getSlots(client: Client, { limit, startBefore }: GetSlotsParameters = {}): Promise<GetSlotsReturnType> {
  const question: QueryMsg = { slots: { limit: limit ?? null, start_before: startBefore ?? null } };
  return ask(client, "trading", question, slotsResponseFromWire);
}

export interface GetResultParameters {
  meterId: number;
  slot: number;
}

export type GetResultReturnType = PointResult;

export type GetResultErrorType = QueryErrorType;

/** What one metering point did in one slot, and why. */
export async function getResult(client: Client, { meterId, slot }: GetResultParameters): Promise<GetResultReturnType> {
  const question: QueryMsg = { result: { meter_id: meterId, slot } };
  return ask(client, "trading", question, pointResultFromWire);
}

export interface GetResultsParameters {
  bank: number;
  slot: number;
}

export type GetResultsReturnType = ResultsResponse;

export type GetResultsErrorType = QueryErrorType;

/** Results of a bank's points (at most 256), without what explains them. */
export async function getResults(client: Client, { bank, slot }: GetResultsParameters): Promise<GetResultsReturnType> {
  const question: QueryMsg = { results: { bank, slot } };
  return ask(client, "trading", question, resultsResponseFromWire);
}

export type GetForwardReturnType = ForwardResponse;

export type GetForwardErrorType = QueryErrorType;

/** Parameters of the forward book and what the clock does with it. */
export async function getForward(client: Client): Promise<GetForwardReturnType> {
  const question: QueryMsg = { forward: {} };
  return ask(client, "trading", question, forwardResponseFromWire);
}

export interface GetForwardSlotParameters {
  slot: number;
}

export type GetForwardSlotReturnType = ForwardSlotResponse;

export type GetForwardSlotErrorType = QueryErrorType;

/** The book of a slot: its terms, and each zone's prices, flows and references. */
export async function getForwardSlot(client: Client, { slot }: GetForwardSlotParameters): Promise<GetForwardSlotReturnType> {
  const question: QueryMsg = { forward_slot: { slot } };
  return ask(client, "trading", question, forwardSlotResponseFromWire);
}

export interface GetDepthParameters {
  slot: number;
  zoneId: number;
}

export type GetDepthReturnType = DepthResponse;

export type GetDepthErrorType = QueryErrorType;

/** What rests in a slot's book per price, in one zone, ascending by price. */
export async function getDepth(client: Client, { slot, zoneId }: GetDepthParameters): Promise<GetDepthReturnType> {
  const question: QueryMsg = { depth: { slot, zone_id: zoneId } };
  return ask(client, "trading", question, depthResponseFromWire);
}

export interface GetBookParameters {
  slot: number;
  zoneId: number;
  /** `next` of the page before. */
  after?: Uint8Array | undefined;
  /** At most 100; default 30. */
  limit?: number | undefined;
}

export type GetBookReturnType = BookResponse;

export type GetBookErrorType = QueryErrorType;

/** Resting orders of a zone's book, a page: side by side and model by model, best first. */
export async function getBook(client: Client, { slot, zoneId, after, limit }: GetBookParameters): Promise<GetBookReturnType> {
  const question: QueryMsg = { book: { slot, zone_id: zoneId, after: after === undefined ? null : bytesToWire(after), limit: limit ?? null } };
  return ask(client, "trading", question, bookResponseFromWire);
}

export interface GetBatchesParameters {
  slot: number;
  /** At most 100; default 30. */
  limit?: number | undefined;
  /** The last item of the page before. */
  startBefore?: number | undefined;
}

export type GetBatchesReturnType = BatchesResponse;

export type GetBatchesErrorType = QueryErrorType;

/** Batches of a slot that traded, newest first. */
export async function getBatches(client: Client, { slot, limit, startBefore }: GetBatchesParameters): Promise<GetBatchesReturnType> {
  const question: QueryMsg = { batches: { slot, limit: limit ?? null, start_before: startBefore ?? null } };
  return ask(client, "trading", question, batchesResponseFromWire);
}

export interface GetOrderParameters {
  meterId: number;
  orderId: bigint;
  /** A bundle's is its first. */
  slot: number;
}

export type GetOrderReturnType = OrderResponse;

export type GetOrderErrorType = QueryErrorType;

/** One order, with its fills and what explains them. Kept as long as its slot's outcome. */
export async function getOrder(client: Client, { meterId, orderId, slot }: GetOrderParameters): Promise<GetOrderReturnType> {
  const question: QueryMsg = { order: { meter_id: meterId, order_id: integerToWire(orderId), slot } };
  return ask(client, "trading", question, orderResponseFromWire);
}

export interface GetOrdersParameters {
  meterId: number;
  /** At most 100; default 30. */
  limit?: number | undefined;
  /** `next` of the page before. */
  startAfter?: OrderRef | undefined;
}

export type GetOrdersReturnType = OrdersResponse;

export type GetOrdersErrorType = QueryErrorType;

/** A point's orders, ended ones too, in order of slot and id. */
export async function getOrders(client: Client, { meterId, limit, startAfter }: GetOrdersParameters): Promise<GetOrdersReturnType> {
  const question: QueryMsg = { orders: { meter_id: meterId, limit: limit ?? null, start_after: startAfter === undefined ? null : orderRefToWire(startAfter) } };
  return ask(client, "trading", question, ordersResponseFromWire);
}

export interface GetPositionsParameters {
  meterId: number;
  /** At most 100; default 30. */
  limit?: number | undefined;
  /** A slot: `next` of the page before. */
  startAfter?: number | undefined;
}

export type GetPositionsReturnType = PositionsResponse;

export type GetPositionsErrorType = QueryErrorType;

/** What a point traded forward, in order of slot. */
export async function getPositions(client: Client, { meterId, limit, startAfter }: GetPositionsParameters): Promise<GetPositionsReturnType> {
  const question: QueryMsg = { positions: { meter_id: meterId, limit: limit ?? null, start_after: startAfter ?? null } };
  return ask(client, "trading", question, positionsResponseFromWire);
}

export interface GetDelegatesParameters {
  meterId: number;
}

export type GetDelegatesReturnType = DelegatesResponse;

export type GetDelegatesErrorType = QueryErrorType;

/** Who may place orders for a metering point, and within which limits. */
export async function getDelegates(client: Client, { meterId }: GetDelegatesParameters): Promise<GetDelegatesReturnType> {
  const question: QueryMsg = { delegates: { meter_id: meterId } };
  return ask(client, "trading", question, delegatesResponseFromWire);
}

export type GetMoneyReturnType = MoneyResponse;

export type GetMoneyErrorType = QueryErrorType;

/** How coins leave, how many there are, who supplies, and whether paying out is paused. */
export async function getMoney(client: Client): Promise<GetMoneyReturnType> {
  const question: QueryMsg = { money: {} };
  return ask(client, "trading", question, moneyResponseFromWire);
}

export interface GetAuditParameters {
  startBank: number;
  /** At most 100; default 30. */
  limit?: number | undefined;
}

export type GetAuditReturnType = AuditResponse;

export type GetAuditErrorType = QueryErrorType;

/** Recounts accounts of banks `start_bank..start_bank + limit`; the first page adds the counterparties' and what the slot in work has moved. */
export async function getAudit(client: Client, { startBank, limit }: GetAuditParameters): Promise<GetAuditReturnType> {
  const question: QueryMsg = { audit: { start_bank: startBank, limit: limit ?? null } };
  return ask(client, "trading", question, auditResponseFromWire);
}
