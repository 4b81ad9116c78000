// What a node's modules answer, and what a transaction carries, as they are on the wire.

import { BaseAccount } from "cosmjs-types/cosmos/auth/v1beta1/auth";
import { QueryAccountInfoResponse } from "cosmjs-types/cosmos/auth/v1beta1/query";
import { QueryBalanceResponse } from "cosmjs-types/cosmos/bank/v1beta1/query";
import { QueryAllowancesResponse } from "cosmjs-types/cosmos/feegrant/v1beta1/query";
import { QuerySmartContractStateRequest, QuerySmartContractStateResponse } from "cosmjs-types/cosmwasm/wasm/v1/query";
import { MsgExecuteContract } from "cosmjs-types/cosmwasm/wasm/v1/tx";
import { QueryLimitsResponse } from "../src/generated/proto/wattmesh/lanes/v1/query.ts";
import { openTx } from "./fakeNode.ts";

export const accountAnswer = (accountNumber: bigint, sequence: bigint): Uint8Array =>
  QueryAccountInfoResponse.encode({ info: BaseAccount.fromPartial({ accountNumber, sequence }) }).finish();

export const balanceAnswer = (denom: string, amount: bigint): Uint8Array =>
  QueryBalanceResponse.encode({ balance: { denom, amount: String(amount) } }).finish();

export const noAllowancesAnswer = (): Uint8Array =>
  QueryAllowancesResponse.encode(QueryAllowancesResponse.fromPartial({})).finish();

export const gasLimitsAnswer = (maxTxGas: bigint): Uint8Array =>
  QueryLimitsResponse.encode(QueryLimitsResponse.fromPartial({ limits: { maxTxGas } })).finish();

/** A question for a contract: its address and the JSON of what it is asked. */
export function openSmartQuery(request: Uint8Array): { contract: string; question: string } {
  const { address, queryData } = QuerySmartContractStateRequest.decode(request);
  return { contract: address, question: new TextDecoder().decode(queryData) };
}

export const smartAnswer = (answer: object): Uint8Array =>
  QuerySmartContractStateResponse.encode({ data: new TextEncoder().encode(JSON.stringify(answer)) }).finish();

/** A transaction that calls contracts: who signs, by what turn, and the JSON of each call. */
export function openCalls(bytes: Uint8Array) {
  const { body, authInfo } = openTx(bytes);
  const calls = body.messages.map(({ value }) => MsgExecuteContract.decode(value));
  return {
    sender: calls[0]?.sender ?? "",
    sequence: authInfo.signerInfos[0]?.sequence ?? 0n,
    gasLimit: authInfo.fee?.gasLimit ?? 0n,
    timeoutHeight: Number(body.timeoutHeight),
    messages: calls.map(({ msg }) => new TextDecoder().decode(msg)),
  };
}
