import type { Restart } from "../reading/restart.ts";
import type { Database } from "./database.ts";
import { move } from "./states.ts";

interface RestartRow {
  meter_id: number;
  slot: number;
  import_total_wh: string;
  export_total_wh: string;
  signature: Uint8Array;
  state: "pending" | "in_flight" | "sent" | "refused";
  decided_at_ms: number | null;
}

/** Where a restart goes: `stored`, `known` already, or it `rests` because another of its meter was decided lately. */
export type RestartReceived = "stored" | "known" | "rests";

/** Restarts of counters on their way to the chain, one a meter and one a transaction: one that the contract refuses fails no readings. */
export function prepareRestarts(db: Database) {
  const find = db.prepare("SELECT * FROM restart WHERE meter_id = ?");
  const replaced = move("restart", "replaced");
  const put = db.prepare(
    `INSERT INTO restart VALUES (?, ?, ?, ?, ?, 'pending', NULL, NULL)
     ON CONFLICT (meter_id) DO UPDATE SET slot = excluded.slot, import_total_wh = excluded.import_total_wh,
       export_total_wh = excluded.export_total_wh, signature = excluded.signature, ${replaced.set}, attempt_id = NULL, decided_at_ms = NULL
     WHERE restart.${replaced.where}`,
  );
  const first = db.prepare("SELECT * FROM restart WHERE state = 'pending' ORDER BY meter_id LIMIT 1");
  const frozen = move("restart", "frozen");
  const markInFlight = db.prepare(
    `UPDATE restart SET ${frozen.set}, attempt_id = ? WHERE meter_id = ? AND signature = ? AND ${frozen.where}`,
  );
  const inAttempt = db.prepare("SELECT * FROM restart WHERE attempt_id = ? AND state = 'in_flight'");
  const prepareSettle = (name: "sent" | "refused" | "returned") => {
    const { set, where } = move("restart", name);
    return db.prepare(`UPDATE restart SET ${set}, decided_at_ms = ? WHERE attempt_id = ? AND ${where}`);
  };
  const settle = {
    sent: prepareSettle("sent"),
    refused: prepareSettle("refused"),
    returned: prepareSettle("returned"),
  };

  function receive({ meterId, slot, importTotalWh, exportTotalWh, signature }: Restart, nowMs: number, restMs: number) {
    const row = find.get(meterId) as RestartRow | undefined;
    const isSame = row !== undefined && row.slot === slot && Buffer.compare(row.signature, signature) === 0;
    if (row?.state === "in_flight" || (isSame && row?.state !== "refused")) return "known" satisfies RestartReceived;
    // Each costs a transaction, so whoever has the key has one in a while.
    if (row?.decided_at_ms != null && nowMs < row.decided_at_ms + restMs) return "rests" satisfies RestartReceived;
    put.run(meterId, slot, String(importTotalWh), String(exportTotalWh), signature);
    return "stored" satisfies RestartReceived;
  }

  /** One that may be sent. */
  function next(): Restart | undefined {
    const row = first.get() as RestartRow | undefined;
    return row && restartOf(row);
  }

  /** Whether the restart is in flight with the attempt now. */
  const freeze = (attemptId: number, { meterId, signature }: Restart): boolean =>
    markInFlight.run(attemptId, meterId, signature).changes === 1;

  /** The restart that an attempt carried, which is decided now or, when its transaction never was in a block, pending again. */
  function decide(attemptId: number, became: keyof typeof settle, nowMs: number): Restart | undefined {
    const row = inAttempt.get(attemptId) as RestartRow | undefined;
    settle[became].run(became === "returned" ? null : nowMs, attemptId);
    return row && restartOf(row);
  }

  return { receive, next, freeze, decide };
}

function restartOf(row: RestartRow): Restart {
  return {
    kind: "restart",
    meterId: row.meter_id,
    slot: row.slot,
    importTotalWh: BigInt(row.import_total_wh),
    exportTotalWh: BigInt(row.export_total_wh),
    signature: row.signature,
  };
}
