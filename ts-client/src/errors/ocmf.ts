import type { OcmfFault } from "../generated/values.ts";
import { WattmeshError } from "./wattmeshError.ts";

/** A record of a charging station is not taken, and never will be. */
export class OcmfError extends WattmeshError {
  override readonly name = "OcmfError";
  readonly retryHelps = false;
  /** What metering calls it. */
  readonly fault: OcmfFault;

  constructor(fault: OcmfFault, detail: string) {
    super(detail);
    this.fault = fault;
  }
}
