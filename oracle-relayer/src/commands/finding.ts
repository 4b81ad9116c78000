/** What the doctor found of one thing. */
export interface Finding {
  readonly check: string;
  readonly ok: boolean;
  readonly detail: string;
}

/** Adds a finding; what the probe found, nothing when it failed. */
export type Check = <T>(
  name: string,
  probe: () => T | Promise<T>,
  describe: (found: T) => string,
) => Promise<T | undefined>;
