import { InvalidValueError } from "../errors/invalidValue.ts";
import { moduleEventDecoders } from "../generated/modules/events.ts";
import { parseJson } from "../wire/json.ts";
import { camel } from "../wire/names.ts";
import type { RawEvent } from "./attributes.ts";

type ModuleEventType = keyof typeof moduleEventDecoders;

export const moduleEventTypes = Object.keys(moduleEventDecoders) as ModuleEventType[];

type EmitterOf<T> = T extends `wattmesh.${infer Module}.${string}` ? Module : never;

/** Every event of the chain's own modules; `type` tells them apart. */
export type ModuleEvent = {
  [T in ModuleEventType]: { emitter: EmitterOf<T>; type: T } & ReturnType<(typeof moduleEventDecoders)[T]>;
}[ModuleEventType];

/** An event of the chain's own modules, or nothing. Their attributes hold protobuf's JSON. */
export function decodeModuleEvent(event: RawEvent): ModuleEvent | undefined {
  if (!(event.type in moduleEventDecoders)) return undefined;
  const type = event.type as ModuleEventType;
  try {
    const fields = camelKeys(moduleEventJson(event));
    return { emitter: type.split(".")[1], type, ...moduleEventDecoders[type](fields) } as ModuleEvent;
  } catch {
    throw new InvalidValueError(`attributes of the event ${type}`, JSON.stringify(event.attributes));
  }
}

/** What a module says, as protobuf's JSON. `mode` and `msg_index` are the chain's own, and no JSON. */
export function moduleEventJson({ attributes }: RawEvent): Record<string, unknown> {
  const own = attributes.filter(({ key }) => key !== "mode" && key !== "msg_index");
  return Object.fromEntries(own.map(({ key, value }) => [key, parseJson(value)]));
}

function camelKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(camelKeys);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [camel(key), camelKeys(inner)]));
}
