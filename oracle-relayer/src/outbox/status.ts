import type { Database } from "./database.ts";
import type { Memory } from "./memory.ts";

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

/** The counts of a store that somebody else may have open: it is looked through for them. */
export function readStatus(db: Database): OutboxStatus {
  const read = (name: string, sql: string) => db.prepare(`SELECT ${sql} AS n FROM ${name}`).get()?.n as number;
  const states = new Map(
    db
      .prepare("SELECT state, count(*) AS n, min(received_at_ms) AS oldest FROM reading GROUP BY state")
      .all()
      .map(({ state, n, oldest }) => [state, { n: n as number, oldest: oldest as number }]),
  );
  const undecided = ["pending", "in_flight"].flatMap((state) => states.get(state)?.oldest ?? []);
  return {
    meters: read("meter", "count(*)"),
    pending: states.get("pending")?.n ?? 0,
    inFlight: states.get("in_flight")?.n ?? 0,
    setAside: states.get("set_aside")?.n ?? 0,
    rejected: read("rejected", "count(*)"),
    oldestReceivedAtMs: undecided.length === 0 ? undefined : Math.min(...undecided),
    heldMeters: read("meter", "count(held_until_ms)"),
    unackedMeters: read(
      "meter WHERE final_slot IS NOT NULL AND (acked_slot IS NULL OR acked_slot <> final_slot)",
      "count(*)",
    ),
    appliedHeight: prepareHeight(db)(),
  };
}

export function prepareStatus(db: Database, memory: Memory) {
  const rejected = db.prepare("SELECT count(*) AS n FROM rejected");
  const appliedHeight = prepareHeight(db);
  const status = (): OutboxStatus => ({
    ...memory.counts,
    rejected: rejected.get()?.n as number,
    oldestReceivedAtMs: memory.oldestReceivedAtMs,
    appliedHeight: appliedHeight(),
  });
  return { status, appliedHeight };
}

function prepareHeight(db: Database) {
  const height = db.prepare("SELECT value FROM property WHERE key = 'applied_height'");
  return () => Number(height.get()?.value ?? 0);
}
