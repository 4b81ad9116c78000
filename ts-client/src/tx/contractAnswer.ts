import { MsgExecuteContractResponse } from "cosmjs-types/cosmwasm/wasm/v1/tx";
import * as v from "valibot";
import { MissingAnswerError } from "../errors/tx.ts";
import { parseJson } from "../wire/json.ts";
import { messageAnswer } from "./messageAnswer.ts";
import type { SentTx } from "./sendMessages.ts";

/** What a contract answered to the first message of a transaction, as JSON of a shape. Throws {@link MissingAnswerError} when it is not of that shape. */
export async function contractAnswer<T extends v.GenericSchema>(
  sent: Pick<SentTx, "data" | "hash">,
  schema: T,
): Promise<v.InferOutput<T>> {
  const { data } = MsgExecuteContractResponse.decode(await messageAnswer(sent));
  const result = v.safeParse(schema, jsonOf(data));
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw new MissingAnswerError(sent.hash, `${v.getDotPath(issue) ?? "whole"}: ${issue.message}`);
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return parseJson(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}
