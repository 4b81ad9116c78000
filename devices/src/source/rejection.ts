import { shown } from "@wattmesh/service-kit/errors";

/** Why something that a source said is no reading. Each is one thing that a person can look after. */
export const rejectionReasons = [
  "truncated",
  "oversized",
  "checksum",
  "malformed",
  "duplicate_key",
  "missing",
  "unknown_obis",
  "wrong_unit",
  "not_a_number",
  "exponent",
  "spaces",
  "negative",
  "too_large",
  "decreasing",
  "time_without_zone",
  "skipped_hour",
  "bad_time",
  "future",
  "gap",
  "unreachable",
  "record_refused",
] as const;

export type RejectionReason = (typeof rejectionReasons)[number];

/** What was refused of a source, and why. */
export interface Rejection {
  readonly reason: RejectionReason;
  readonly detail: string;
}

/** Characters of a wrong value in a message. */
const MOST_SHOWN = 80;

/** A reader's way to say that what it reads is no reading. The source that catches it says so, and goes on with the next. */
export class RejectedError extends Error implements Rejection {
  readonly reason: RejectionReason;

  /** `where` is the place, such as a path or a line; `value` what stands there. */
  constructor(reason: RejectionReason, where: string, value: unknown, wanted: string) {
    const text = shown(value);
    const short = text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN - 1)}…` : text;
    super(`${where}: ${short}: ${wanted}`);
    this.name = "RejectedError";
    this.reason = reason;
  }

  get detail(): string {
    return this.message;
  }
}
