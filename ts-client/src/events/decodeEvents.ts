import type { Deployment } from "../client/deployment.ts";
import type { ContractName } from "../generated/deployment.ts";
import { type ContractEvent, eventDecoders } from "../generated/events.ts";
import { Attributes, type RawEvent } from "./attributes.ts";
import { decodeModuleEvent, type ModuleEvent } from "./moduleEvents.ts";

/** Every event this package knows. */
export type WattmeshEvent = ContractEvent | ModuleEvent;

type Decoder = (attributes: Attributes) => ContractEvent;

/**
 * Events of the deployment's contracts and of the chain's own modules among those of a transaction or a block, in their order. Others, of the chain, of other contracts, or newer than
 * this package, are left out.
 *
 * Throws {@link InvalidValueError} when a known event does not hold what its schema says.
 */
export function decodeEvents(events: readonly RawEvent[], deployment: Pick<Deployment, "contracts">): WattmeshEvent[] {
  const names = new Map(Object.entries(deployment.contracts).map(([name, address]) => [address, name as ContractName]));
  return events.flatMap((event): WattmeshEvent[] => {
    const decoded = event.type.startsWith("wasm-") ? decodeContractEvent(event, names) : decodeModuleEvent(event);
    return decoded ? [decoded] : [];
  });
}

function decodeContractEvent(event: RawEvent, names: Map<string, ContractName>): ContractEvent | undefined {
  const attributes = new Attributes(event);
  const contract = attributes.has("_contract_address") && names.get(attributes.text("_contract_address"));
  if (!contract) return undefined;
  const decoders: Record<string, Decoder> = eventDecoders[contract];
  return decoders[event.type.slice("wasm-".length)]?.(attributes);
}
