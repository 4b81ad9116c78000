import { type Verdict, verdicts } from "@wattmesh/client";
import * as v from "valibot";
import type { SignedReading, SignedRestart } from "../reading/signed.ts";

/** The payload of a reading, on topic `v1/<community>/<meter_id>/reading`. */
export const readingPayload = ({ flags, ...signed }: SignedReading): string =>
  JSON.stringify({ ...registers(signed), flags, signature: Buffer.from(signed.signature).toString("base64") });

/** The payload of a restart, on topic `v1/<community>/<meter_id>/restart`. */
export const restartPayload = (signed: SignedRestart): string =>
  JSON.stringify({ ...registers(signed), signature: Buffer.from(signed.signature).toString("base64") });

// Decimals in strings, because JSON's numbers end at 2^53.
const registers = ({ slot, importTotalWh, exportTotalWh }: Omit<SignedRestart, "meterId" | "signature">) => ({
  slot,
  import_total_wh: String(importTotalWh),
  export_total_wh: String(exportTotalWh),
});

/** The topic of a charging station's records. */
export const recordTopic = (community: string, meterId: number): string => `v1/${community}/${meterId}/ocmf`;

/** Where a reading is published, and as what. */
export const publicationOf = (
  community: string,
  reading: SignedReading,
): { topic: string; payload: string | Buffer } =>
  reading.record === undefined
    ? { topic: readingTopic(community, reading.meterId), payload: readingPayload(reading) }
    : { topic: recordTopic(community, reading.meterId), payload: Buffer.from(reading.record) };

export const readingTopic = (community: string, meterId: number): string => `v1/${community}/${meterId}/reading`;
export const restartTopic = (community: string, meterId: number): string => `v1/${community}/${meterId}/restart`;

/** A topic filter of what a meter is told; without a meter that of all meters of a community. */
export const meterTopic = (community: string, meterId: number | undefined, what: MeterMessage["kind"]): string =>
  `v1/${community}/${meterId ?? "+"}/${what}`;

/** A message to a meter: an acknowledgement, a request to send readings again, or that one was refused. */
export type MeterMessage =
  | { kind: "ack"; meterId: number; slot: number }
  | { kind: "resend"; meterId: number; from: number; to: number }
  | { kind: "refused"; meterId: number; slot: number; verdict: Verdict | "ocmf_refused" | "restart"; reason?: string };

/** What a relayer says takes some 100 bytes. */
const MOST_BYTES = 4_096;
const MOST_REASON = 500;

const slot = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(0xffff_ffff));
const schemas = {
  ack: v.object({ slot }),
  resend: v.object({ from: slot, to: slot }),
  refused: v.object({
    slot,
    verdict: v.picklist([...verdicts, "ocmf_refused", "restart"]),
    reason: v.exactOptional(
      v.pipe(
        v.string(),
        v.transform((text) => text.slice(0, MOST_REASON)),
      ),
    ),
  }),
};

/** Parses a message to a meter; `undefined` when it is malformed. */
export function readMeterMessage(topic: string, payload: Uint8Array): MeterMessage | undefined {
  const [, , meter = "", kind = ""] = topic.split("/");
  if (!/^\d{1,10}$/.test(meter) || payload.length > MOST_BYTES || !isKind(kind)) return undefined;
  let content: unknown;
  try {
    content = JSON.parse(Buffer.from(payload).toString("utf8"));
  } catch {
    return undefined;
  }
  const parsed = v.safeParse(schemas[kind], content);
  return parsed.success ? ({ kind, meterId: Number(meter), ...parsed.output } as MeterMessage) : undefined;
}

const isKind = (text: string): text is MeterMessage["kind"] => Object.hasOwn(schemas, text);
