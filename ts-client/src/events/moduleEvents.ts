import { InvalidValueError } from "../errors/invalidValue.ts";
import * as clock from "../generated/proto/wattmesh/clock/v1/events.ts";
import * as poa from "../generated/proto/wattmesh/poa/v1/events.ts";
import { parseJson } from "../wire/json.ts";
import type { RawEvent } from "./attributes.ts";

const decoders = {
  "wattmesh.clock.v1.EventContractRegistered": clock.EventContractRegistered.fromJSON,
  "wattmesh.clock.v1.EventContractUnregistered": clock.EventContractUnregistered.fromJSON,
  "wattmesh.clock.v1.EventGasLimitSet": clock.EventGasLimitSet.fromJSON,
  "wattmesh.clock.v1.EventContractCalled": clock.EventContractCalled.fromJSON,
  "wattmesh.clock.v1.EventContractFailed": clock.EventContractFailed.fromJSON,
  "wattmesh.clock.v1.EventContractJailed": clock.EventContractJailed.fromJSON,
  "wattmesh.clock.v1.EventContractUnjailed": clock.EventContractUnjailed.fromJSON,
  "wattmesh.clock.v1.EventRoundDeferred": clock.EventRoundDeferred.fromJSON,
  "wattmesh.clock.v1.EventParamsUpdated": clock.EventParamsUpdated.fromJSON,
  "wattmesh.poa.v1.EventValidatorAdded": poa.EventValidatorAdded.fromJSON,
  "wattmesh.poa.v1.EventValidatorRemoved": poa.EventValidatorRemoved.fromJSON,
  "wattmesh.poa.v1.EventPowerSet": poa.EventPowerSet.fromJSON,
  "wattmesh.poa.v1.EventKeyRotated": poa.EventKeyRotated.fromJSON,
  "wattmesh.poa.v1.EventValidatorSetAnnounced": poa.EventValidatorSetAnnounced.fromJSON,
  "wattmesh.poa.v1.EventParamsUpdated": poa.EventParamsUpdated.fromJSON,
};

type ModuleEventType = keyof typeof decoders;

type EmitterOf<T> = T extends `wattmesh.${infer Module}.${string}` ? Module : never;

/** Every event of the chain's own modules; `type` tells them apart. */
export type ModuleEvent = {
  [T in ModuleEventType]: { emitter: EmitterOf<T>; type: T } & ReturnType<(typeof decoders)[T]>;
}[ModuleEventType];

/** An event of the chain's own modules, or nothing. Their attributes hold protobuf's JSON. */
export function decodeModuleEvent(event: RawEvent): ModuleEvent | undefined {
  if (!(event.type in decoders)) return undefined;
  const type = event.type as ModuleEventType;
  try {
    // `mode` and `msg_index` are the chain's own, and no JSON.
    const own = event.attributes.filter(({ key }) => key !== "mode" && key !== "msg_index");
    const fields = Object.fromEntries(own.map(({ key, value }) => [camel(key), camelKeys(parseJson(value))]));
    return { emitter: type.split(".")[1], type, ...decoders[type](fields) } as ModuleEvent;
  } catch {
    throw new InvalidValueError(`attributes of the event ${type}`, JSON.stringify(event.attributes));
  }
}

const camel = (text: string): string => text.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

function camelKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(camelKeys);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [camel(key), camelKeys(inner)]));
}
