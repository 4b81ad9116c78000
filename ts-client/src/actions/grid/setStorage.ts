import type { Client } from "../../client/client.ts";
import type { Deployment } from "../../client/deployment.ts";
import { GridExecuteMsgBuilder } from "../../generated/contracts/Grid.message-builder.ts";
import { executeMessage } from "../../messages/executeMessage.ts";
import type { Message } from "../../messages/message.ts";
import type { Signer } from "../../signer/signer.ts";
import type { SendErrorType, SendOptions, SentTx } from "../../tx/sendMessages.ts";
import { decimalToWire } from "../../wire/scalars.ts";
import { act } from "../act.ts";

export interface SetStorageParameters {
  zoneId: number;
  capacityWh: bigint;
}

export type SetStorageReturnType = SentTx;

export type SetStorageErrorType = SendErrorType;

/** The zone's operator says how much its storage holds in all. */
export async function setStorage(
  client: Client,
  signer: Signer,
  parameters: SetStorageParameters,
  options?: SendOptions,
): Promise<SetStorageReturnType> {
  return act(client, signer, setStorageMessage, parameters, options);
}

export function setStorageMessage(
  { contracts }: Deployment,
  sender: string,
  { zoneId, capacityWh }: SetStorageParameters,
): Message {
  return executeMessage(
    contracts.grid,
    sender,
    GridExecuteMsgBuilder.setStorage({ zoneId, capacityWh: decimalToWire(capacityWh) }),
  );
}
