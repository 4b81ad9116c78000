import type { Client } from "../../client/client.ts";
import { MeteringQueryMsgBuilder } from "../../generated/contracts/Metering.message-builder.ts";
import { type BankRegistersResponse, bankRegistersResponseFromWire } from "../../generated/values.ts";
import { ask, type QueryErrorType } from "../ask.ts";

export interface GetBankRegistersParameters {
  bank: number;
}

export type GetBankRegistersReturnType = BankRegistersResponse;

export type GetBankRegistersErrorType = QueryErrorType;

/** The last verified reading of every meter of a bank that has one (at most 256). */
export async function getBankRegisters(
  client: Client,
  { bank }: GetBankRegistersParameters,
): Promise<GetBankRegistersReturnType> {
  return ask(client, "metering", MeteringQueryMsgBuilder.bankRegisters({ bank }), bankRegistersResponseFromWire);
}
