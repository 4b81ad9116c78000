import type { Client } from "../../client/client.ts";
import type { Deployment } from "../../client/deployment.ts";
import type { MissingEventError } from "../../errors/tx.ts";
import { theEvent } from "../../events/select.ts";
import { MsgAddValidator } from "../../generated/proto/wattmesh/poa/v1/tx.ts";
import type { Message } from "../../messages/message.ts";
import type { Signer } from "../../signer/signer.ts";
import type { SendErrorType, SendOptions, SentTx } from "../../tx/sendMessages.ts";
import { act } from "../act.ts";

export interface AddValidatorParameters {
  /** A name for people, 1 to 64 bytes. */
  moniker: string;
  /** Raw ed25519 consensus key, 32 bytes. */
  pubKey: Uint8Array;
  /** At least 1. */
  power: bigint;
}

export interface AddValidatorReturnType extends SentTx {
  consensusAddress: string;
}

export type AddValidatorErrorType = SendErrorType | MissingEventError;

/** Adds a validator. Start its node first, as a full node, and let it catch up. The signer is the chain's authority. */
export async function addValidator(
  client: Client,
  signer: Signer,
  parameters: AddValidatorParameters,
  options?: SendOptions,
): Promise<AddValidatorReturnType> {
  const sent = await act(client, signer, addValidatorMessage, parameters, options);
  return { ...sent, consensusAddress: theEvent(sent, "wattmesh.poa.v1.EventValidatorAdded").consensusAddress };
}

export function addValidatorMessage(_: Deployment, authority: string, parameters: AddValidatorParameters): Message {
  return { typeUrl: MsgAddValidator.typeUrl, value: MsgAddValidator.fromPartial({ authority, ...parameters }) };
}
