// Written by codegen/ from contracts/schema. Change the Rust types, not this file.

import { act } from "../../actions/act.ts";
import type { Client } from "../../client/client.ts";
import type { Deployment } from "../../client/deployment.ts";
import type { MissingEventError } from "../../errors/tx.ts";
import { type EventOf, theEvent } from "../../events/select.ts";
import { executeMessage } from "../../messages/executeMessage.ts";
import type { Message } from "../../messages/message.ts";
import type { Signer } from "../../signer/signer.ts";
import type { SendErrorType, SendOptions, SentTx } from "../../tx/sendMessages.ts";
import { decimalToWire } from "../../wire/scalars.ts";
import type { ExecuteMsg } from "../contracts/Grid.types.ts";
import { type Tariff, tariffToWire, type GridState, gridStateToWire, type Line, lineToWire } from "../values.ts";

export interface AddZoneParameters {
  /** To the parent. */
  line: Line;
  /** 1 to 64 bytes. */
  name: string;
  operator: string;
  parentId: number;
}

export type AddZoneReturnType = SentTx & Pick<EventOf<"zone_added">, "zoneId">;

export type AddZoneErrorType = SendErrorType | MissingEventError;

/** The operator of `parentId` adds a zone below it. Answers the zone id. */
export async function addZone(client: Client, signer: Signer, parameters: AddZoneParameters, options?: SendOptions): Promise<AddZoneReturnType> {
  const sent = await act(client, signer, addZoneMessage, parameters, options);
  const { zoneId } = theEvent(sent, "zone_added");
  return { ...sent, zoneId };
}

export function addZoneMessage({ contracts }: Deployment, sender: string, { line, name, operator, parentId }: AddZoneParameters): Message {
  const message: ExecuteMsg = { add_zone: { line: lineToWire(line), name, operator, parent_id: parentId } };
  return executeMessage(contracts.grid, sender, message);
}

export interface UpdateZoneParameters {
  zoneId: number;
  name?: string | undefined;
  operator?: string | undefined;
}

export type UpdateZoneReturnType = SentTx;

export type UpdateZoneErrorType = SendErrorType;

/** The zone's operator renames it or hands it over. */
export async function updateZone(client: Client, signer: Signer, parameters: UpdateZoneParameters, options?: SendOptions): Promise<UpdateZoneReturnType> {
  return act(client, signer, updateZoneMessage, parameters, options);
}

export function updateZoneMessage({ contracts }: Deployment, sender: string, { zoneId, name, operator }: UpdateZoneParameters): Message {
  const message: ExecuteMsg = { update_zone: { zone_id: zoneId, name: name ?? null, operator: operator ?? null } };
  return executeMessage(contracts.grid, sender, message);
}

export interface SetLineParameters {
  fromSlot: number;
  line: Line;
  zoneId: number;
}

export type SetLineReturnType = SentTx;

export type SetLineErrorType = SendErrorType;

/** The zone's operator sets the line to its parent, from a slot that has not begun. */
export async function setLine(client: Client, signer: Signer, parameters: SetLineParameters, options?: SendOptions): Promise<SetLineReturnType> {
  return act(client, signer, setLineMessage, parameters, options);
}

export function setLineMessage({ contracts }: Deployment, sender: string, { fromSlot, line, zoneId }: SetLineParameters): Message {
  const message: ExecuteMsg = { set_line: { from_slot: fromSlot, line: lineToWire(line), zone_id: zoneId } };
  return executeMessage(contracts.grid, sender, message);
}

export interface SetIslandParameters {
  fromSlot: number;
  islanded: boolean;
  zoneId: number;
}

export type SetIslandReturnType = SentTx;

export type SetIslandErrorType = SendErrorType;

/** The zone's operator cuts it off from its parent or joins it again, from a slot that has not begun. */
export async function setIsland(client: Client, signer: Signer, parameters: SetIslandParameters, options?: SendOptions): Promise<SetIslandReturnType> {
  return act(client, signer, setIslandMessage, parameters, options);
}

export function setIslandMessage({ contracts }: Deployment, sender: string, { fromSlot, islanded, zoneId }: SetIslandParameters): Message {
  const message: ExecuteMsg = { set_island: { from_slot: fromSlot, islanded, zone_id: zoneId } };
  return executeMessage(contracts.grid, sender, message);
}

export interface SetStorageParameters {
  capacityWh: bigint;
  zoneId: number;
}

export type SetStorageReturnType = SentTx;

export type SetStorageErrorType = SendErrorType;

/** The zone's operator says how much its storage holds in all. */
export async function setStorage(client: Client, signer: Signer, parameters: SetStorageParameters, options?: SendOptions): Promise<SetStorageReturnType> {
  return act(client, signer, setStorageMessage, parameters, options);
}

export function setStorageMessage({ contracts }: Deployment, sender: string, { capacityWh, zoneId }: SetStorageParameters): Message {
  const message: ExecuteMsg = { set_storage: { capacity_wh: decimalToWire(capacityWh), zone_id: zoneId } };
  return executeMessage(contracts.grid, sender, message);
}

export interface SetGridStateParameters {
  state: GridState;
  zoneId: number;
  /** Of an emergency that was measured, said by the grid's balancing contract alone, where it is the controller: up to this slot what rests in the zone's books takes part in no batch of the forward market. The present slot and at most 95 more; the next state that is set ends it. */
  batchesStoppedUntil?: number | undefined;
}

export type SetGridStateReturnType = SentTx;

export type SetGridStateErrorType = SendErrorType;

/** The zone's operator, or the controller that it named, says in which state its network is. Holds at once. An operator that says it dismisses the controller. */
export async function setGridState(client: Client, signer: Signer, parameters: SetGridStateParameters, options?: SendOptions): Promise<SetGridStateReturnType> {
  return act(client, signer, setGridStateMessage, parameters, options);
}

export function setGridStateMessage({ contracts }: Deployment, sender: string, { state, zoneId, batchesStoppedUntil }: SetGridStateParameters): Message {
  const message: ExecuteMsg = { set_state: { state: gridStateToWire(state), zone_id: zoneId, batches_stopped_until: batchesStoppedUntil ?? null } };
  return executeMessage(contracts.grid, sender, message);
}

export interface SetStateControllerParameters {
  zoneId: number;
  controller?: string | undefined;
}

export type SetStateControllerReturnType = SentTx;

export type SetStateControllerErrorType = SendErrorType;

/** The zone's operator names who sets its state beside it, until it sets one itself or hands the zone over; or nobody. What was said to be measured by who was named before ends. */
export async function setStateController(client: Client, signer: Signer, parameters: SetStateControllerParameters, options?: SendOptions): Promise<SetStateControllerReturnType> {
  return act(client, signer, setStateControllerMessage, parameters, options);
}

export function setStateControllerMessage({ contracts }: Deployment, sender: string, { zoneId, controller }: SetStateControllerParameters): Message {
  const message: ExecuteMsg = { set_controller: { zone_id: zoneId, controller: controller ?? null } };
  return executeMessage(contracts.grid, sender, message);
}

export interface AnnounceEventParameters {
  fromSlot: number;
  /** 1 to 10,000; 1000 changes nothing. */
  multiplierPermille: number;
  toSlot: number;
  zoneId: number;
}

export type AnnounceEventReturnType = SentTx & Pick<EventOf<"event_announced">, "eventId">;

export type AnnounceEventErrorType = SendErrorType | MissingEventError;

/** The zone's operator announces a demand-response event for the zone and all zones below it, from a slot that has not begun to `toSlot`, which still belongs to it. No other event of the zone is in these slots, and at most 16 in an operator's zones are not over, of 64 in all. Answers the event id. */
export async function announceEvent(client: Client, signer: Signer, parameters: AnnounceEventParameters, options?: SendOptions): Promise<AnnounceEventReturnType> {
  const sent = await act(client, signer, announceEventMessage, parameters, options);
  const { eventId } = theEvent(sent, "event_announced");
  return { ...sent, eventId };
}

export function announceEventMessage({ contracts }: Deployment, sender: string, { fromSlot, multiplierPermille, toSlot, zoneId }: AnnounceEventParameters): Message {
  const message: ExecuteMsg = { announce_event: { from_slot: fromSlot, multiplier_permille: multiplierPermille, to_slot: toSlot, zone_id: zoneId } };
  return executeMessage(contracts.grid, sender, message);
}

export interface WithdrawEventParameters {
  eventId: number;
}

export type WithdrawEventReturnType = SentTx;

export type WithdrawEventErrorType = SendErrorType;

/** The operator of the event's zone withdraws it for all slots that have not begun. */
export async function withdrawEvent(client: Client, signer: Signer, parameters: WithdrawEventParameters, options?: SendOptions): Promise<WithdrawEventReturnType> {
  return act(client, signer, withdrawEventMessage, parameters, options);
}

export function withdrawEventMessage({ contracts }: Deployment, sender: string, { eventId }: WithdrawEventParameters): Message {
  const message: ExecuteMsg = { withdraw_event: { event_id: eventId } };
  return executeMessage(contracts.grid, sender, message);
}

export interface SetTariffParameters {
  fromSlot: number;
  tariff: Tariff;
}

export type SetTariffReturnType = SentTx;

export type SetTariffErrorType = SendErrorType;

/** The root's operator sets the tariff, from a slot beyond the notice: on the price tick, retail at or above feed-in. */
export async function setTariff(client: Client, signer: Signer, parameters: SetTariffParameters, options?: SendOptions): Promise<SetTariffReturnType> {
  return act(client, signer, setTariffMessage, parameters, options);
}

export function setTariffMessage({ contracts }: Deployment, sender: string, { fromSlot, tariff }: SetTariffParameters): Message {
  const message: ExecuteMsg = { set_tariff: { from_slot: fromSlot, tariff: tariffToWire(tariff) } };
  return executeMessage(contracts.grid, sender, message);
}
