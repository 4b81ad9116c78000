import type { ContractEvent } from "../generated/events.ts";

export interface EventAttributesSchema {
  type: string;
  properties: Record<string, object>;
  required: string[];
  additionalProperties: boolean;
}

export interface EventSchema {
  title: string;
  description?: string;
  /** JSON schema of what `eventAttributes` gives. */
  attributes: EventAttributesSchema;
}

/** By the contract and the event's type. */
export type EventSchemas = Record<ContractEvent["emitter"], Record<string, EventSchema>>;
