import { MsgExecResponse } from "cosmjs-types/cosmos/authz/v1beta1/tx";
import { MsgExecuteContractResponse } from "cosmjs-types/cosmwasm/wasm/v1/tx";
import type * as v from "valibot";
import { shaped } from "../client/shaped.ts";
import { parseJson } from "../wire/json.ts";
import type { SentTx } from "./sendMessages.ts";

/** What a contract answered to the first message of a transaction, as JSON of a shape. Throws {@link RpcError} when it is not of that shape. */
export async function contractAnswer<T extends v.GenericSchema>(
  sent: Pick<SentTx, "data">,
  schema: T,
): Promise<v.InferOutput<T>> {
  // It brings all of CometBFT's types along, which who only asks needs not.
  const { TxMsgData } = await import("cosmjs-types/cosmos/base/abci/v1beta1/abci");
  const [first] = TxMsgData.decode(sent.data).msgResponses;
  // What was sent on somebody's behalf answers inside the answer to its frame.
  const granted = first?.typeUrl === MsgExecResponse.typeUrl;
  const bytes = first && (granted ? MsgExecResponse.decode(first.value).results[0] : first.value);
  const { data } = MsgExecuteContractResponse.decode(bytes ?? new Uint8Array());
  return shaped(schema, "tx", jsonOf(data));
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return parseJson(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}
