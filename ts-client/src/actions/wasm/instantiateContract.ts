import { MsgInstantiateContract } from "cosmjs-types/cosmwasm/wasm/v1/tx";
import type { Client } from "../../client/client.ts";
import type { Deployment } from "../../client/deployment.ts";
import type { MissingEventError } from "../../errors/tx.ts";
import { attributeOf } from "../../events/select.ts";
import { type Coin, coinToWire } from "../../messages/executeMessage.ts";
import type { Message } from "../../messages/message.ts";
import type { Signer } from "../../signer/signer.ts";
import type { SendErrorType, SendOptions, SentTx } from "../../tx/sendMessages.ts";
import { writeJson } from "../../wire/json.ts";
import { act } from "../act.ts";

export interface InstantiateContractParameters {
  codeId: bigint;
  label: string;
  /** The contract's instantiate message as JSON, on the wire's side. */
  message: object;
  /** Who may migrate the contract. */
  admin?: string | undefined;
  funds?: Coin[] | undefined;
}

export interface InstantiateContractReturnType extends SentTx {
  address: string;
}

export type InstantiateContractErrorType = SendErrorType | MissingEventError;

/** Makes a contract of an uploaded code. The signer is the chain's authority. */
export async function instantiateContract(
  client: Client,
  signer: Signer,
  parameters: InstantiateContractParameters,
  options?: SendOptions,
): Promise<InstantiateContractReturnType> {
  const sent = await act(client, signer, instantiateContractMessage, parameters, options);
  return { ...sent, address: attributeOf(sent, "instantiate", "_contract_address") };
}

export function instantiateContractMessage(
  _: Deployment,
  sender: string,
  { codeId, label, message, admin, funds }: InstantiateContractParameters,
): Message {
  const value = MsgInstantiateContract.fromPartial({
    sender,
    codeId,
    label,
    msg: new TextEncoder().encode(writeJson(message)),
    admin: admin ?? "",
    funds: (funds ?? []).map(coinToWire),
  });
  return { typeUrl: MsgInstantiateContract.typeUrl, value };
}
