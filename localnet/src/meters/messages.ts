import type { StoredReading } from "./store.ts";

/** The payload of a reading, on topic `v1/<community>/<meter_id>/reading`. */
export function readingPayload(reading: StoredReading): string {
  return JSON.stringify({
    slot: reading.slot,
    import_total_wh: String(reading.importTotalWh),
    export_total_wh: String(reading.exportTotalWh),
    flags: reading.flags,
    signature: Buffer.from(reading.signature).toString("base64"),
  });
}

export const readingTopic = (community: string, meterId: number): string => `v1/${community}/${meterId}/reading`;

/** The topic filters that the meters of a community subscribe to. */
export const meterTopics = (community: string): string[] => [`v1/${community}/+/ack`, `v1/${community}/+/resend`];

/** A message to a meter: an acknowledgement, or a request to send readings again. */
export type MeterMessage =
  | { kind: "ack"; meterId: number; slot: number }
  | { kind: "resend"; meterId: number; from: number; to: number };

/** Parses a message to a meter; `undefined` when it is malformed. */
export function readMeterMessage(topic: string, payload: Uint8Array): MeterMessage | undefined {
  const [, , meter = "", kind] = topic.split("/");
  if (!/^\d+$/.test(meter)) return undefined;
  const meterId = Number(meter);
  let content: Record<string, unknown>;
  try {
    content = JSON.parse(Buffer.from(payload).toString("utf8"));
  } catch {
    return undefined;
  }
  const { slot, from, to } = content ?? {};
  if (kind === "ack" && isSlot(slot)) return { kind, meterId, slot };
  if (kind === "resend" && isSlot(from) && isSlot(to)) return { kind, meterId, from, to };
  return undefined;
}

const isSlot = (value: unknown): value is number =>
  typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= 0xffff_ffff;
