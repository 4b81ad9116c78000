import { MsgExecuteContractResponse } from "cosmjs-types/cosmwasm/wasm/v1/tx";
import type * as v from "valibot";
import { shaped } from "../client/shaped.ts";
import { parseJson } from "../wire/json.ts";
import { messageAnswer } from "./messageAnswer.ts";
import type { SentTx } from "./sendMessages.ts";

/** What a contract answered to the first message of a transaction, as JSON of a shape. Throws {@link RpcError} when it is not of that shape. */
export async function contractAnswer<T extends v.GenericSchema>(
  sent: Pick<SentTx, "data">,
  schema: T,
): Promise<v.InferOutput<T>> {
  const { data } = MsgExecuteContractResponse.decode(await messageAnswer(sent));
  return shaped(schema, "tx", jsonOf(data));
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return parseJson(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}
