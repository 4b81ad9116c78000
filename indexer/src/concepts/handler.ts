import type { ContractEvent, Json } from "@wattmesh/client";
import type { Changes } from "../db/changes.ts";

/** Where an event stands. */
export interface Place {
  height: number;
  /** Of the block. */
  time: Date;
  /** Among the block's events of Wattmesh. */
  index: number;
  /** As they are stored. */
  attributes: Readonly<Record<string, Json>>;
}

/** Terms of a slot whose work has begun. */
export interface Tariff {
  feedInMicroPerKwh: number;
  retailMicroPerKwh: number;
}

/** What a handler may use: the changes it adds to, and the terms of slots in work. */
export interface Context {
  readonly changes: Changes;
  /** By slot, from `slot_opened` until `slot_finalized`. */
  readonly openSlots: Map<number, Tariff>;
}

/** Turns one event into changes of rows. */
export type Handler<Event extends ContractEvent> = (event: Event, place: Place, context: Context) => void;

/** One handler for each event that the contracts tell, by the names of both. */
export type Handlers = { readonly [Event in ContractEvent as `${Event["emitter"]}.${Event["type"]}`]: Handler<Event> };
