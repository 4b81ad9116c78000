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
import { QueryParamsRequest, QueryParamsResponse, QueryContractRequest, QueryContractResponse, QueryContractsRequest, QueryContractsResponse } from "../proto/wattmesh/clock/v1/query.ts";
import { MsgRegisterContract, MsgRegisterContractResponse, MsgUnregisterContract, MsgSetGasLimit, MsgSetGasShare, MsgUnjailContract, MsgUpdateParams } from "../proto/wattmesh/clock/v1/tx.ts";

export type RegisterContractParameters = Omit<MsgRegisterContract, "authority">;

export type RegisterContractReturnType = SentTx & MsgRegisterContractResponse;

export type RegisterContractErrorType = SendErrorType | MissingAnswerError;

/** Makes the clock call a contract, from the end of this block on. The signer is the chain's authority. */
export async function registerContract(client: Client, signer: Signer, parameters: RegisterContractParameters, options?: SendOptions): Promise<RegisterContractReturnType> {
  const sent = await act(client, signer, registerContractMessage, parameters, options);
  return { ...sent, ...MsgRegisterContractResponse.decode(await messageAnswer(sent)) };
}

export function registerContractMessage(_: Deployment, authority: string, parameters: RegisterContractParameters): Message {
  return { typeUrl: MsgRegisterContract.typeUrl, value: MsgRegisterContract.fromPartial({ ...parameters, authority }) };
}

export type UnregisterContractParameters = Omit<MsgUnregisterContract, "authority">;

export type UnregisterContractReturnType = SentTx;

export type UnregisterContractErrorType = SendErrorType;

/** Makes the clock forget a contract. The signer is the chain's authority. */
export async function unregisterContract(client: Client, signer: Signer, parameters: UnregisterContractParameters, options?: SendOptions): Promise<UnregisterContractReturnType> {
  return act(client, signer, unregisterContractMessage, parameters, options);
}

export function unregisterContractMessage(_: Deployment, authority: string, parameters: UnregisterContractParameters): Message {
  return { typeUrl: MsgUnregisterContract.typeUrl, value: MsgUnregisterContract.fromPartial({ ...parameters, authority }) };
}

export type SetGasLimitParameters = Omit<MsgSetGasLimit, "authority">;

export type SetGasLimitReturnType = SentTx;

export type SetGasLimitErrorType = SendErrorType;

/** Changes the most gas that a call of a contract is given. The signer is the chain's authority. */
export async function setGasLimit(client: Client, signer: Signer, parameters: SetGasLimitParameters, options?: SendOptions): Promise<SetGasLimitReturnType> {
  return act(client, signer, setGasLimitMessage, parameters, options);
}

export function setGasLimitMessage(_: Deployment, authority: string, parameters: SetGasLimitParameters): Message {
  return { typeUrl: MsgSetGasLimit.typeUrl, value: MsgSetGasLimit.fromPartial({ ...parameters, authority }) };
}

export type SetGasShareParameters = Omit<MsgSetGasShare, "authority">;

export type SetGasShareReturnType = SentTx;

export type SetGasShareErrorType = SendErrorType;

/** Changes the gas that a contract is given in every block, whatever the others do. The signer is the chain's authority. */
export async function setGasShare(client: Client, signer: Signer, parameters: SetGasShareParameters, options?: SendOptions): Promise<SetGasShareReturnType> {
  return act(client, signer, setGasShareMessage, parameters, options);
}

export function setGasShareMessage(_: Deployment, authority: string, parameters: SetGasShareParameters): Message {
  return { typeUrl: MsgSetGasShare.typeUrl, value: MsgSetGasShare.fromPartial({ ...parameters, authority }) };
}

export type UnjailContractParameters = Omit<MsgUnjailContract, "authority">;

export type UnjailContractReturnType = SentTx;

export type UnjailContractErrorType = SendErrorType;

/** Makes the clock call a jailed contract again, with a clean record. The signer is the chain's authority. */
export async function unjailContract(client: Client, signer: Signer, parameters: UnjailContractParameters, options?: SendOptions): Promise<UnjailContractReturnType> {
  return act(client, signer, unjailContractMessage, parameters, options);
}

export function unjailContractMessage(_: Deployment, authority: string, parameters: UnjailContractParameters): Message {
  return { typeUrl: MsgUnjailContract.typeUrl, value: MsgUnjailContract.fromPartial({ ...parameters, authority }) };
}

export type UpdateClockParamsParameters = Omit<MsgUpdateParams, "authority">;

export type UpdateClockParamsReturnType = SentTx;

export type UpdateClockParamsErrorType = SendErrorType;

/** Replaces the parameters. The signer is the chain's authority. */
export async function updateClockParams(client: Client, signer: Signer, parameters: UpdateClockParamsParameters, options?: SendOptions): Promise<UpdateClockParamsReturnType> {
  return act(client, signer, updateClockParamsMessage, parameters, options);
}

export function updateClockParamsMessage(_: Deployment, authority: string, parameters: UpdateClockParamsParameters): Message {
  return { typeUrl: MsgUpdateParams.typeUrl, value: MsgUpdateParams.fromPartial({ ...parameters, authority }) };
}

export type GetClockParamsReturnType = QueryParamsResponse["params"];

export type GetClockParamsErrorType = QueryErrorType;

/** Returns the parameters. */
export async function getClockParams(client: Client): Promise<GetClockParamsReturnType> {
  const path = "/wattmesh.clock.v1.Query/Params";
  const answer = await askModule(client, path, QueryParamsRequest, QueryParamsResponse, {});
  return answer.params;
}

export type GetClockContractParameters = QueryContractRequest;

export type GetClockContractReturnType = QueryContractResponse["contract"];

export type GetClockContractErrorType = QueryErrorType;

/** Returns one registered contract. */
export async function getClockContract(client: Client, parameters: GetClockContractParameters): Promise<GetClockContractReturnType> {
  const path = "/wattmesh.clock.v1.Query/Contract";
  const answer = await askModule(client, path, QueryContractRequest, QueryContractResponse, parameters);
  return answer.contract;
}

export type GetClockContractsParameters = ModulePage;

export type GetClockContractsReturnType = ModulePageOf<QueryContractsResponse["contracts"][number]>;

export type GetClockContractsErrorType = QueryErrorType;

/** Returns the registered contracts in the order of their ids. */
export async function getClockContracts(client: Client, parameters: GetClockContractsParameters = {}): Promise<GetClockContractsReturnType> {
  const path = "/wattmesh.clock.v1.Query/Contracts";
  const answer = await askModule(client, path, QueryContractsRequest, QueryContractsResponse, { pagination: pageRequest(parameters) });
  return pageOf(answer.contracts, answer.pagination);
}
