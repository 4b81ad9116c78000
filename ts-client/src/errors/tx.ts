import { WattmeshError } from "./wattmeshError.ts";

/** The chain is past the last block the transaction was valid for: it never happened and never will. */
export class TxExpiredError extends WattmeshError {
  override readonly name = "TxExpiredError";
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
  override readonly name = "UnknownMessageError";
  readonly retryHelps = false;
  readonly typeUrl: string;

  constructor(typeUrl: string) {
    super(`no codec for messages of type ${typeUrl}; give its bytes instead`);
    this.typeUrl = typeUrl;
  }
}

/** The transaction is done, but an event that its kind always has is not among its events. */
export class MissingEventError extends WattmeshError {
  override readonly name = "MissingEventError";
  readonly retryHelps = false;
  readonly hash: string;
  readonly type: string;

  constructor(hash: string, type: string) {
    super(`transaction ${hash} has no event ${type}`);
    this.hash = hash;
    this.type = type;
  }
}
