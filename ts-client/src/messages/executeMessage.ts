import { MsgExecuteContract } from "cosmjs-types/cosmwasm/wasm/v1/tx";
import { writeJson } from "../wire/json.ts";
import type { Message } from "./message.ts";

/** A coin of the chain. */
export interface Coin {
  denom: string;
  amount: bigint;
}

/** Executes a contract with a message of the wire's side. */
export function executeMessage(contract: string, sender: string, message: object, funds: Coin[] = []): Message {
  const msg = new TextEncoder().encode(writeJson(message));
  const value = MsgExecuteContract.fromPartial({ sender, contract, msg, funds: funds.map(coinToWire) });
  return { typeUrl: MsgExecuteContract.typeUrl, value };
}

export const coinToWire = ({ denom, amount }: Coin): { denom: string; amount: string } => ({
  denom,
  amount: amount.toString(),
});
