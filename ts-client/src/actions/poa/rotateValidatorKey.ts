import type { Client } from "../../client/client.ts";
import type { Deployment } from "../../client/deployment.ts";
import type { MissingEventError } from "../../errors/tx.ts";
import { theEvent } from "../../events/select.ts";
import { MsgRotateKey } from "../../generated/proto/wattmesh/poa/v1/tx.ts";
import type { Message } from "../../messages/message.ts";
import type { Signer } from "../../signer/signer.ts";
import type { SendErrorType, SendOptions, SentTx } from "../../tx/sendMessages.ts";
import { act } from "../act.ts";

export interface RotateValidatorKeyParameters {
  /** By the old key. */
  consensusAddress: string;
  /** Raw ed25519 consensus key, 32 bytes. */
  newPubKey: Uint8Array;
}

export interface RotateValidatorKeyReturnType extends SentTx {
  newConsensusAddress: string;
}

export type RotateValidatorKeyErrorType = SendErrorType | MissingEventError;

/** Replaces a validator's consensus key; its moniker and power stay. The signer is the chain's authority. */
export async function rotateValidatorKey(
  client: Client,
  signer: Signer,
  parameters: RotateValidatorKeyParameters,
  options?: SendOptions,
): Promise<RotateValidatorKeyReturnType> {
  const sent = await act(client, signer, rotateValidatorKeyMessage, parameters, options);
  return { ...sent, newConsensusAddress: theEvent(sent, "wattmesh.poa.v1.EventKeyRotated").newConsensusAddress };
}

export function rotateValidatorKeyMessage(
  _: Deployment,
  authority: string,
  parameters: RotateValidatorKeyParameters,
): Message {
  return { typeUrl: MsgRotateKey.typeUrl, value: MsgRotateKey.fromPartial({ authority, ...parameters }) };
}
