import type { ReadingVerdict } from "../outbox/attempts.ts";
import type { Batch } from "../outbox/batches.ts";
import type { Registers } from "../outbox/reconcile.ts";

export interface ChainStatus {
  readonly chainId: string;
  readonly height: number;
  /** Time of the latest block. */
  readonly timeSeconds: number;
  readonly catchingUp: boolean;
}

/** A bank of the registry. Its meters stand at the indexes below their number. */
export interface BankSize {
  readonly bank: number;
  readonly meters: number;
}

export interface SignRequest {
  readonly batches: readonly Batch[];
  readonly accountNumber: bigint;
  readonly sequence: bigint;
  /** Who pays the fee; `undefined` for the account itself. */
  readonly feeGranter: string | undefined;
  readonly gasLimit: number;
  /** Last height at which a block may hold the transaction. */
  readonly timeoutHeight: number;
}

/** A mempool's answer to a broadcast. Whatever the answer, a block may include the transaction until its timeout height has passed. */
export type Broadcast =
  /** The transaction is in the mempool, now or already before. */
  { readonly kind: "pending" } | { readonly kind: "refused"; readonly code: number; readonly log: string };

/** A transaction in a block. It has verdicts when its code is 0. */
export interface IncludedTx {
  readonly height: number;
  readonly code: number;
  readonly log: string;
  readonly verdicts: readonly ReadingVerdict[];
}

/** The calls that the relayer makes to the chain. Each may throw `ChainUnreachableError`: then the same call again can succeed. */
export interface ChainPort {
  /** The account that signs. */
  readonly address: string;
  status(): Promise<ChainStatus>;
  /** The account, and who pays its fees if somebody else does. */
  account(): Promise<{ accountNumber: bigint; sequence: bigint; feeGranter: string | undefined }>;
  /** What the account holds of the denomination fees are paid in. */
  balance(): Promise<bigint>;
  /** The most gas that a transaction may ask for; 0 for no limit. */
  maxTxGas(): Promise<number>;
  /** Offline: the same request gives the same bytes. */
  sign(request: SignRequest): Promise<{ bytes: Uint8Array; hash: string }>;
  broadcast(bytes: Uint8Array): Promise<Broadcast>;
  find(hash: string): Promise<IncludedTx | undefined>;
  banks(): Promise<BankSize[]>;
  /** The contract's registers of every meter of `bank` that has any. */
  bankRegisters(bank: number): Promise<Registers[]>;
  /** Checks that the contract answers and has slots of the length that the deployment names. */
  check(): Promise<void>;
}
