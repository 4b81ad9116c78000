import { WattmeshError } from "./wattmeshError.ts";

/** Bytes are not what was packed. */
export class PackedBytesError extends WattmeshError {
  override readonly name = "PackedBytesError";
  readonly retryHelps = false;
  /** Where in the bytes. */
  readonly at: number;

  constructor(reason: string, at: number) {
    super(`${reason} at ${at}`);
    this.at = at;
  }
}
