import { eventSchemas } from "../generated/eventSchemas.ts";
import { camel, snake } from "../wire/names.ts";
import { bytesToWire } from "../wire/scalars.ts";
import type { RawEvent } from "./attributes.ts";
import type { WattmeshEvent } from "./decodeEvents.ts";
import { moduleEventJson } from "./moduleEvents.ts";

export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/**
 * An event's attributes as JSON, in the wire's names: what has 64 bits or more is a decimal string, bytes are base64, and nothing is null. Packed
 * values are left out. `eventSchemas` describes those of contracts; the chain's modules speak protobuf's JSON.
 */
export function eventAttributes(event: WattmeshEvent, raw: RawEvent): Record<string, Json> {
  const fields = fieldsOf.get(`${event.emitter}.${event.type}`);
  if (fields === undefined) return moduleEventJson(raw) as Record<string, Json>;
  const attributes: Record<string, Json> = {};
  for (const { name, wire } of fields) attributes[wire] = jsonOf((event as unknown as Record<string, unknown>)[name]);
  return attributes;
}

/** Names of the fields that are told, here and on the wire, by the contract and the event's type. */
const fieldsOf = new Map(
  Object.entries(eventSchemas).flatMap(([emitter, events]) =>
    Object.entries(events).map(([type, { attributes }]) => [
      `${emitter}.${type}`,
      Object.keys(attributes.properties).map((wire) => ({ wire, name: camel(wire) })),
    ]),
  ),
);

/** A value of the client's as JSON in the wire's names: what has 64 bits or more is a decimal string, bytes are base64. */
export function jsonOf(value: unknown): Json {
  switch (typeof value) {
    case "bigint":
      return value.toString();
    case "undefined":
      return null;
    case "object":
      if (value instanceof Uint8Array) return bytesToWire(value);
      if (Array.isArray(value)) return value.map(jsonOf);
      return Object.fromEntries(Object.entries(value ?? {}).map(([name, inner]) => [snake(name), jsonOf(inner)]));
    default:
      return value as Json;
  }
}
