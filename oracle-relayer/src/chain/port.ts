import type { KeyType } from "@wattmesh/client";
import type { ReadingVerdict } from "../outbox/attempts.ts";
import type { Batch } from "../outbox/batches.ts";
import type { Registers } from "../outbox/reconcile.ts";
import type { Restart } from "../reading/restart.ts";

export interface ChainStatus {
  readonly chainId: string;
  readonly height: number;
  /** The first block that the node still has. */
  readonly earliestHeight: number;
  /** Time of the latest block. */
  readonly timeSeconds: number;
  readonly catchingUp: boolean;
}

/** A bank of the registry. Its meters stand at the indexes below their number. */
export interface BankSize {
  readonly bank: number;
  readonly meters: number;
}

/** What the registry has of a meter, by which its records are known. */
export interface Station {
  readonly serial: string;
  readonly keyType: KeyType;
  readonly publicKey: Uint8Array;
  /** Whether it signs records of charging stations, and nothing else. */
  readonly signsRecords: boolean;
}

export interface SignRequest {
  readonly batches: readonly Batch[];
  /** A counter that starts again; alone. */
  readonly restart?: Restart | undefined;
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
  /** What it had and what it took. */
  readonly gas?: { readonly wanted: number; readonly used: number } | undefined;
}

/** Where in the chain a signed transaction can be. */
export interface TxPlace {
  readonly hash: string;
  /** The chain's height when it was signed: only later blocks can hold it. `undefined` for an attempt of an older relayer. */
  readonly signedAtHeight: number | undefined;
  /** The last block that may hold it. */
  readonly timeoutHeight: number;
}

/** What the blocks up to a status say of a transaction. */
export type Sighting =
  | { readonly kind: "found"; readonly tx: IncludedTx }
  /** The next blocks may still hold it. */
  | { readonly kind: "absent" }
  /** Every block that could hold it was read, and none does. */
  | { readonly kind: "expired" }
  /** No later block can hold it, and the node does not show every one that could. */
  | { readonly kind: "lost" };

/** Looks for one transaction; blocks that were read once are not read again. */
export interface TxSearch {
  /** `status` is asked for before. Throws `ChainUnreachableError`. */
  look(status: ChainStatus): Promise<Sighting>;
}

/** An account, and who pays its fees if somebody else does. */
export interface Account {
  readonly accountNumber: bigint;
  readonly sequence: bigint;
  readonly feeGranter: string | undefined;
}

/** The calls that the relayer makes to the chain. Each may throw `ChainUnreachableError`: then the same call again can succeed. */
export interface ChainPort {
  /** The account that signs. */
  readonly address: string;
  status(): Promise<ChainStatus>;
  account(): Promise<Account>;
  /** What the account holds of the denomination fees are paid in. */
  balance(): Promise<bigint>;
  /** The most gas that a transaction may ask for; 0 for no limit. */
  maxTxGas(): Promise<number>;
  /** Offline: the same request gives the same bytes. */
  sign(request: SignRequest): Promise<{ bytes: Uint8Array; hash: string }>;
  broadcast(bytes: Uint8Array): Promise<Broadcast>;
  search(tx: TxPlace): TxSearch;
  banks(): Promise<BankSize[]>;
  /** The contract's registers of every meter of `bank` that has any. */
  bankRegisters(bank: number): Promise<Registers[]>;
  /** `undefined` when the registry has no such meter. */
  station(meterId: number): Promise<Station | undefined>;
  /** Checks that the contract answers has slots of the length that the deployment names, and lets clocks be so far apart. */
  check(maxClockSkewSeconds: number): Promise<void>;
}
