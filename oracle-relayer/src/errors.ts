/** Every error this service raises on purpose. `retryHelps` says whether doing the same again later can succeed. */
export abstract class RelayerError extends Error {
  abstract readonly retryHelps: boolean;

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** The configuration names something that cannot be used. */
export class ConfigError extends RelayerError {
  readonly retryHelps = false;

  readonly key: string;
  readonly value: unknown;

  constructor(key: string, value: unknown, reason: string, options?: ErrorOptions) {
    const shown = JSON.stringify(value)?.replace(/\/\/[^/]*@/, "//…@") ?? "(missing)";
    super(`${key} = ${shown}: ${reason}`, options);
    this.key = key;
    this.value = value;
  }
}

/** The outbox belongs to another chain, another contract or a newer relayer. */
export class WrongStoreError extends RelayerError {
  readonly retryHelps = false;
}

/** Another process has the outbox open for writing. */
export class StoreInUseError extends RelayerError {
  readonly retryHelps = true;

  readonly path: string;

  constructor(path: string) {
    super(`${path} is in use by another relayer`);
    this.path = path;
  }
}

/**
 * The disk did not do what was asked. What the kernel still holds in memory is unknown after a failed fsync, so nothing is tried again:
 * the process ends, and the next one starts from what really is on disk.
 */
export class StoreFailedError extends RelayerError {
  readonly retryHelps = false;
}

/** There is no room on the disk; the transaction was rolled back. */
export class DiskFullError extends RelayerError {
  readonly retryHelps = true;
}

/** The chain could not be asked, or its answer did not arrive: what was sent may have arrived or not. */
export class ChainUnreachableError extends RelayerError {
  readonly retryHelps = true;
}

/** The node answers for another chain than the one the deployment names. */
export class WrongChainError extends RelayerError {
  readonly retryHelps = false;

  readonly expected: string;
  readonly actual: string;

  constructor(expected: string, actual: string) {
    super(`the node is of chain ${actual}, the deployment of ${expected}`);
    this.expected = expected;
    this.actual = actual;
  }
}

/** The message of anything that was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
