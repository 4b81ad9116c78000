import type { ContractEvent } from "@wattmesh/client";
import { accountHandlers } from "../concepts/accounts/handlers.ts";
import { balancingHandlers } from "../concepts/balancing/handlers.ts";
import { bookHandlers } from "../concepts/books/handlers.ts";
import { callHandlers } from "../concepts/calls/handlers.ts";
import { communityHandlers } from "../concepts/community/handlers.ts";
import { cutHandlers } from "../concepts/cuts/handlers.ts";
import { demandResponseHandlers } from "../concepts/demand-response/handlers.ts";
import { flagHandlers } from "../concepts/flags/handlers.ts";
import { flowHandlers } from "../concepts/flows/handlers.ts";
import type { Context, Handler, Handlers, Place } from "../concepts/handler.ts";
import { meterApplicationHandlers } from "../concepts/meter-applications/handlers.ts";
import { meteringPointHandlers } from "../concepts/metering-points/handlers.ts";
import { orderHandlers } from "../concepts/orders/handlers.ts";
import { participantHandlers } from "../concepts/participants/handlers.ts";
import { proposalHandlers } from "../concepts/proposals/handlers.ts";
import { readingHandlers } from "../concepts/readings/handlers.ts";
import { resultHandlers } from "../concepts/results/handlers.ts";
import { slotHandlers } from "../concepts/slots/handlers.ts";
import { tariffHandlers } from "../concepts/tariffs/handlers.ts";
import { tokenHandlers } from "../concepts/tokens/handlers.ts";
import { zoneHandlers } from "../concepts/zones/handlers.ts";

/** A new event does not compile until a concept handles it. */
const handlers: Handlers = {
  ...accountHandlers,
  ...balancingHandlers,
  ...bookHandlers,
  ...callHandlers,
  ...communityHandlers,
  ...cutHandlers,
  ...demandResponseHandlers,
  ...flagHandlers,
  ...flowHandlers,
  ...meterApplicationHandlers,
  ...meteringPointHandlers,
  ...orderHandlers,
  ...participantHandlers,
  ...proposalHandlers,
  ...readingHandlers,
  ...resultHandlers,
  ...slotHandlers,
  ...tariffHandlers,
  ...tokenHandlers,
  ...zoneHandlers,
};

export function handle(event: ContractEvent, place: Place, context: Context): void {
  const handler: Handler<never> = handlers[`${event.emitter}.${event.type}` as keyof Handlers];
  handler(event as never, place, context);
}
