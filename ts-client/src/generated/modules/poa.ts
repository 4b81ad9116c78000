// Written by codegen/ from chain/proto. Change the protos, not this file.

import { act } from "../../actions/act.ts";
import type { Client } from "../../client/client.ts";
import type { Deployment } from "../../client/deployment.ts";
import type { MissingAnswerError } from "../../errors/tx.ts";
import type { Message } from "../../messages/message.ts";
import type { QueryErrorType } from "../../queries/ask.ts";
import { askModule, type ModulePage, type ModulePageOf, pageOf, pageRequest } from "../../queries/askModule.ts";
import type { Signer } from "../../signer/signer.ts";
import { messageAnswer } from "../../tx/messageAnswer.ts";
import type { SendErrorType, SendOptions, SentTx } from "../../tx/sendMessages.ts";
import { QueryParamsRequest, QueryParamsResponse, QueryAuthorityRequest, QueryAuthorityResponse, QueryValidatorRequest, QueryValidatorResponse, QueryValidatorsRequest, QueryValidatorsResponse } from "../proto/wattmesh/poa/v1/query.ts";
import { MsgAddValidator, MsgAddValidatorResponse, MsgRemoveValidator, MsgSetPower, MsgRotateKey, MsgRotateKeyResponse, MsgUpdateParams } from "../proto/wattmesh/poa/v1/tx.ts";

export type AddValidatorParameters = Omit<MsgAddValidator, "authority">;

export type AddValidatorReturnType = SentTx & MsgAddValidatorResponse;

export type AddValidatorErrorType = SendErrorType | MissingAnswerError;

/** Adds a validator. Start its node first, as a full node, and let it catch up. The signer is the chain's authority. */
export async function addValidator(client: Client, signer: Signer, parameters: AddValidatorParameters, options?: SendOptions): Promise<AddValidatorReturnType> {
  const sent = await act(client, signer, addValidatorMessage, parameters, options);
  return { ...sent, ...MsgAddValidatorResponse.decode(await messageAnswer(sent)) };
}

export function addValidatorMessage(_: Deployment, authority: string, parameters: AddValidatorParameters): Message {
  return { typeUrl: MsgAddValidator.typeUrl, value: MsgAddValidator.fromPartial({ ...parameters, authority }) };
}

export type RemoveValidatorParameters = Omit<MsgRemoveValidator, "authority">;

export type RemoveValidatorReturnType = SentTx;

export type RemoveValidatorErrorType = SendErrorType;

/** Removes a validator; never the last one. The signer is the chain's authority. */
export async function removeValidator(client: Client, signer: Signer, parameters: RemoveValidatorParameters, options?: SendOptions): Promise<RemoveValidatorReturnType> {
  return act(client, signer, removeValidatorMessage, parameters, options);
}

export function removeValidatorMessage(_: Deployment, authority: string, parameters: RemoveValidatorParameters): Message {
  return { typeUrl: MsgRemoveValidator.typeUrl, value: MsgRemoveValidator.fromPartial({ ...parameters, authority }) };
}

export type SetPowerParameters = Omit<MsgSetPower, "authority">;

export type SetPowerReturnType = SentTx;

export type SetPowerErrorType = SendErrorType;

/** Changes a validator's voting power. The signer is the chain's authority. */
export async function setPower(client: Client, signer: Signer, parameters: SetPowerParameters, options?: SendOptions): Promise<SetPowerReturnType> {
  return act(client, signer, setPowerMessage, parameters, options);
}

export function setPowerMessage(_: Deployment, authority: string, parameters: SetPowerParameters): Message {
  return { typeUrl: MsgSetPower.typeUrl, value: MsgSetPower.fromPartial({ ...parameters, authority }) };
}

export type RotateValidatorKeyParameters = Omit<MsgRotateKey, "authority">;

export type RotateValidatorKeyReturnType = SentTx & MsgRotateKeyResponse;

export type RotateValidatorKeyErrorType = SendErrorType | MissingAnswerError;

/** Replaces a validator's consensus key; its moniker and power stay. The signer is the chain's authority. */
export async function rotateValidatorKey(client: Client, signer: Signer, parameters: RotateValidatorKeyParameters, options?: SendOptions): Promise<RotateValidatorKeyReturnType> {
  const sent = await act(client, signer, rotateValidatorKeyMessage, parameters, options);
  return { ...sent, ...MsgRotateKeyResponse.decode(await messageAnswer(sent)) };
}

export function rotateValidatorKeyMessage(_: Deployment, authority: string, parameters: RotateValidatorKeyParameters): Message {
  return { typeUrl: MsgRotateKey.typeUrl, value: MsgRotateKey.fromPartial({ ...parameters, authority }) };
}

export type UpdatePoaParamsParameters = Omit<MsgUpdateParams, "authority">;

export type UpdatePoaParamsReturnType = SentTx;

export type UpdatePoaParamsErrorType = SendErrorType;

/** Replaces the parameters. The signer is the chain's authority. */
export async function updatePoaParams(client: Client, signer: Signer, parameters: UpdatePoaParamsParameters, options?: SendOptions): Promise<UpdatePoaParamsReturnType> {
  return act(client, signer, updatePoaParamsMessage, parameters, options);
}

export function updatePoaParamsMessage(_: Deployment, authority: string, parameters: UpdatePoaParamsParameters): Message {
  return { typeUrl: MsgUpdateParams.typeUrl, value: MsgUpdateParams.fromPartial({ ...parameters, authority }) };
}

export type GetPoaParamsReturnType = QueryParamsResponse["params"];

export type GetPoaParamsErrorType = QueryErrorType;

/** Returns the parameters. */
export async function getPoaParams(client: Client): Promise<GetPoaParamsReturnType> {
  const path = "/wattmesh.poa.v1.Query/Params";
  const answer = await askModule(client, path, QueryParamsRequest, QueryParamsResponse, {});
  return answer.params;
}

export type GetAuthorityReturnType = QueryAuthorityResponse["authority"];

export type GetAuthorityErrorType = QueryErrorType;

/** Returns the account that may sign the authority's messages of every module. */
export async function getAuthority(client: Client): Promise<GetAuthorityReturnType> {
  const path = "/wattmesh.poa.v1.Query/Authority";
  const answer = await askModule(client, path, QueryAuthorityRequest, QueryAuthorityResponse, {});
  return answer.authority;
}

export type GetValidatorParameters = QueryValidatorRequest;

export type GetValidatorReturnType = QueryValidatorResponse["validator"];

export type GetValidatorErrorType = QueryErrorType;

/** Returns one validator. */
export async function getValidator(client: Client, parameters: GetValidatorParameters): Promise<GetValidatorReturnType> {
  const path = "/wattmesh.poa.v1.Query/Validator";
  const answer = await askModule(client, path, QueryValidatorRequest, QueryValidatorResponse, parameters);
  return answer.validator;
}

export type GetValidatorsParameters = ModulePage;

export type GetValidatorsReturnType = ModulePageOf<QueryValidatorsResponse["validators"][number]>;

export type GetValidatorsErrorType = QueryErrorType;

/** Returns the validators in the order of their consensus addresses. */
export async function getValidators(client: Client, parameters: GetValidatorsParameters = {}): Promise<GetValidatorsReturnType> {
  const path = "/wattmesh.poa.v1.Query/Validators";
  const answer = await askModule(client, path, QueryValidatorsRequest, QueryValidatorsResponse, { pagination: pageRequest(parameters) });
  return pageOf(answer.validators, answer.pagination);
}
