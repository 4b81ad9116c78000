import { explainFailure, type FailureKind, type Refusal } from "./failure.ts";
import { WattmeshError } from "./wattmeshError.ts";

abstract class RefusedTxError extends WattmeshError {
  readonly retryHelps: boolean;
  readonly kind: FailureKind;
  readonly hash: string;
  readonly code: number;
  readonly codespace: string;
  readonly log: string;

  constructor(hash: string, refusal: Refusal) {
    const { kind, sentence, retryHelps } = explainFailure(refusal);
    super(sentence);
    this.retryHelps = retryHelps;
    this.kind = kind;
    this.hash = hash;
    this.code = refusal.code;
    this.codespace = refusal.codespace;
    this.log = refusal.log;
  }
}

/** The node did not take the transaction: nothing happened, no fee was paid. */
export class TxRejectedError extends RefusedTxError {}

/** The transaction is in a block and failed: its fee was paid, nothing else happened. */
export class TxFailedError extends RefusedTxError {
  readonly height: number;

  constructor(hash: string, height: number, refusal: Refusal) {
    super(hash, refusal);
    this.height = height;
  }
}

/** The chain is past the last block the transaction was valid for: it never happened and never will. */
export class TxExpiredError extends WattmeshError {
  readonly retryHelps = true;
  readonly hash: string;
  readonly timeoutHeight: number;

  constructor(hash: string, timeoutHeight: number) {
    super(`transaction ${hash} was in no block up to ${timeoutHeight}`);
    this.hash = hash;
    this.timeoutHeight = timeoutHeight;
  }
}

/** There is no codec for a message. */
export class UnknownMessageError extends WattmeshError {
  readonly retryHelps = false;
  readonly typeUrl: string;

  constructor(typeUrl: string) {
    super(`no codec for messages of type ${typeUrl}; give its bytes instead`);
    this.typeUrl = typeUrl;
  }
}

/** The transaction is done, but an event that its kind always has is not among its events. */
export class MissingEventError extends WattmeshError {
  readonly retryHelps = false;
  readonly hash: string;
  readonly type: string;

  constructor(hash: string, type: string) {
    super(`transaction ${hash} has no event ${type}`);
    this.hash = hash;
    this.type = type;
  }
}
