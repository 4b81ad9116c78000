import { vi } from "vitest";

/** Waits until a check holds, as long as a busy machine may need. */
export const eventually = (check: () => void): Promise<void> => vi.waitFor(check, { timeout: 30_000 });
