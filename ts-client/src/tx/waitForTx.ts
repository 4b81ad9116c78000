import type { Client } from "../client/client.ts";
import type { NodeStatus } from "../client/status.ts";
import type { TxRejectedError } from "../errors/refused.ts";
import { TxExpiredError, TxUnknownError } from "../errors/tx.ts";
import { WattmeshError } from "../errors/wattmeshError.ts";
import type { FoundTx } from "./findTx.ts";
import { type Offer, offerTx } from "./offerTx.ts";
import type { PendingTx, TxPlace } from "./pendingTx.ts";
import { TxSearch } from "./txSearch.ts";

export interface WaitOptions {
  /** Time between two looks. Default 250 ms. */
  pollMs?: number | undefined;
  /** Ends the waiting; the transaction's outcome is then unknown. */
  signal?: AbortSignal | undefined;
}

/**
 * Waits until a block holds the transaction, whatever its result. A node that does not answer is asked again.
 *
 * Throws {@link TxExpiredError} once every block up to `timeoutHeight` was read without it, and {@link TxUnknownError} when the waiting is ended before or
 * the node does not have all of them.
 */
export const waitForTx = (
  client: Pick<Client, "rpc" | "status">,
  tx: TxPlace,
  options: WaitOptions = {},
): Promise<FoundTx> => untilFound(client, tx, options);

/**
 * Waits for a transaction that the node may not have: it is given it again until the node says that it has it.
 *
 * A refusal ends nothing: the bytes may have left before, and then they are in a block, or in none up to their last.
 */
export function carryTx(
  client: Pick<Client, "rpc" | "status">,
  tx: PendingTx,
  options: WaitOptions = {},
): Promise<FoundTx> {
  let offer: Offer | undefined;
  let offeredAt = 0;
  return untilFound(client, tx, options, {
    whenAbsent: async ({ height }) => {
      const isTaken = offer?.kind === "taken" || offer?.kind === "known";
      if (isTaken || height === offeredAt || height >= tx.timeoutHeight) return;
      offeredAt = height;
      offer = await offerTx(client, tx);
    },
    expired: () =>
      new TxExpiredError(tx.hash, tx.timeoutHeight, offer?.kind === "refused" ? { cause: offer.error } : {}),
  });
}

/** Finds a transaction that a node has refused in a block all the same, or else throws the refusal: only blocks tell that it did not happen. */
export const unlessFound = (
  client: Pick<Client, "rpc" | "status">,
  tx: PendingTx,
  refusal: TxRejectedError,
  options: WaitOptions = {},
): Promise<FoundTx> =>
  untilFound(client, tx, options, {
    thorough: true,
    whenAbsent: () => Promise.reject(refusal),
    expired: () => refusal,
  });

interface Waiting {
  thorough?: boolean;
  /** Told of a status at which no block holds the transaction yet. */
  whenAbsent?: (status: NodeStatus) => Promise<void>;
  /** What is thrown when no block holds it. */
  expired?: () => WattmeshError;
}

async function untilFound(
  client: Pick<Client, "rpc" | "status">,
  tx: TxPlace,
  { pollMs = 250, signal }: WaitOptions,
  { thorough = false, whenAbsent, expired = () => new TxExpiredError(tx.hash, tx.timeoutHeight) }: Waiting = {},
): Promise<FoundTx> {
  const search = new TxSearch(client, tx);
  for (;;) {
    if (signal?.aborted) throw new TxUnknownError(tx, "the waiting was ended", { cause: signal.reason });
    // Before the blocks: what comes while they are read is read the next time.
    const status = await client.status().catch(nothingYet);
    const seen = status && (await search.look(status, { thorough }).catch(nothingYet));
    if (seen?.kind === "found") return seen.tx;
    if (seen?.kind === "expired") throw expired();
    if (seen?.kind === "lost") {
      throw new TxUnknownError(tx, "the node does not show every block that may hold it", { cause: seen.cause });
    }
    if (status && seen) await whenAbsent?.(status);
    await pause(pollMs, signal);
  }
}

/** The node does not answer now, or not with what was asked for. */
function nothingYet(error: unknown): undefined {
  if (!(error instanceof WattmeshError)) throw error;
}

/** Ends early when the signal says so. */
const pause = (milliseconds: number, signal: AbortSignal | undefined): Promise<void> =>
  new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    signal?.addEventListener("abort", end, { once: true });
    if (signal?.aborted) end();
  });
