import type { Database } from "./database.ts";

/** Counts of the readings and meters in the outbox. */
export interface OutboxStatus {
  readonly meters: number;
  readonly pending: number;
  readonly inFlight: number;
  readonly setAside: number;
  readonly rejected: number;
  /** When the oldest reading that is not decided came, in ms. */
  readonly oldestReceivedAtMs: number | undefined;
  readonly heldMeters: number;
  readonly unackedMeters: number;
  readonly appliedHeight: number;
}

export function prepareStatus(db: Database) {
  const count = (sql: string) => db.prepare(`SELECT count(*) AS n FROM ${sql}`);
  const counts = {
    meters: count("meter"),
    pending: count("reading WHERE state = 'pending'"),
    inFlight: count("reading WHERE state = 'in_flight'"),
    setAside: count("reading WHERE state = 'set_aside'"),
    rejected: count("rejected"),
    heldMeters: count("meter WHERE held_until_ms IS NOT NULL"),
    unackedMeters: count("meter WHERE final_slot IS NOT NULL AND (acked_slot IS NULL OR acked_slot <> final_slot)"),
  };
  const oldest = db.prepare(
    `SELECT min(at) AS at FROM (
       SELECT min(received_at_ms) AS at FROM reading WHERE state = 'pending'
       UNION ALL SELECT min(received_at_ms) FROM reading WHERE state = 'in_flight')`,
  );
  const height = db.prepare("SELECT value FROM property WHERE key = 'applied_height'");

  const read = (name: keyof typeof counts) => counts[name].get()?.n as number;
  const appliedHeight = () => Number(height.get()?.value ?? 0);

  const status = (): OutboxStatus => ({
    meters: read("meters"),
    pending: read("pending"),
    inFlight: read("inFlight"),
    setAside: read("setAside"),
    rejected: read("rejected"),
    oldestReceivedAtMs: (oldest.get()?.at as number | null) ?? undefined,
    heldMeters: read("heldMeters"),
    unackedMeters: read("unackedMeters"),
    appliedHeight: appliedHeight(),
  });

  return { status, appliedHeight };
}
