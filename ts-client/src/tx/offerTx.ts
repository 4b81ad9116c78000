import type { Client } from "../client/client.ts";
import { NetworkError, RpcError } from "../errors/node.ts";
import { TxRejectedError } from "../errors/refused.ts";
import { broadcastTx } from "./broadcastTx.ts";
import type { SignedTx } from "./signTx.ts";

/** What a node says to a transaction that it is given. */
export type Offer =
  | { kind: "taken" }
  /** Somebody gave it the same bytes before. */
  | { kind: "known" }
  | { kind: "refused"; error: TxRejectedError }
  /** No answer, or one that does not tell: it may have taken it. */
  | { kind: "unanswered" };

/** Gives a transaction to the node. */
export async function offerTx(client: Pick<Client, "rpc">, { bytes, hash }: SignedTx): Promise<Offer> {
  try {
    const answer = await broadcastTx(client, bytes);
    if (answer.code !== 0) return { kind: "refused", error: new TxRejectedError(hash, answer) };
    return { kind: answer.isKnown ? "known" : "taken" };
  } catch (error) {
    if (error instanceof NetworkError) return { kind: "unanswered" };
    if (!(error instanceof RpcError)) throw error;
    const code = nodesRefusal(error);
    if (code === undefined) return { kind: "unanswered" };
    return { kind: "refused", error: new TxRejectedError(hash, { ...code, log: error.detail }) };
  }
}

/** What a node says of itself, before it asks the chain, that it did not take: with the chain's code for it where there is one. */
function nodesRefusal({ code, detail }: RpcError): { code: number; codespace: string } | undefined {
  if (/mempool is (?:full|still rechecking)/i.test(detail)) return { code: 20, codespace: "sdk" };
  if (/tx too large/i.test(detail)) return { code: 21, codespace: "sdk" };
  const neverRead = [-32_700, -32_600, -32_601, -32_602].includes(code);
  return neverRead || /while node is catching up/i.test(detail) ? { code, codespace: "rpc" } : undefined;
}
