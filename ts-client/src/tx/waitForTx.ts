import type { Client } from "../client/client.ts";
import { NetworkError, RpcError } from "../errors/node.ts";
import { TxExpiredError } from "../errors/tx.ts";
import { type FoundTx, findTx } from "./findTx.ts";
import { latestHeight } from "./latestHeight.ts";

export interface WaitOptions {
  /** Time between two looks. Default 250 ms. */
  pollMs?: number | undefined;
  /** Ends the waiting; the transaction's outcome is then unknown. */
  signal?: AbortSignal | undefined;
}

/**
 * Waits until a block holds the transaction, whatever its result. A node that does not answer is asked again.
 *
 * Throws {@link TxExpiredError} once the chain is past `timeoutHeight` without it.
 */
export async function waitForTx(
  client: Pick<Client, "rpc" | "status">,
  hash: string,
  timeoutHeight: number,
  { pollMs = 250, signal }: WaitOptions = {},
): Promise<FoundTx> {
  for (;;) {
    signal?.throwIfAborted();
    const found = await look(client, hash, timeoutHeight).catch(stillUnknown);
    if (found) return found;
    await pause(pollMs, signal);
  }
}

async function look(client: Pick<Client, "rpc" | "status">, hash: string, timeoutHeight: number) {
  // The height is read first: a block that comes after it may still hold the transaction.
  const height = await latestHeight(client);
  const found = await findTx(client, hash);
  // One block more, because the index may lag behind the status.
  if (found === undefined && height > timeoutHeight + 1) throw new TxExpiredError(hash, timeoutHeight);
  return found;
}

function stillUnknown(error: unknown): undefined {
  if (error instanceof NetworkError || (error instanceof RpcError && error.retryHelps)) return undefined;
  throw error;
}

const pause = (milliseconds: number, signal: AbortSignal | undefined): Promise<void> =>
  new Promise((resolve, reject) => {
    const abort = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", abort);
      resolve();
    }, milliseconds);
    signal?.addEventListener("abort", abort, { once: true });
  });
