import type { SignedTx } from "./signTx.ts";

/** Where in the chain a signed transaction can be. */
export interface TxPlace {
  hash: string;
  /** The latest height when it was signed: only later blocks can hold it. `undefined` where nobody kept it: then nothing proves that no block does. */
  signedAtHeight: number | undefined;
  /** The last block that may hold it. */
  timeoutHeight: number;
}

/** A signed transaction whose outcome is not known yet. */
export interface PendingTx extends SignedTx, TxPlace {}
