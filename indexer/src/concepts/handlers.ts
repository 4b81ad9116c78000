import type { ContractEvent } from "@wattmesh/client";
import { eventAnnounced } from "../handlers/grid/event_announced.ts";
import { eventWithdrawn } from "../handlers/grid/event_withdrawn.ts";
import { gridStarted } from "../handlers/grid/grid_started.ts";
import { islandSet } from "../handlers/grid/island_set.ts";
import { lineSet } from "../handlers/grid/line_set.ts";
import { slotReported } from "../handlers/grid/slot_reported.ts";
import { stateSet } from "../handlers/grid/state_set.ts";
import { storageSet } from "../handlers/grid/storage_set.ts";
import { tariffSet } from "../handlers/grid/tariff_set.ts";
import { gridTradingLinked } from "../handlers/grid/trading_linked.ts";
import { zoneAdded } from "../handlers/grid/zone_added.ts";
import { zoneUpdated } from "../handlers/grid/zone_updated.ts";
import { meteringStarted } from "../handlers/metering/metering_started.ts";
import { readingsSubmitted } from "../handlers/metering/readings_submitted.ts";
import { gridLinked } from "../handlers/registry/grid_linked.ts";
import { keyRotated } from "../handlers/registry/key_rotated.ts";
import { meterRegistered } from "../handlers/registry/meter_registered.ts";
import { meterStatusChanged } from "../handlers/registry/meter_status_changed.ts";
import { participantStatusChanged } from "../handlers/registry/participant_status_changed.ts";
import { profileUpdated } from "../handlers/registry/profile_updated.ts";
import { proposalClosed } from "../handlers/registry/proposal_closed.ts";
import { proposalOpened } from "../handlers/registry/proposal_opened.ts";
import { proposalVoted } from "../handlers/registry/proposal_voted.ts";
import { registryStarted } from "../handlers/registry/registry_started.ts";
import { tamperReported } from "../handlers/registry/tamper_reported.ts";
import { verifiersChanged } from "../handlers/registry/verifiers_changed.ts";
import { allowanceChanged } from "../handlers/token/allowance_changed.ts";
import { energyDrawn } from "../handlers/token/energy_drawn.ts";
import { energyHeld } from "../handlers/token/energy_held.ts";
import { energyRetired } from "../handlers/token/energy_retired.ts";
import { energyTransferred } from "../handlers/token/energy_transferred.ts";
import { marketingUpdated } from "../handlers/token/marketing_updated.ts";
import { slotBooked } from "../handlers/token/slot_booked.ts";
import { tokenStarted } from "../handlers/token/token_started.ts";
import { tokenTradingLinked } from "../handlers/token/trading_linked.ts";
import { bankSetAside } from "../handlers/trading/bank_set_aside.ts";
import { bankSettled } from "../handlers/trading/bank_settled.ts";
import { batchCleared } from "../handlers/trading/batch_cleared.ts";
import { bookOpened } from "../handlers/trading/book_opened.ts";
import { bookSetAside } from "../handlers/trading/book_set_aside.ts";
import { creditLineSet } from "../handlers/trading/credit_line_set.ts";
import { delegateRemoved } from "../handlers/trading/delegate_removed.ts";
import { delegateSet } from "../handlers/trading/delegate_set.ts";
import { deposited } from "../handlers/trading/deposited.ts";
import { forwardParamsSet } from "../handlers/trading/forward_params_set.ts";
import { identityViolated } from "../handlers/trading/identity_violated.ts";
import { messageDeferred } from "../handlers/trading/message_deferred.ts";
import { oracleSet } from "../handlers/trading/oracle_set.ts";
import { orderWoken } from "../handlers/trading/order_woken.ts";
import { ordersCancelled } from "../handlers/trading/orders_cancelled.ts";
import { ordersEnded } from "../handlers/trading/orders_ended.ts";
import { ordersFilled } from "../handlers/trading/orders_filled.ts";
import { ordersPlaced } from "../handlers/trading/orders_placed.ts";
import { partySettled } from "../handlers/trading/party_settled.ts";
import { pricingSet } from "../handlers/trading/pricing_set.ts";
import { referencesMoved } from "../handlers/trading/references_moved.ts";
import { reservesFreed } from "../handlers/trading/reserves_freed.ts";
import { ruleSet } from "../handlers/trading/rule_set.ts";
import { slotCleared } from "../handlers/trading/slot_cleared.ts";
import { slotFinalized } from "../handlers/trading/slot_finalized.ts";
import { slotOpened } from "../handlers/trading/slot_opened.ts";
import { slotWaits } from "../handlers/trading/slot_waits.ts";
import { slotsSkipped } from "../handlers/trading/slots_skipped.ts";
import { tradingStarted } from "../handlers/trading/trading_started.ts";
import { transferred } from "../handlers/trading/transferred.ts";
import { withdrawn } from "../handlers/trading/withdrawn.ts";
import { workBoundSet } from "../handlers/trading/work_bound_set.ts";
import type { Context, Handler, Place } from "./handler.ts";

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
