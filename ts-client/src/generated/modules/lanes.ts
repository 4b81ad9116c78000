// Written by codegen/ from chain/proto. Change the protos, not this file.

import { act } from "../../actions/act.ts";
import type { Client } from "../../client/client.ts";
import type { Deployment } from "../../client/deployment.ts";
import type { Message } from "../../messages/message.ts";
import type { QueryErrorType } from "../../queries/ask.ts";
import { askModule } from "../../queries/askModule.ts";
import type { Signer } from "../../signer/signer.ts";
import type { SendErrorType, SendOptions, SentTx } from "../../tx/sendMessages.ts";
import { QueryParamsRequest, QueryParamsResponse, QueryLimitsRequest, QueryLimitsResponse } from "../proto/wattmesh/lanes/v1/query.ts";
import { MsgUpdateParams } from "../proto/wattmesh/lanes/v1/tx.ts";

export type UpdateLanesParamsParameters = Omit<MsgUpdateParams, "authority">;

export type UpdateLanesParamsReturnType = SentTx;

export type UpdateLanesParamsErrorType = SendErrorType;

/** Replaces the parameters. The signer is the chain's authority. */
export async function updateLanesParams(client: Client, signer: Signer, parameters: UpdateLanesParamsParameters, options?: SendOptions): Promise<UpdateLanesParamsReturnType> {
  return act(client, signer, updateLanesParamsMessage, parameters, options);
}

export function updateLanesParamsMessage(_: Deployment, authority: string, parameters: UpdateLanesParamsParameters): Message {
  return { typeUrl: MsgUpdateParams.typeUrl, value: MsgUpdateParams.fromPartial({ ...parameters, authority }) };
}

export type GetLanesParamsReturnType = QueryParamsResponse["params"];

export type GetLanesParamsErrorType = QueryErrorType;

/** Returns the parameters. */
export async function getLanesParams(client: Client): Promise<GetLanesParamsReturnType> {
  const path = "/wattmesh.lanes.v1.Query/Params";
  const answer = await askModule(client, path, QueryParamsRequest, QueryParamsResponse, {});
  return answer.params;
}

export type GetGasLimitsReturnType = QueryLimitsResponse["limits"];

export type GetGasLimitsErrorType = QueryErrorType;

/** Returns how much gas a transaction may ask for. */
export async function getGasLimits(client: Client): Promise<GetGasLimitsReturnType> {
  const path = "/wattmesh.lanes.v1.Query/Limits";
  const answer = await askModule(client, path, QueryLimitsRequest, QueryLimitsResponse, {});
  return answer.limits;
}
