import type { Incoming } from "../../src/outbox/receive.ts";
import type { Reading } from "../../src/reading/reading.ts";
import type { Restart } from "../../src/reading/restart.ts";

/** A reading of the model: valid unless it says otherwise. */
export function reading(
  meterId: number,
  slot: number,
  totals: Partial<Omit<Reading, "meterId" | "slot">> = {},
): Reading {
  return {
    meterId,
    slot,
    importTotalWh: BigInt(slot) * 100n,
    exportTotalWh: BigInt(slot) * 7n,
    flags: 0,
    signature: new Uint8Array(64).fill(1),
    ...totals,
  };
}

/** That the counter of a meter starts again with registers of 0, signed as the model likes it. */
export const restart = (meterId: number, slot: number, signed = 1): Restart => ({
  kind: "restart",
  meterId,
  slot,
  importTotalWh: 0n,
  exportTotalWh: 0n,
  signature: new Uint8Array(64).fill(signed),
});

/** The payload of its message on the wire. */
export const restartPayload = ({ slot, importTotalWh, exportTotalWh, signature }: Restart): string =>
  JSON.stringify({
    slot,
    import_total_wh: String(importTotalWh),
    export_total_wh: String(exportTotalWh),
    signature: Buffer.from(signature).toString("base64"),
  });

/** The message that carries it. */
export const incoming = (content: Reading | Restart): Incoming => ({
  topic: `v1/model/${content.meterId}/reading`,
  payload: new Uint8Array([1]),
  content,
});

/** The payload of the message on the wire. */
export function payloadOf({ slot, importTotalWh, exportTotalWh, flags, signature }: Reading): string {
  return JSON.stringify({
    slot,
    import_total_wh: String(importTotalWh),
    export_total_wh: String(exportTotalWh),
    flags,
    signature: Buffer.from(signature).toString("base64"),
  });
}
