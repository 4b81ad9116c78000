import * as v from "valibot";
import { bytesFromWire } from "../wire/scalars.ts";

const attribute = v.object({ key: v.string(), value: v.optional(v.nullable(v.string()), "") });

export const eventSchema = v.pipe(
  v.object({ type: v.string(), attributes: v.optional(v.nullable(v.array(attribute)), []) }),
  v.transform(({ type, attributes }) => ({
    type,
    attributes: (attributes ?? []).map(({ key, value }) => ({ key, value: value ?? "" })),
  })),
);

export const eventsSchema = v.pipe(
  v.optional(v.nullable(v.array(eventSchema)), []),
  v.transform((events) => events ?? []),
);

const gas = v.pipe(
  v.optional(v.string(), "0"),
  v.transform((text) => BigInt(text)),
);

/** What CometBFT keeps of an executed transaction. */
export const txResultSchema = v.pipe(
  v.object({
    code: v.optional(v.number(), 0),
    codespace: v.optional(v.string(), ""),
    data: v.optional(v.nullable(v.string()), ""),
    log: v.optional(v.string(), ""),
    gas_used: gas,
    gas_wanted: gas,
    events: eventsSchema,
  }),
  v.transform(({ code, codespace, data, log, gas_used, gas_wanted, events }) => ({
    code,
    codespace,
    data: bytesFromWire(data ?? ""),
    rawLog: log,
    gasUsed: gas_used,
    gasWanted: gas_wanted,
    events,
  })),
);
