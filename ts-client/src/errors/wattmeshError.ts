/** What every error of this package is. */
export abstract class WattmeshError extends Error {
  /** Whether the same call may succeed later, without anybody changing what was asked for. */
  abstract readonly retryHelps: boolean;
  /** The class's name, also where a bundler has shortened it. */
  abstract override readonly name: string;
}
