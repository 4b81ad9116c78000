import type { RejectionReason } from "../source/rejection.ts";

/** How a person says what a file does not: completes "…, or". */
export type HowToSay = (setting: "time-zone" | "decimal-mark") => string;

/** What is wrong with a text, and where: the reader of a file adds its name. */
export class Fault extends Error {
  readonly line: number | undefined;
  readonly value: string | undefined;
  readonly kind: RejectionReason;

  /** `line` counts from 1. `value` is what stands there, `reason` what is wrong with it and what to do. */
  constructor(
    reason: string,
    {
      line,
      value,
      kind = "malformed",
    }: { line?: number | undefined; value?: string | undefined; kind?: RejectionReason } = {},
  ) {
    super(reason);
    this.line = line;
    this.value = value;
    this.kind = kind;
  }
}
