// Written by codegen/ from contracts/schema. Change the Rust types, not this file.

import { act } from "../../actions/act.ts";
import type { Client } from "../../client/client.ts";
import type { Deployment } from "../../client/deployment.ts";
import { executeMessage } from "../../messages/executeMessage.ts";
import type { Message } from "../../messages/message.ts";
import type { Signer } from "../../signer/signer.ts";
import type { SendErrorType, SendOptions, SentTx } from "../../tx/sendMessages.ts";
import { checkedPrice } from "../../units/price.ts";
import { decimalToWire } from "../../wire/scalars.ts";
import type { ExecuteMsg } from "../contracts/Balancing.types.ts";
import { type ZoneParams, zoneParamsToWire, type OfferTerms, offerTermsToWire, type PointClass, pointClassToWire, type Relief, reliefToWire, type Said, saidToWire } from "../values.ts";

export interface SetZoneParamsParameters {
  params: ZoneParams;
  zoneId: number;
}

export type SetZoneParamsReturnType = SentTx;

export type SetZoneParamsErrorType = SendErrorType;

/** The zone's operator sets by what the zone is judged, from the next slot on that is taken in. */
export async function setZoneParams(client: Client, signer: Signer, parameters: SetZoneParamsParameters, options?: SendOptions): Promise<SetZoneParamsReturnType> {
  return act(client, signer, setZoneParamsMessage, parameters, options);
}

export function setZoneParamsMessage({ contracts }: Deployment, sender: string, { params, zoneId }: SetZoneParamsParameters): Message {
  const message: ExecuteMsg = { set_params: { params: zoneParamsToWire(params), zone_id: zoneId } };
  return executeMessage(contracts.balancing, sender, message);
}

export interface SayGridStateParameters {
  zoneId: number;
  said?: Said | undefined;
}

export type SayGridStateReturnType = SentTx;

export type SayGridStateErrorType = SendErrorType;

/** The zone's operator says that the zone fares worse than is measured, at once; or takes back what it said. */
export async function sayGridState(client: Client, signer: Signer, parameters: SayGridStateParameters, options?: SendOptions): Promise<SayGridStateReturnType> {
  return act(client, signer, sayGridStateMessage, parameters, options);
}

export function sayGridStateMessage({ contracts }: Deployment, sender: string, { zoneId, said }: SayGridStateParameters): Message {
  const message: ExecuteMsg = { say_state: { zone_id: zoneId, said: said === undefined ? null : saidToWire(said) } };
  return executeMessage(contracts.balancing, sender, message);
}

export interface SetFlexibilityOfferParameters {
  relief: Relief;
  terms: OfferTerms;
  zoneId: number;
}

export type SetFlexibilityOfferReturnType = SentTx;

export type SetFlexibilityOfferErrorType = SendErrorType;

/** An owner of metering points in a zone offers to do less of something when called, from the eleventh day after this one on; what the owner offered before counts until then. Refused while 1000 offers stand; a retry helps when one is gone. */
export async function setFlexibilityOffer(client: Client, signer: Signer, parameters: SetFlexibilityOfferParameters, options?: SendOptions): Promise<SetFlexibilityOfferReturnType> {
  return act(client, signer, setFlexibilityOfferMessage, parameters, options);
}

export function setFlexibilityOfferMessage({ contracts }: Deployment, sender: string, { relief, terms, zoneId }: SetFlexibilityOfferParameters): Message {
  const message: ExecuteMsg = { set_offer: { relief: reliefToWire(relief), terms: offerTermsToWire(terms), zone_id: zoneId } };
  return executeMessage(contracts.balancing, sender, message);
}

export interface RemoveFlexibilityOfferParameters {
  relief: Relief;
  zoneId: number;
  owner?: string | undefined;
}

export type RemoveFlexibilityOfferReturnType = SentTx;

export type RemoveFlexibilityOfferErrorType = SendErrorType;

/** The owner offers nothing any more, from the eleventh day after this one on; at once where nothing counts yet. Somebody else's offer is removed, at once, only where 1000 stand and none of its metering points is in service. */
export async function removeFlexibilityOffer(client: Client, signer: Signer, parameters: RemoveFlexibilityOfferParameters, options?: SendOptions): Promise<RemoveFlexibilityOfferReturnType> {
  return act(client, signer, removeFlexibilityOfferMessage, parameters, options);
}

export function removeFlexibilityOfferMessage({ contracts }: Deployment, sender: string, { relief, zoneId, owner }: RemoveFlexibilityOfferParameters): Message {
  const message: ExecuteMsg = { remove_offer: { relief: reliefToWire(relief), zone_id: zoneId, owner: owner ?? null } };
  return executeMessage(contracts.balancing, sender, message);
}

export interface CallFlexibilityParameters {
  neededWh: bigint;
  priceCapMicroPerKwh: number;
  relief: Relief;
  slot: number;
  zoneId: number;
}

export type CallFlexibilityReturnType = SentTx;

export type CallFlexibilityErrorType = SendErrorType;

/** The zone's operator calls: offers are to relieve its line in a slot that is to come. What the need costs at most is held back of its account until it is known what is awarded, and that until it is measured. Once for each slot, and not while a zone above or below it is called for it. */
export async function callFlexibility(client: Client, signer: Signer, parameters: CallFlexibilityParameters, options?: SendOptions): Promise<CallFlexibilityReturnType> {
  return act(client, signer, callFlexibilityMessage, parameters, options);
}

export function callFlexibilityMessage({ contracts }: Deployment, sender: string, { neededWh, priceCapMicroPerKwh, relief, slot, zoneId }: CallFlexibilityParameters): Message {
  const message: ExecuteMsg = { call: { needed_wh: decimalToWire(neededWh), price_cap_micro_per_kwh: checkedPrice(priceCapMicroPerKwh, "priceCapMicroPerKwh"), relief: reliefToWire(relief), slot, zone_id: zoneId } };
  return executeMessage(contracts.balancing, sender, message);
}

export interface SetClassParameters {
  class: PointClass;
  meterId: number;
}

export type SetClassReturnType = SentTx;

export type SetClassErrorType = SendErrorType;

/** A verifier says of which class a metering point is; it is of it when as many say the same as the registry's threshold asks for. A verifier's last word counts. */
export async function setClass(client: Client, signer: Signer, parameters: SetClassParameters, options?: SendOptions): Promise<SetClassReturnType> {
  return act(client, signer, setClassMessage, parameters, options);
}

export function setClassMessage({ contracts }: Deployment, sender: string, { class: itsClass, meterId }: SetClassParameters): Message {
  const message: ExecuteMsg = { set_class: { class: pointClassToWire(itsClass), meter_id: meterId } };
  return executeMessage(contracts.balancing, sender, message);
}

export interface WithdrawFromBalancingParameters {
  amountMicro: bigint;
}

export type WithdrawFromBalancingReturnType = SentTx;

export type WithdrawFromBalancingErrorType = SendErrorType;

/** Coins of the sender's account that are not held back, paid with this message. */
export async function withdrawFromBalancing(client: Client, signer: Signer, parameters: WithdrawFromBalancingParameters, options?: SendOptions): Promise<WithdrawFromBalancingReturnType> {
  return act(client, signer, withdrawFromBalancingMessage, parameters, options);
}

export function withdrawFromBalancingMessage({ contracts }: Deployment, sender: string, { amountMicro }: WithdrawFromBalancingParameters): Message {
  const message: ExecuteMsg = { withdraw: { amount_micro: decimalToWire(amountMicro) } };
  return executeMessage(contracts.balancing, sender, message);
}
