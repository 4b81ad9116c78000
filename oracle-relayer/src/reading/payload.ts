import * as v from "valibot";
import { type Reading, U32_MAX, U64_MAX } from "./reading.ts";
import type { Rejection } from "./rejection.ts";

/** A reading takes some 250 bytes; nothing that needs more than this is one. */
export const MAX_PAYLOAD_BYTES = 1024;

const registerWh = v.pipe(
  v.string(),
  v.regex(/^(0|[1-9][0-9]{0,19})$/, "not a decimal without leading zeros"),
  v.transform((text) => BigInt(text)),
  v.maxValue(U64_MAX, "more than 64 bits"),
);

// 64 bytes are 86 characters and two of padding; the last character before the padding carries four bits only.
const signature = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z0-9+/]{85}[AQgw]==$/, "not 64 bytes in base64"),
  v.transform((text) => new Uint8Array(Buffer.from(text, "base64"))),
);

const schema = v.strictObject({
  slot: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(U32_MAX)),
  import_total_wh: registerWh,
  export_total_wh: registerWh,
  flags: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(255)),
  signature,
});

/** Reads the payload of a `reading` message (docs/devices/meters.md, "Talking"). Whether it was signed by its meter is the contract's to say. */
export function parsePayload(payload: Uint8Array): Omit<Reading, "meterId"> | Rejection {
  if (payload.length > MAX_PAYLOAD_BYTES) {
    return { reason: "payload_too_large", detail: `${payload.length} bytes, at most ${MAX_PAYLOAD_BYTES}` };
  }
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(payload));
  } catch {
    return { reason: "payload_not_json", detail: "not JSON in UTF-8" };
  }
  const parsed = v.safeParse(schema, json, { abortEarly: true });
  if (!parsed.success) {
    const issue = parsed.issues[0];
    return { reason: "payload_invalid", detail: `${v.getDotPath(issue) ?? "payload"}: ${issue.message}` };
  }
  const { slot, import_total_wh, export_total_wh, flags, signature } = parsed.output;
  return { slot, importTotalWh: import_total_wh, exportTotalWh: export_total_wh, flags, signature };
}
