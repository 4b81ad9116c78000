import type { Client } from "../../client/client.ts";
import type { Deployment } from "../../client/deployment.ts";
import { RegistryExecuteMsgBuilder } from "../../generated/contracts/Registry.message-builder.ts";
import { type DeviceKey, deviceKeyToWire } from "../../generated/values.ts";
import { executeMessage } from "../../messages/executeMessage.ts";
import type { Message } from "../../messages/message.ts";
import type { Signer } from "../../signer/signer.ts";
import type { SendErrorType, SendOptions, SentTx } from "../../tx/sendMessages.ts";
import { bytesToWire } from "../../wire/scalars.ts";
import { act } from "../act.ts";

export interface RotateKeyParameters {
  meterId: number;
  newKey: DeviceKey;
  /** The new key's signature over {@link possessionBytes}, 64 bytes. */
  newKeyProof: Uint8Array;
  /** The old key's signature over {@link rotationBytes}, 64 bytes. */
  oldKeySignature: Uint8Array;
}

export type RotateKeyReturnType = SentTx;

export type RotateKeyErrorType = SendErrorType;

/** The owner replaces the device key. When the old key is lost, verifiers propose `rotateLostKey`. */
export async function rotateKey(
  client: Client,
  signer: Signer,
  parameters: RotateKeyParameters,
  options?: SendOptions,
): Promise<RotateKeyReturnType> {
  return act(client, signer, rotateKeyMessage, parameters, options);
}

export function rotateKeyMessage(
  { contracts }: Deployment,
  sender: string,
  { meterId, newKey, newKeyProof, oldKeySignature }: RotateKeyParameters,
): Message {
  return executeMessage(
    contracts.registry,
    sender,
    RegistryExecuteMsgBuilder.rotateKey({
      meterId,
      newKey: deviceKeyToWire(newKey),
      newKeyProof: bytesToWire(newKeyProof),
      oldKeySignature: bytesToWire(oldKeySignature),
    }),
  );
}
