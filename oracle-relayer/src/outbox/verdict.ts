/** What the contract may say of a reading, in order of its codes. */
export const VERDICTS = [
  "accepted",
  "baseline",
  "catch_up",
  "duplicate",
  "superseded",
  "conflict",
  "bad_signature",
  "unknown_meter",
  "suspended",
  "went_back",
  "implausible",
  "future",
] as const;

export type VerdictName = (typeof VERDICTS)[number];

const FINAL: ReadonlySet<VerdictName> = new Set(VERDICTS.slice(0, 5));

/** Whether the reading's energy is in the contract's registers, now or already before. */
export const isFinal = (verdict: VerdictName): boolean => FINAL.has(verdict);
