// Written by codegen/ from contracts/schema. Change the Rust types, not this file.

import { act } from "../../actions/act.ts";
import type { Client } from "../../client/client.ts";
import type { Deployment } from "../../client/deployment.ts";
import { executeMessage } from "../../messages/executeMessage.ts";
import type { Message } from "../../messages/message.ts";
import type { Signer } from "../../signer/signer.ts";
import type { SendErrorType, SendOptions, SentTx } from "../../tx/sendMessages.ts";
import { decimalToWire } from "../../wire/scalars.ts";
import type { ExecuteMsg } from "../contracts/Trading.types.ts";
import { type ForwardParams, forwardParamsToWire, type MoneyParams, moneyParamsToWire, type Pricing, pricingToWire, type AccountRef, accountRefToWire, type DelegateLimits, delegateLimitsToWire, type NewOrder, newOrderToWire, type OrderRef, orderRefToWire, type Rule, ruleToWire } from "../values.ts";

export interface WithdrawParameters {
  account: AccountRef;
  amountMicro: bigint;
}

export type WithdrawReturnType = SentTx;

export type WithdrawErrorType = SendErrorType;

/** The owner takes coins out. They leave the account at once and are paid after the delay of `MoneyParams`, less what the owner's points owe. Refused while a slot is being settled, when a retry a few blocks later helps; and while another withdrawal of the account is on its way. */
export async function withdraw(client: Client, signer: Signer, parameters: WithdrawParameters, options?: SendOptions): Promise<WithdrawReturnType> {
  return act(client, signer, withdrawMessage, parameters, options);
}

export function withdrawMessage({ contracts }: Deployment, sender: string, { account, amountMicro }: WithdrawParameters): Message {
  const message: ExecuteMsg = { withdraw: { account: accountRefToWire(account), amount_micro: decimalToWire(amountMicro) } };
  return executeMessage(contracts.trading, sender, message);
}

export interface TransferParameters {
  amountMicro: bigint;
  fromMeterId: number;
  toMeterId: number;
}

export type TransferReturnType = SentTx;

export type TransferErrorType = SendErrorType;

/** The owner moves money between two of their points. */
export async function transfer(client: Client, signer: Signer, parameters: TransferParameters, options?: SendOptions): Promise<TransferReturnType> {
  return act(client, signer, transferMessage, parameters, options);
}

export function transferMessage({ contracts }: Deployment, sender: string, { amountMicro, fromMeterId, toMeterId }: TransferParameters): Message {
  const message: ExecuteMsg = { transfer: { amount_micro: decimalToWire(amountMicro), from_meter_id: fromMeterId, to_meter_id: toMeterId } };
  return executeMessage(contracts.trading, sender, message);
}

export interface SetRuleParameters {
  meterId: number;
  rule: Rule;
}

export type SetRuleReturnType = SentTx;

export type SetRuleErrorType = SendErrorType;

/** The owner says what a metering point does by itself from the next slot on. What was set since the present one began is replaced. */
export async function setRule(client: Client, signer: Signer, parameters: SetRuleParameters, options?: SendOptions): Promise<SetRuleReturnType> {
  return act(client, signer, setRuleMessage, parameters, options);
}

export function setRuleMessage({ contracts }: Deployment, sender: string, { meterId, rule }: SetRuleParameters): Message {
  const message: ExecuteMsg = { set_rule: { meter_id: meterId, rule: ruleToWire(rule) } };
  return executeMessage(contracts.trading, sender, message);
}

export interface SetCreditLineParameters {
  creditMicro: bigint;
  meterId: number;
}

export type SetCreditLineReturnType = SentTx;

export type SetCreditLineErrorType = SendErrorType;

/** The admin sets how far a point may owe utilities and still place orders. */
export async function setCreditLine(client: Client, signer: Signer, parameters: SetCreditLineParameters, options?: SendOptions): Promise<SetCreditLineReturnType> {
  return act(client, signer, setCreditLineMessage, parameters, options);
}

export function setCreditLineMessage({ contracts }: Deployment, sender: string, { creditMicro, meterId }: SetCreditLineParameters): Message {
  const message: ExecuteMsg = { set_credit_line: { credit_micro: decimalToWire(creditMicro), meter_id: meterId } };
  return executeMessage(contracts.trading, sender, message);
}

export interface SetPointsPerTickParameters {
  pointsPerTick: number;
}

export type SetPointsPerTickReturnType = SentTx;

export type SetPointsPerTickErrorType = SendErrorType;

/** The admin sets the bound of work per tick. */
export async function setPointsPerTick(client: Client, signer: Signer, parameters: SetPointsPerTickParameters, options?: SendOptions): Promise<SetPointsPerTickReturnType> {
  return act(client, signer, setPointsPerTickMessage, parameters, options);
}

export function setPointsPerTickMessage({ contracts }: Deployment, sender: string, { pointsPerTick }: SetPointsPerTickParameters): Message {
  const message: ExecuteMsg = { set_points_per_tick: { points_per_tick: pointsPerTick } };
  return executeMessage(contracts.trading, sender, message);
}

export interface PlaceOrdersParameters {
  meterId: number;
  /** At most as many as the forward parameters say. */
  orders: NewOrder[];
}

export function placeOrdersMessage({ contracts }: Deployment, sender: string, { meterId, orders }: PlaceOrdersParameters): Message {
  const message: ExecuteMsg = { place_orders: { meter_id: meterId, orders: orders.map((item) => newOrderToWire(item)) } };
  return executeMessage(contracts.trading, sender, message);
}

export interface ReplaceOrdersParameters {
  cancel: OrderRef[];
  meterId: number;
  orders: NewOrder[];
}

export function replaceOrdersMessage({ contracts }: Deployment, sender: string, { cancel, meterId, orders }: ReplaceOrdersParameters): Message {
  const message: ExecuteMsg = { replace_orders: { cancel: cancel.map((item) => orderRefToWire(item)), meter_id: meterId, orders: orders.map((item) => newOrderToWire(item)) } };
  return executeMessage(contracts.trading, sender, message);
}

export interface CancelOrdersParameters {
  meterId: number;
  orders: OrderRef[];
}

export function cancelOrdersMessage({ contracts }: Deployment, sender: string, { meterId, orders }: CancelOrdersParameters): Message {
  const message: ExecuteMsg = { cancel_orders: { meter_id: meterId, orders: orders.map((item) => orderRefToWire(item)) } };
  return executeMessage(contracts.trading, sender, message);
}

export interface CancelAllOrdersParameters {
  meterId: number;
  /** Without it, of all slots. */
  slot?: number | undefined;
}

export function cancelAllOrdersMessage({ contracts }: Deployment, sender: string, { meterId, slot }: CancelAllOrdersParameters): Message {
  const message: ExecuteMsg = { cancel_all_orders: { meter_id: meterId, slot: slot ?? null } };
  return executeMessage(contracts.trading, sender, message);
}

export interface SetDelegateParameters {
  delegate: string;
  limits: DelegateLimits;
  meterId: number;
}

export type SetDelegateReturnType = SentTx;

export type SetDelegateErrorType = SendErrorType;

/** The owner lets another address place and cancel orders, within limits. At most 8 a point; again to change the limits. */
export async function setDelegate(client: Client, signer: Signer, parameters: SetDelegateParameters, options?: SendOptions): Promise<SetDelegateReturnType> {
  return act(client, signer, setDelegateMessage, parameters, options);
}

export function setDelegateMessage({ contracts }: Deployment, sender: string, { delegate, limits, meterId }: SetDelegateParameters): Message {
  const message: ExecuteMsg = { set_delegate: { delegate, limits: delegateLimitsToWire(limits), meter_id: meterId } };
  return executeMessage(contracts.trading, sender, message);
}

export interface RemoveDelegateParameters {
  delegate: string;
  meterId: number;
}

export type RemoveDelegateReturnType = SentTx;

export type RemoveDelegateErrorType = SendErrorType;

/** The owner takes that back. Orders placed by the delegate stay. */
export async function removeDelegate(client: Client, signer: Signer, parameters: RemoveDelegateParameters, options?: SendOptions): Promise<RemoveDelegateReturnType> {
  return act(client, signer, removeDelegateMessage, parameters, options);
}

export function removeDelegateMessage({ contracts }: Deployment, sender: string, { delegate, meterId }: RemoveDelegateParameters): Message {
  const message: ExecuteMsg = { remove_delegate: { delegate, meter_id: meterId } };
  return executeMessage(contracts.trading, sender, message);
}

export interface SetForwardParamsParameters {
  params: ForwardParams;
}

export type SetForwardParamsReturnType = SentTx;

export type SetForwardParamsErrorType = SendErrorType;

/** The admin sets the bounds of forward trading. */
export async function setForwardParams(client: Client, signer: Signer, parameters: SetForwardParamsParameters, options?: SendOptions): Promise<SetForwardParamsReturnType> {
  return act(client, signer, setForwardParamsMessage, parameters, options);
}

export function setForwardParamsMessage({ contracts }: Deployment, sender: string, { params }: SetForwardParamsParameters): Message {
  const message: ExecuteMsg = { set_forward_params: { params: forwardParamsToWire(params) } };
  return executeMessage(contracts.trading, sender, message);
}

export interface SetPricingParameters {
  pricing: Pricing;
}

export type SetPricingReturnType = SentTx;

export type SetPricingErrorType = SendErrorType;

/** The admin sets what reference prices follow. */
export async function setPricing(client: Client, signer: Signer, parameters: SetPricingParameters, options?: SendOptions): Promise<SetPricingReturnType> {
  return act(client, signer, setPricingMessage, parameters, options);
}

export function setPricingMessage({ contracts }: Deployment, sender: string, { pricing }: SetPricingParameters): Message {
  const message: ExecuteMsg = { set_pricing: { pricing: pricingToWire(pricing) } };
  return executeMessage(contracts.trading, sender, message);
}

export interface SetOracleParameters {
  oracle?: string | undefined;
}

export type SetOracleReturnType = SentTx;

export type SetOracleErrorType = SendErrorType;

/** The admin names the contract whose feeds conditions read, or none. */
export async function setOracle(client: Client, signer: Signer, parameters: SetOracleParameters, options?: SendOptions): Promise<SetOracleReturnType> {
  return act(client, signer, setOracleMessage, parameters, options);
}

export function setOracleMessage({ contracts }: Deployment, sender: string, { oracle }: SetOracleParameters): Message {
  const message: ExecuteMsg = { set_oracle: { oracle: oracle ?? null } };
  return executeMessage(contracts.trading, sender, message);
}

export interface SetMoneyParamsParameters {
  params: MoneyParams;
}

export type SetMoneyParamsReturnType = SentTx;

export type SetMoneyParamsErrorType = SendErrorType;

/** The admin sets how coins leave. */
export async function setMoneyParams(client: Client, signer: Signer, parameters: SetMoneyParamsParameters, options?: SendOptions): Promise<SetMoneyParamsReturnType> {
  return act(client, signer, setMoneyParamsMessage, parameters, options);
}

export function setMoneyParamsMessage({ contracts }: Deployment, sender: string, { params }: SetMoneyParamsParameters): Message {
  const message: ExecuteMsg = { set_money_params: { params: moneyParamsToWire(params) } };
  return executeMessage(contracts.trading, sender, message);
}

export interface ResumeWithdrawalsParameters {
}

export type ResumeWithdrawalsReturnType = SentTx;

export type ResumeWithdrawalsErrorType = SendErrorType;

/** A verifier is for paying out again after a violated identity; as many as the registry's threshold resume. */
export async function resumeWithdrawals(client: Client, signer: Signer, parameters: ResumeWithdrawalsParameters, options?: SendOptions): Promise<ResumeWithdrawalsReturnType> {
  return act(client, signer, resumeWithdrawalsMessage, parameters, options);
}

export function resumeWithdrawalsMessage({ contracts }: Deployment, sender: string, {  }: ResumeWithdrawalsParameters): Message {
  const message: ExecuteMsg = { resume_withdrawals: {} };
  return executeMessage(contracts.trading, sender, message);
}
