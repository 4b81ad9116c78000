import type { EntryNames } from "./entries.ts";

/** Questions whose names say too little among those of all contracts. */
export const queryNames: EntryNames = {
  token: { totals: "getTokenTotals", download_logo: "getLogo" },
  metering: { quality: "getMeterQuality" },
  grid: { events: "getDemandResponseEvents", controller: "getStateController" },
  balancing: {
    config: "getBalancingConfig",
    progress: "getBalancingProgress",
    zone: "getBalancedZone",
    zones: "getBalancedZones",
    forecast: "getZoneForecast",
    score: "getForecastScore",
    offer: "getFlexibilityOffer",
    offers: "getFlexibilityOffers",
    calls: "getFlexibilityCalls",
    account: "getBalancingAccount",
    accounts: "getBalancingAccounts",
    money: "getBalancingMoney",
  },
};

/** Messages whose names say too little among those of all contracts. */
export const actionNames: EntryNames = {
  token: {
    transfer: "transferEnergy",
    transfer_from: "transferEnergyFrom",
    send: "sendEnergy",
    send_from: "sendEnergyFrom",
    burn: "burnEnergy",
    burn_from: "burnEnergyFrom",
  },
  grid: { set_state: "setGridState", set_controller: "setStateController" },
  balancing: {
    set_params: "setZoneParams",
    say_state: "sayGridState",
    set_offer: "setFlexibilityOffer",
    remove_offer: "removeFlexibilityOffer",
    call: "callFlexibility",
    deposit: "depositToBalancing",
    withdraw: "withdrawFromBalancing",
  },
};

/** Messages that people do not send, and who does. */
export const sentByContracts: EntryNames = {
  token: { settle: "trading" },
  grid: { report_slot: "trading" },
  metering: { close_registers: "registry" },
};

/** What an action gives back beside its transaction: a field of an event that the transaction always has. */
export const givenBack: EntryNames = {
  registry: {
    apply: "proposal_opened.proposal_id",
    propose: "proposal_opened.proposal_id",
    apply_for_meter: "meter_applied_for.application_id",
    report_tamper: "tamper_reported.report_id",
  },
  grid: { add_zone: "zone_added.zone_id", announce_event: "event_announced.event_id" },
};

/** Actions of `src/actions`, and what there is to think about. Their messages are generated all the same. */
export const actionsByHand: EntryNames = {
  registry: { approve: "no event: the proposal is still open", reject: "no event: the proposal is still open" },
  trading: {
    place_orders: "one id is told, of the first order",
    replace_orders: "as for place_orders and cancel_orders",
    cancel_orders: "no event: nothing was open",
    cancel_all_orders: "only the answer tells whether more are left",
  },
};

/** Actions of `src/actions` whose messages are made there too, and why. */
export const messagesByHand: EntryNames = {
  metering: { submit_readings: "readings are packed" },
  trading: { deposit: "coins go along" },
  balancing: { deposit: "coins go along" },
};

/** Messages and questions of the chain's modules whose names say too little beside those of the contracts. */
export const moduleNames: Record<string, Record<string, string>> = {
  lanes: { Params: "getLanesParams", Limits: "getGasLimits", UpdateParams: "updateLanesParams" },
  clock: {
    Contract: "getClockContract",
    Contracts: "getClockContracts",
    Params: "getClockParams",
    UpdateParams: "updateClockParams",
  },
  poa: { Params: "getPoaParams", RotateKey: "rotateValidatorKey", UpdateParams: "updatePoaParams" },
};
