import type { Reading } from "./reading.ts";

/** That a meter's counter starts again: its registers in Wh at the end of `slot`, and its signature, which also names its last reading on the chain. */
export interface Restart extends Omit<Reading, "flags"> {
  readonly kind: "restart";
}
