// Written by codegen/ from contracts/schema. Change the Rust types, not this file.

import { act } from "../../actions/act.ts";
import type { Client } from "../../client/client.ts";
import type { Deployment } from "../../client/deployment.ts";
import { executeMessage } from "../../messages/executeMessage.ts";
import type { Message } from "../../messages/message.ts";
import type { Signer } from "../../signer/signer.ts";
import type { SendErrorType, SendOptions, SentTx } from "../../tx/sendMessages.ts";
import type { ExecuteMsg } from "../contracts/Balancing.types.ts";
import { type ZoneParams, zoneParamsToWire, type Said, saidToWire } from "../values.ts";

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
