import type { Client } from "../../client/client.ts";
import type { Deployment } from "../../client/deployment.ts";
import { GridExecuteMsgBuilder } from "../../generated/contracts/Grid.message-builder.ts";
import { type Tariff, tariffToWire } from "../../generated/values.ts";
import { executeMessage } from "../../messages/executeMessage.ts";
import type { Message } from "../../messages/message.ts";
import type { Signer } from "../../signer/signer.ts";
import type { SendErrorType, SendOptions, SentTx } from "../../tx/sendMessages.ts";
import { act } from "../act.ts";

export interface SetTariffParameters {
  fromSlot: number;
  tariff: Tariff;
}

export type SetTariffReturnType = SentTx;

export type SetTariffErrorType = SendErrorType;

/** The root's operator sets the tariff, from a slot that has not begun. */
export async function setTariff(
  client: Client,
  signer: Signer,
  parameters: SetTariffParameters,
  options?: SendOptions,
): Promise<SetTariffReturnType> {
  return act(client, signer, setTariffMessage, parameters, options);
}

export function setTariffMessage(
  { contracts }: Deployment,
  sender: string,
  { fromSlot, tariff }: SetTariffParameters,
): Message {
  return executeMessage(
    contracts.grid,
    sender,
    GridExecuteMsgBuilder.setTariff({ fromSlot, tariff: tariffToWire(tariff) }),
  );
}
