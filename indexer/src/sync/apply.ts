import {
  type ContractEvent,
  type Deployment,
  decodeEvents,
  eventAttributes,
  type WattmeshEvent,
} from "@wattmesh/client";
import type { Tariff } from "../concepts/handler.ts";
import { type Catalog, Changes } from "../db/changes.ts";
import { jsonText } from "../db/json.ts";
import type { Block, BlockEvent } from "./block.ts";
import { handle } from "./handlers.ts";

/** What a block comes to, before it is written. */
export interface Applied {
  changes: Changes;
  /** Types of contracts' events that this indexer does not know. */
  unknown: string[];
  events: number;
}

/** Said of each call of the clock, in every block: it has no place among the events. */
const HEARTBEAT = "wattmesh.clock.v1.EventContractCalled";
/**
 * Turns a block's events into changes of rows, in their order.
 *
 * `openSlots` is what `slot_opened` said of slots that are not final; handlers move it along.
 */
export function applyBlock(
  { height, time, events }: Block,
  deployment: Deployment,
  catalog: Catalog,
  openSlots: Map<number, Tariff>,
): Applied {
  const changes = new Changes(catalog);
  const unknown: string[] = [];
  let index = 0;
  for (const event of events) {
    const [decoded] = decodeEvents([event.raw], deployment);
    if (decoded === undefined) {
      const name = unknownName(event, deployment);
      if (name !== undefined) unknown.push(name);
      continue;
    }
    if (decoded.type === HEARTBEAT) continue;
    const attributes = eventAttributes(decoded, event.raw);
    changes.insert("events", {
      height,
      index,
      tx_hash: event.txHash && `\\x${event.txHash}`,
      emitter: decoded.emitter,
      type: decoded.type,
      ...subjectOf(decoded),
      attributes: jsonText(attributes),
    });
    if (!decoded.type.startsWith("wattmesh."))
      handle(decoded as ContractEvent, { height, time, index, attributes }, { changes, openSlots });
    index += 1;
  }
  if (index > 0) changes.insert("blocks", { height, time });
  return { changes, unknown, events: index };
}

function unknownName({ raw }: BlockEvent, { contracts }: Deployment): string | undefined {
  const from = raw.attributes.find(({ key }) => key === "_contract_address")?.value;
  const known = Object.entries(contracts).find(([, address]) => address === from);
  return known && `${known[0]}.${raw.type.slice("wasm-".length)}`;
}

/** What an event is about, to find it by. */
function subjectOf(event: WattmeshEvent): Record<"meter_id" | "bank" | "slot", number | null> {
  const number = (key: string): number | null => {
    const value = (event as unknown as Record<string, unknown>)[key];
    return typeof value === "number" ? value : null;
  };
  return { meter_id: number("meterId"), bank: number("bank"), slot: number("slot") };
}
