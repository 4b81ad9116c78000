import { explainFailure, type FailureKind, type Refusal } from "./failure.ts";
import { WattmeshError } from "./wattmeshError.ts";

/** The chain refused something and said why. The message is a sentence for people; `log` holds the chain's own words. */
export abstract class RefusedError extends WattmeshError {
  readonly retryHelps: boolean;
  readonly kind: FailureKind;
  readonly code: number;
  readonly codespace: string;
  readonly log: string;

  constructor(refusal: Refusal) {
    const { kind, sentence, retryHelps } = explainFailure(refusal);
    super(sentence);
    this.retryHelps = retryHelps;
    this.kind = kind;
    this.code = refusal.code;
    this.codespace = refusal.codespace;
    this.log = refusal.log;
  }
}

/** A query was answered with an error: what was asked for is not there, or was asked for wrongly. */
export class QueryError extends RefusedError {
  override readonly name = "QueryError";
  readonly path: string;

  constructor(path: string, refusal: Refusal) {
    super(refusal);
    this.path = path;
  }
}

/** A simulation says that the transaction would fail now. Nothing was sent. */
export class TxWouldFailError extends RefusedError {
  override readonly name = "TxWouldFailError";
}

/** The node did not take the transaction: nothing happened, no fee was paid. */
export class TxRejectedError extends RefusedError {
  override readonly name = "TxRejectedError";
  readonly hash: string;

  constructor(hash: string, refusal: Refusal) {
    super(refusal);
    this.hash = hash;
  }
}

/** The transaction is in a block and failed: its fee was paid, nothing else happened. */
export class TxFailedError extends RefusedError {
  override readonly name = "TxFailedError";
  readonly hash: string;
  readonly height: number;

  constructor(hash: string, height: number, refusal: Refusal) {
    super(refusal);
    this.hash = hash;
    this.height = height;
  }
}
