import type { Client } from "../client/client.ts";
import type { TxFailedError } from "../errors/refused.ts";
import type { TxExpiredError, TxUnknownError } from "../errors/tx.ts";
import type { PendingTx } from "./pendingTx.ts";
import { outcomeOf, type SentTx } from "./sendMessages.ts";
import { carryTx, type WaitOptions } from "./waitForTx.ts";

export type ResumeErrorType = TxExpiredError | TxFailedError | TxUnknownError;

/**
 * Finds out what became of a transaction that was signed and perhaps sent: looks for it, gives it to the node again, and waits for its block.
 * The same bytes can be in one block only, so nothing happens twice. That a node refuses them now does not tell: another one may have taken them.
 */
export async function resumeTx(client: Client, tx: PendingTx, options: WaitOptions = {}): Promise<SentTx> {
  return outcomeOf(client, await carryTx(client, tx, options));
}
