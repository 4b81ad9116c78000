import { MsgExecResponse } from "cosmjs-types/cosmos/authz/v1beta1/tx";
import { MissingAnswerError } from "../errors/tx.ts";
import type { SentTx } from "./sendMessages.ts";

/** What the first message of a transaction answered: its response in protobuf. Throws {@link MissingAnswerError} when it did not. */
export async function messageAnswer(sent: Pick<SentTx, "data" | "hash">): Promise<Uint8Array> {
  // It brings all of CometBFT's types along, which who only asks needs not.
  const { TxMsgData } = await import("cosmjs-types/cosmos/base/abci/v1beta1/abci");
  const [first] = TxMsgData.decode(sent.data).msgResponses;
  // What was sent on somebody's behalf answers inside the answer to its frame.
  const granted = first?.typeUrl === MsgExecResponse.typeUrl;
  const answer = first && (granted ? MsgExecResponse.decode(first.value).results[0] : first.value);
  if (answer === undefined) throw new MissingAnswerError(sent.hash, "no message answered");
  return answer;
}
