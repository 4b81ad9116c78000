import { WattmeshError } from "./wattmeshError.ts";

/** The chain is past the last block the transaction was valid for, and none up to it holds it: it never happened and never will. */
export class TxExpiredError extends WattmeshError {
  override readonly name = "TxExpiredError";
  readonly retryHelps = true;
  readonly hash: string;
  readonly timeoutHeight: number;

  constructor(hash: string, timeoutHeight: number, options?: ErrorOptions) {
    super(`transaction ${hash} was in no block up to ${timeoutHeight}`, options);
    this.hash = hash;
    this.timeoutHeight = timeoutHeight;
  }
}

/** The transaction has left, and whether a block holds it was not found out. Who kept it finds out with {@link resumeTx}, who did not with {@link waitForTx}. */
export class TxUnknownError extends WattmeshError {
  override readonly name = "TxUnknownError";
  /** Finding out again may help; sending it anew may do it twice. */
  readonly retryHelps = true;
  readonly hash: string;
  readonly signedAtHeight: number | undefined;
  /** The last block that may hold it. */
  readonly timeoutHeight: number;

  constructor(
    {
      hash,
      signedAtHeight,
      timeoutHeight,
    }: { hash: string; signedAtHeight: number | undefined; timeoutHeight: number },
    reason: string,
    options?: ErrorOptions,
  ) {
    super(`what became of transaction ${hash} is unknown until block ${timeoutHeight} was read: ${reason}`, options);
    this.hash = hash;
    this.signedAtHeight = signedAtHeight;
    this.timeoutHeight = timeoutHeight;
  }
}

/** A block holds the transaction, but somebody who had exactly these bytes sent them before: what they do happened once, not once for each. */
export class TxAlreadySentError extends WattmeshError {
  override readonly name = "TxAlreadySentError";
  /** Who wants it twice says so. */
  readonly retryHelps = false;
  readonly hash: string;
  readonly height: number;

  constructor(hash: string, height: number) {
    super(`transaction ${hash} had been sent before, from elsewhere; it happened once, in block ${height}`);
    this.hash = hash;
    this.height = height;
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

/** A signer that signs JSON only was asked for a message that has no such form here. */
export class NoAminoFormError extends WattmeshError {
  override readonly name = "NoAminoFormError";
  readonly retryHelps = false;
  readonly typeUrl: string;

  constructor(typeUrl: string) {
    super(`${typeUrl} cannot be signed as JSON; sign it with a key that is in no hardware device`);
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

/** The transaction is done, but what its message answered cannot be read. */
export class MissingAnswerError extends WattmeshError {
  override readonly name = "MissingAnswerError";
  readonly retryHelps = false;
  readonly hash: string;

  constructor(hash: string, reason: string, options?: ErrorOptions) {
    super(`transaction ${hash} is done, but its answer cannot be read: ${reason}`, options);
    this.hash = hash;
  }
}
