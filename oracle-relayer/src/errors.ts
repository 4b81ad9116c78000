import { ServiceError } from "@wattmesh/service-kit/errors";

/** The outbox belongs to another chain, another contract or a newer relayer. */
export class WrongStoreError extends ServiceError {
  readonly retryHelps = false;
}

/** No relayer has made the outbox yet, or the configuration names another place than the relayer's. */
export class NoStoreError extends ServiceError {
  readonly retryHelps = true;

  readonly path: string;

  constructor(path: string) {
    super(`there is no outbox at ${path}: no relayer has run with this store.path yet`);
    this.path = path;
  }
}

/** Another process has the outbox open for writing. */
export class StoreInUseError extends ServiceError {
  readonly retryHelps = true;

  readonly path: string;

  constructor(path: string) {
    super(`${path} is in use by another relayer`);
    this.path = path;
  }
}

/** What became of a transaction is not known yet, and until then nobody can say what the store lacks. */
export class AttemptInFlightError extends ServiceError {
  readonly retryHelps = true;

  readonly hash: string;

  constructor(hash: string) {
    super(`transaction ${hash} is in flight: run the relayer until what became of it is known`);
    this.hash = hash;
  }
}

/**
 * The disk did not do what was asked. What the kernel still holds in memory is unknown after a failed fsync, so nothing is tried again:
 * the process ends, and the next one starts from what really is on disk.
 */
export class StoreFailedError extends ServiceError {
  readonly retryHelps = false;
}

/** There is no room on the disk; the transaction was rolled back. */
export class DiskFullError extends ServiceError {
  readonly retryHelps = true;
}

/** Nobody can sign as an account that the chain does not know. Readings wait for it to be made. */
export class NoAccountError extends ServiceError {
  readonly retryHelps = true;

  readonly address: string;

  constructor(address: string) {
    super(`the chain does not know the account ${address}: send it some coins, or grant it an allowance for fees`);
    this.address = address;
  }
}
