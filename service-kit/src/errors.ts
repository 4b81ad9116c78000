/** Every error that a service raises on purpose. `retryHelps` says whether doing the same again later can succeed. */
export abstract class ServiceError extends Error {
  abstract readonly retryHelps: boolean;

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** The configuration names something that cannot be used. */
export class ConfigError extends ServiceError {
  readonly retryHelps = false;

  readonly key: string;
  readonly value: unknown;

  constructor(key: string, value: unknown, reason: string, options?: ErrorOptions) {
    super(`${key} = ${shown(value)}: ${reason}`, options);
    this.key = key;
    this.value = value;
  }
}

/** The node is of another chain than it has to be. */
export class WrongChainError extends ServiceError {
  readonly retryHelps = false;

  readonly expected: string;
  readonly found: string;

  constructor(expected: string, found: string) {
    super(`the node is of chain ${found}, the deployment of ${expected}`);
    this.expected = expected;
    this.found = found;
  }
}

/** The chain could not be asked, or its answer did not arrive: what was sent may have arrived or not. */
export class ChainUnreachableError extends ServiceError {
  readonly retryHelps = true;
}

/** A value as a message shows it: as JSON, without what a URL holds of a name and password. */
export function shown(value: unknown): string {
  // JSON has no words for either.
  if (typeof value === "bigint" || (typeof value === "number" && !Number.isFinite(value))) return String(value);
  return JSON.stringify(value)?.replace(/\/\/[^/]*@/, "//…@") ?? "(missing)";
}

/** The message of anything that was thrown. */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Whether doing the same again later can succeed, as the error says itself. An error that does not say is a defect, which would happen again. */
export const retryHelps = (error: unknown): boolean =>
  error instanceof Error && "retryHelps" in error && error.retryHelps === true;
