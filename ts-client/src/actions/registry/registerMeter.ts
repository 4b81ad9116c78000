import type { Client } from "../../client/client.ts";
import type { Deployment } from "../../client/deployment.ts";
import type { MissingEventError } from "../../errors/tx.ts";
import { theEvent } from "../../events/select.ts";
import { RegistryExecuteMsgBuilder } from "../../generated/contracts/Registry.message-builder.ts";
import { type NewMeter, newMeterToWire } from "../../generated/values.ts";
import { executeMessage } from "../../messages/executeMessage.ts";
import type { Message } from "../../messages/message.ts";
import type { Signer } from "../../signer/signer.ts";
import type { SendErrorType, SendOptions, SentTx } from "../../tx/sendMessages.ts";
import { bytesToWire } from "../../wire/scalars.ts";
import { act } from "../act.ts";

export interface RegisterMeterParameters {
  meter: NewMeter;
  /** The device's signature over {@link possessionBytes}, 64 bytes. */
  proof: Uint8Array;
}

export interface RegisterMeterReturnType extends SentTx {
  meterId: number;
}

export type RegisterMeterErrorType = SendErrorType | MissingEventError;

/** An admitted participant registers a meter. */
export async function registerMeter(
  client: Client,
  signer: Signer,
  parameters: RegisterMeterParameters,
  options?: SendOptions,
): Promise<RegisterMeterReturnType> {
  const sent = await act(client, signer, registerMeterMessage, parameters, options);
  return { ...sent, meterId: theEvent(sent, "meter_registered").meterId };
}

export function registerMeterMessage(
  { contracts }: Deployment,
  sender: string,
  { meter, proof }: RegisterMeterParameters,
): Message {
  return executeMessage(
    contracts.registry,
    sender,
    RegistryExecuteMsgBuilder.registerMeter({ meter: newMeterToWire(meter), proof: bytesToWire(proof) }),
  );
}
