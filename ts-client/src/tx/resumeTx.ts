import type { Client } from "../client/client.ts";
import type { NetworkError, RpcError } from "../errors/node.ts";
import { type TxFailedError, TxRejectedError } from "../errors/refused.ts";
import type { TxExpiredError } from "../errors/tx.ts";
import { broadcastTx } from "./broadcastTx.ts";
import { type FoundTx, findTx } from "./findTx.ts";
import { outcomeOf, type PendingTx, type SentTx } from "./sendMessages.ts";
import { type WaitOptions, waitForTx } from "./waitForTx.ts";

export type ResumeErrorType = NetworkError | RpcError | TxExpiredError | TxFailedError | TxRejectedError;

/**
 * Finds out what became of a transaction that was signed and perhaps sent: looks for it, gives it to the node again, and waits for its block.
 * The same bytes can be in one block only, so nothing happens twice.
 */
export async function resumeTx(client: Client, tx: PendingTx, options: WaitOptions = {}): Promise<SentTx> {
  const found = (await findTx(client, tx.hash)) ?? (await sendAgain(client, tx));
  return outcomeOf(client, found ?? (await waitForTx(client, tx.hash, tx.timeoutHeight, options)));
}

/** A node refuses bytes that a block holds since the look before. */
async function sendAgain(client: Client, tx: PendingTx): Promise<FoundTx | undefined> {
  const answer = await broadcastTx(client, tx.bytes);
  if (answer.code === 0) return undefined;
  const found = await findTx(client, tx.hash);
  if (found === undefined) throw new TxRejectedError(tx.hash, answer);
  return found;
}
