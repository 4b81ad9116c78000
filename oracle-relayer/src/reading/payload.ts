import { shown } from "@wattmesh/service-kit/errors";
import * as v from "valibot";
import { type Reading, U32_MAX, U64_MAX } from "./reading.ts";
import type { Rejection } from "./rejection.ts";
import type { Restart } from "./restart.ts";

/** A reading takes some 250 bytes; nothing that needs more than this is one. */
export const MAX_PAYLOAD_BYTES = 1024;

/** Characters of a wrong value in a message. */
const MOST_SHOWN = 80;

const OBJECT = "an object is wanted";
const REGISTER = `a whole number of Wh is wanted, at most ${U64_MAX}, without leading zeros`;

// JSON's numbers are exact up to 2^53 only.
const registerWh = v.pipe(
  v.union([v.string(), v.number()], REGISTER),
  v.check(
    (said) => (typeof said === "number" ? Number.isSafeInteger(said) : /^(0|[1-9][0-9]{0,19})$/.test(said)),
    ({ input }) => (Number.isInteger(input) ? `${REGISTER}; in quotes, because JSON's numbers end at 2^53` : REGISTER),
  ),
  v.transform((said) => BigInt(said)),
  v.minValue(0n, REGISTER),
  v.maxValue(U64_MAX, REGISTER),
);

// 64 bytes are 86 characters of base64 and two of padding; the last before the padding carries four bits only.
const BASE64 = /^(?:[A-Za-z0-9+/]{85}|[A-Za-z0-9_-]{85})[AQgw](?:==)?$/;
const HEX = /^[0-9A-Fa-f]{128}$/;
const SIGNATURE = "64 bytes in base64, base64url or hex are wanted";

const signature = v.pipe(
  v.string(SIGNATURE),
  v.check((text) => HEX.test(text) || BASE64.test(text), SIGNATURE),
  v.transform((text) => new Uint8Array(Buffer.from(text, HEX.test(text) ? "hex" : "base64"))),
);

const whole = (most: number) => {
  const wanted = `a whole number from 0 to ${most} is wanted`;
  return v.pipe(v.number(wanted), v.integer(wanted), v.minValue(0, wanted), v.maxValue(most, wanted));
};

// What else a meter says of itself, such as its battery, is nobody's concern here.
const registers = { slot: whole(U32_MAX), import_total_wh: registerWh, export_total_wh: registerWh };
// A reading that came here by mistake would cost a transaction.
const notOfRestarts = v.optional(v.never("is a reading's; a restart has none"));
const restartSchema = v.object({ ...registers, flags: notOfRestarts, signature }, OBJECT);
const readingSchema = v.object({ ...registers, flags: whole(255), signature }, OBJECT);

/** Reads the payload of a `reading` message (docs/devices/meters.md, "Talking"). Whether it was signed by its meter is the contract's to say. */
export function parsePayload(payload: Uint8Array): Omit<Reading, "meterId"> | Rejection {
  const said = parse(readingSchema, payload);
  if ("reason" in said) return said;
  const { slot, import_total_wh, export_total_wh, flags, signature } = said;
  return { slot, importTotalWh: import_total_wh, exportTotalWh: export_total_wh, flags, signature };
}

/** Reads the payload of a `restart` message. */
export function parseRestart(payload: Uint8Array): Omit<Restart, "meterId"> | Rejection {
  const said = parse(restartSchema, payload);
  if ("reason" in said) return said;
  const { slot, import_total_wh, export_total_wh, signature } = said;
  return { kind: "restart", slot, importTotalWh: import_total_wh, exportTotalWh: export_total_wh, signature };
}

type Schema = typeof readingSchema | typeof restartSchema;

function parse<S extends Schema>(schema: S, payload: Uint8Array): v.InferOutput<S> | Rejection {
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
    return { reason: "payload_invalid", detail: describe(issue) };
  }
  return parsed.output;
}

/** `import_total_wh: "1234.567": a whole number of Wh is wanted, …` */
function describe(issue: v.BaseIssue<unknown>): string {
  const key = issue.path?.at(-1);
  if (key !== undefined && key.value === undefined) return `${v.getDotPath(issue)}: missing`;
  const text = shown(key === undefined ? issue.input : key.value);
  const short = text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN - 1)}…` : text;
  return `${v.getDotPath(issue) ?? "payload"}: ${short}: ${issue.message}`;
}
