import type { Client } from "../../client/client.ts";
import type { Deployment } from "../../client/deployment.ts";
import { GridExecuteMsgBuilder } from "../../generated/contracts/Grid.message-builder.ts";
import type { GridState } from "../../generated/values.ts";
import { executeMessage } from "../../messages/executeMessage.ts";
import type { Message } from "../../messages/message.ts";
import type { Signer } from "../../signer/signer.ts";
import type { SendErrorType, SendOptions, SentTx } from "../../tx/sendMessages.ts";
import { act } from "../act.ts";

export interface SetGridStateParameters {
  zoneId: number;
  state: GridState;
}

export type SetGridStateReturnType = SentTx;

export type SetGridStateErrorType = SendErrorType;

/** The zone's operator says in which state its network is. Holds at once. */
export async function setGridState(
  client: Client,
  signer: Signer,
  parameters: SetGridStateParameters,
  options?: SendOptions,
): Promise<SetGridStateReturnType> {
  return act(client, signer, setGridStateMessage, parameters, options);
}

export function setGridStateMessage(
  { contracts }: Deployment,
  sender: string,
  { zoneId, state }: SetGridStateParameters,
): Message {
  return executeMessage(contracts.grid, sender, GridExecuteMsgBuilder.setState({ zoneId, state }));
}
