import type { ContractEvent } from "@wattmesh/client";
import { eventAnnounced } from "./grid/event_announced.ts";
import { eventWithdrawn } from "./grid/event_withdrawn.ts";
import { gridStarted } from "./grid/grid_started.ts";
import { islandSet } from "./grid/island_set.ts";
import { lineSet } from "./grid/line_set.ts";
import { slotReported } from "./grid/slot_reported.ts";
import { stateSet } from "./grid/state_set.ts";
import { storageSet } from "./grid/storage_set.ts";
import { tariffSet } from "./grid/tariff_set.ts";
import { gridTradingLinked } from "./grid/trading_linked.ts";
import { zoneAdded } from "./grid/zone_added.ts";
import { zoneUpdated } from "./grid/zone_updated.ts";
import type { Context, Handler, Place } from "./handler.ts";
import { meteringStarted } from "./metering/metering_started.ts";
import { readingsSubmitted } from "./metering/readings_submitted.ts";
import { gridLinked } from "./registry/grid_linked.ts";
import { keyRotated } from "./registry/key_rotated.ts";
import { meterRegistered } from "./registry/meter_registered.ts";
import { meterStatusChanged } from "./registry/meter_status_changed.ts";
import { participantStatusChanged } from "./registry/participant_status_changed.ts";
import { profileUpdated } from "./registry/profile_updated.ts";
import { proposalClosed } from "./registry/proposal_closed.ts";
import { proposalOpened } from "./registry/proposal_opened.ts";
import { proposalVoted } from "./registry/proposal_voted.ts";
import { registryStarted } from "./registry/registry_started.ts";
import { tamperReported } from "./registry/tamper_reported.ts";
import { verifiersChanged } from "./registry/verifiers_changed.ts";
import { allowanceChanged } from "./token/allowance_changed.ts";
import { energyDrawn } from "./token/energy_drawn.ts";
import { energyHeld } from "./token/energy_held.ts";
import { energyRetired } from "./token/energy_retired.ts";
import { energyTransferred } from "./token/energy_transferred.ts";
import { marketingUpdated } from "./token/marketing_updated.ts";
import { slotBooked } from "./token/slot_booked.ts";
import { tokenStarted } from "./token/token_started.ts";
import { tokenTradingLinked } from "./token/trading_linked.ts";
import { bankSetAside } from "./trading/bank_set_aside.ts";
import { bankSettled } from "./trading/bank_settled.ts";
import { batchCleared } from "./trading/batch_cleared.ts";
import { bookOpened } from "./trading/book_opened.ts";
import { bookSetAside } from "./trading/book_set_aside.ts";
import { creditLineSet } from "./trading/credit_line_set.ts";
import { delegateRemoved } from "./trading/delegate_removed.ts";
import { delegateSet } from "./trading/delegate_set.ts";
import { deposited } from "./trading/deposited.ts";
import { forwardParamsSet } from "./trading/forward_params_set.ts";
import { identityViolated } from "./trading/identity_violated.ts";
import { messageDeferred } from "./trading/message_deferred.ts";
import { oracleSet } from "./trading/oracle_set.ts";
import { orderWoken } from "./trading/order_woken.ts";
import { ordersCancelled } from "./trading/orders_cancelled.ts";
import { ordersEnded } from "./trading/orders_ended.ts";
import { ordersFilled } from "./trading/orders_filled.ts";
import { ordersPlaced } from "./trading/orders_placed.ts";
import { partySettled } from "./trading/party_settled.ts";
import { pricingSet } from "./trading/pricing_set.ts";
import { referencesMoved } from "./trading/references_moved.ts";
import { reservesFreed } from "./trading/reserves_freed.ts";
import { ruleSet } from "./trading/rule_set.ts";
import { slotCleared } from "./trading/slot_cleared.ts";
import { slotFinalized } from "./trading/slot_finalized.ts";
import { slotOpened } from "./trading/slot_opened.ts";
import { slotWaits } from "./trading/slot_waits.ts";
import { slotsSkipped } from "./trading/slots_skipped.ts";
import { tradingStarted } from "./trading/trading_started.ts";
import { transferred } from "./trading/transferred.ts";
import { withdrawn } from "./trading/withdrawn.ts";
import { workBoundSet } from "./trading/work_bound_set.ts";

type Handlers = {
  [Emitter in ContractEvent["emitter"]]: {
    [Type in Extract<ContractEvent, { emitter: Emitter }>["type"]]: Handler<
      Extract<ContractEvent, { emitter: Emitter; type: Type }>
    >;
  };
};

/** One handler for each event that the contracts tell: a new event does not compile without one. */
const handlers: Handlers = {
  registry: {
    grid_linked: gridLinked,
    key_rotated: keyRotated,
    meter_registered: meterRegistered,
    meter_status_changed: meterStatusChanged,
    participant_status_changed: participantStatusChanged,
    profile_updated: profileUpdated,
    proposal_closed: proposalClosed,
    proposal_opened: proposalOpened,
    proposal_voted: proposalVoted,
    registry_started: registryStarted,
    tamper_reported: tamperReported,
    verifiers_changed: verifiersChanged,
  },
  metering: {
    metering_started: meteringStarted,
    readings_submitted: readingsSubmitted,
  },
  token: {
    allowance_changed: allowanceChanged,
    energy_drawn: energyDrawn,
    energy_held: energyHeld,
    energy_retired: energyRetired,
    energy_transferred: energyTransferred,
    marketing_updated: marketingUpdated,
    slot_booked: slotBooked,
    token_started: tokenStarted,
    trading_linked: tokenTradingLinked,
  },
  grid: {
    event_announced: eventAnnounced,
    event_withdrawn: eventWithdrawn,
    grid_started: gridStarted,
    island_set: islandSet,
    line_set: lineSet,
    slot_reported: slotReported,
    state_set: stateSet,
    storage_set: storageSet,
    tariff_set: tariffSet,
    trading_linked: gridTradingLinked,
    zone_added: zoneAdded,
    zone_updated: zoneUpdated,
  },
  trading: {
    bank_set_aside: bankSetAside,
    bank_settled: bankSettled,
    batch_cleared: batchCleared,
    book_opened: bookOpened,
    book_set_aside: bookSetAside,
    credit_line_set: creditLineSet,
    delegate_removed: delegateRemoved,
    delegate_set: delegateSet,
    deposited: deposited,
    forward_params_set: forwardParamsSet,
    identity_violated: identityViolated,
    message_deferred: messageDeferred,
    oracle_set: oracleSet,
    order_woken: orderWoken,
    orders_cancelled: ordersCancelled,
    orders_ended: ordersEnded,
    orders_filled: ordersFilled,
    orders_placed: ordersPlaced,
    party_settled: partySettled,
    pricing_set: pricingSet,
    references_moved: referencesMoved,
    reserves_freed: reservesFreed,
    rule_set: ruleSet,
    slot_cleared: slotCleared,
    slot_finalized: slotFinalized,
    slot_opened: slotOpened,
    slot_waits: slotWaits,
    slots_skipped: slotsSkipped,
    trading_started: tradingStarted,
    transferred: transferred,
    withdrawn: withdrawn,
    work_bound_set: workBoundSet,
  },
};

export function handle(event: ContractEvent, place: Place, context: Context): void {
  const { emitter, type } = event;
  const handler = (handlers[emitter] as Record<string, Handler<never>>)[type];
  handler?.(event as never, place, context);
}
