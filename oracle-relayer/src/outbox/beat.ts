import type { Database } from "./database.ts";

/** Writes something to the disk and waits until it is there: proof that the store can still do so. */
export function prepareBeat(db: Database) {
  const write = db.prepare(
    "INSERT INTO property VALUES ('beat_at_ms', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
  );
  return (nowMs: number): void => {
    db.checkInPlace();
    db.transaction(() => void write.run(String(nowMs)));
  };
}
