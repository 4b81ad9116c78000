import type { Compared } from "./devices.ts";

/** One fault, and what is left of it on the chain. */
export interface Row {
  readonly fault: string;
  /** Long ones run only when all are wanted. */
  readonly length: "short" | "long";
  /** Brings the fault about, lets the relayer get over it, and compares. */
  run(): Promise<Outcome>;
}

export interface Outcome extends Compared {
  /** What the row counted besides. */
  readonly note?: string;
}
