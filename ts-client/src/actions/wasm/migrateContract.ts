import { MsgMigrateContract } from "cosmjs-types/cosmwasm/wasm/v1/tx";
import type { Client } from "../../client/client.ts";
import type { Deployment } from "../../client/deployment.ts";
import type { Message } from "../../messages/message.ts";
import type { Signer } from "../../signer/signer.ts";
import type { SendErrorType, SendOptions, SentTx } from "../../tx/sendMessages.ts";
import { writeJson } from "../../wire/json.ts";
import { act } from "../act.ts";

export interface MigrateContractParameters {
  contract: string;
  codeId: bigint;
  /** The contract's migrate message as JSON, on the wire's side. */
  message: object;
}

export type MigrateContractReturnType = SentTx;

export type MigrateContractErrorType = SendErrorType;

/** The contract's admin moves it to another code. */
export async function migrateContract(
  client: Client,
  signer: Signer,
  parameters: MigrateContractParameters,
  options?: SendOptions,
): Promise<MigrateContractReturnType> {
  return act(client, signer, migrateContractMessage, parameters, options);
}

export function migrateContractMessage(
  _: Deployment,
  sender: string,
  { contract, codeId, message }: MigrateContractParameters,
): Message {
  const value = MsgMigrateContract.fromPartial({
    sender,
    contract,
    codeId,
    msg: new TextEncoder().encode(writeJson(message)),
  });
  return { typeUrl: MsgMigrateContract.typeUrl, value };
}
