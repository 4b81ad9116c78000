import type { ContractEvent } from "@wattmesh/client";
import type { KeyBeginning } from "@/kit/queries/keys";

type Answers = readonly KeyBeginning[];

const nothing: Answers = [];

/** A slot's settlement does much that shows only with its end: `slot_finalized` says so once for all of it. */
const withTheSlot: Answers = [];

/** What an order or a batch changes: the book, trades, and one's own orders, account and positions. */
const market: Answers = [
  ["indexer", "market"],
  ["indexer", "point", "orders"],
  ["indexer", "point", "positions"],
  ["indexer", "point", "inbox"],
  ["chain", "book"],
  ["chain", "point"],
];

/** Money that came to an account or left it, for the coins of a wallet. */
const coins: Answers = [
  ["indexer", "point"],
  ["chain", "point"],
  ["chain", "standing"],
];

const grid: Answers = [
  ["chain", "zones"],
  ["indexer", "community"],
];

const states: Answers = [...grid, ["indexer", "point", "inbox"]];

const meters: Answers = [
  ["chain", "standing"],
  ["indexer", "community"],
];

const flags: Answers = [...meters, ["indexer", "flags"]];

const applications: Answers = [
  ["chain", "standing"],
  ["chain", "meterApplications"],
];

const offers: Answers = [
  ["chain", "flexibility", "offers"],
  ["chain", "flexibility", "offered"],
  ["chain", "flexibility", "baseline"],
];

/** An operator's money is held back for a call, and is free again when it ends. */
const calls: Answers = [
  ["indexer", "flexibility", "calls"],
  ["chain", "flexibility", "called"],
  ["chain", "flexibility", "account"],
];

const awards: Answers = [
  ...calls,
  ["chain", "flexibility", "awards"],
  ["indexer", "flexibility", "earned"],
  ["indexer", "point", "inbox"],
];

const flexibilityMoney: Answers = [
  ["chain", "flexibility", "account"],
  ["chain", "standing"],
];

const cuts: Answers = [["indexer", "flexibility", "cuts"]];

const cutPoints: Answers = [...cuts, ["indexer", "point", "inbox"]];

const classes: Answers = [["chain", "flexibility", "class"]];

const money: Answers = [["chain", "money"]];

/** Which cached answers an event makes old. A new event does not compile until somebody has decided. */
export const madeOldBy: Readonly<Record<ContractEvent["type"], Answers>> = {
  // The community and its meters
  registry_started: nothing,
  metering_set: nothing,
  verifiers_changed: [["chain", "registryConfig"]],
  proposal_opened: [["chain", "proposals"]],
  proposal_voted: [["chain", "proposals"]],
  proposal_closed: [
    ["chain", "proposals"],
    ["chain", "participants"],
    ["chain", "standing"],
  ],
  participant_status_changed: [
    ["indexer", "point", "inbox"],
    ["chain", "participants"],
    ["chain", "standing"],
  ],
  profile_updated: [
    ["chain", "participants"],
    ["chain", "standing"],
  ],
  point_terms_set: [["chain", "registryConfig"]],
  meter_applied_for: applications,
  meter_application_voted: applications,
  meter_application_closed: applications,
  meter_registered: meters,
  connection_named: meters,
  connection_forgotten: meters,
  meter_recalled: meters,
  meter_flagged: flags,
  flag_appealed: flags,
  flag_ended: flags,
  meter_status_changed: meters,
  key_rotated: meters,
  export_quarantined: meters,
  quarantine_backed: meters,
  export_released: meters,
  restart_signed: meters,
  restart_backed: meters,
  registers_restarted: meters,
  registers_closed: meters,
  export_dropped: meters,
  tamper_reported: [
    ["indexer", "tamper"],
    ["indexer", "point", "inbox"],
  ],
  metering_started: nothing,
  readings_submitted: withTheSlot,
  ocmf_refused: nothing,
  quality_submitted: nothing,

  // The grid
  grid_started: nothing,
  zone_added: grid,
  zone_updated: grid,
  line_set: grid,
  island_set: grid,
  state_set: states,
  controller_set: grid,
  storage_set: grid,
  tariff_set: [["chain", "terms"]],
  tariff_notice_set: [["chain", "terms"]],
  balancing_named: nothing,
  event_announced: [["chain", "demandResponseEvents"]],
  event_withdrawn: [["chain", "demandResponseEvents"]],
  slot_reported: [
    ["indexer", "slots"],
    ["indexer", "community"],
  ],

  // Balancing
  balancing_started: nothing,
  zone_params_set: [
    ["chain", "flexibility", "terms"],
    ["chain", "flexibility", "params"],
  ],
  state_said: nothing,
  state_moved: states,
  island_made: states,
  island_ended: states,
  island_refused: nothing,
  state_refused: nothing,
  slot_unknown: nothing,
  offer_set: offers,
  offer_removed: offers,
  call_opened: calls,
  call_missed: calls,
  call_awarded: calls,
  offer_awarded: awards,
  award_voided: awards,
  award_delivered: awards,
  call_ended: calls,
  point_class_said: classes,
  point_class_set: classes,
  cut_opened: [...cuts, ...flexibilityMoney],
  cut_missed: cuts,
  point_cut: cutPoints,
  cut_made: [...cuts, ...flexibilityMoney],
  cut_measured: [...cutPoints, ...flexibilityMoney],
  cut_ended: [...cuts, ...flexibilityMoney],
  balancing_deposited: flexibilityMoney,
  balancing_withdrawn: flexibilityMoney,

  // Slots
  slot_opened: withTheSlot,
  slot_waits: nothing,
  slot_cleared: withTheSlot,
  bank_settled: withTheSlot,
  bank_set_aside: withTheSlot,
  counterparty_settled: withTheSlot,
  reserves_freed: withTheSlot,
  zone_beyond_line: [["indexer", "beyondLine"]],
  identity_violated: withTheSlot,
  slot_booked: withTheSlot,
  slot_finalized: [
    ["indexer", "slots"],
    ["indexer", "point"],
    ["chain", "latestOutcome"],
    ["chain", "point"],
    ["chain", "energyBalance"],
  ],
  slots_skipped: [["indexer", "point", "bills"]],
  message_deferred: nothing,

  // Accounts and rules
  trading_started: nothing,
  rule_set: [
    ["indexer", "point"],
    ["chain", "point"],
  ],
  deposited: coins,
  withdrawal_requested: coins,
  withdrawal_held: coins,
  withdrawn: coins,
  withdrawal_returned: coins,
  dues_moved: [
    ["indexer", "point"],
    ["chain", "point"],
  ],
  debts_received: nothing,
  money_params_set: money,
  withdrawals_paused: money,
  resumption_backed: money,
  utility_short: nothing,
  transferred: [
    ["indexer", "point"],
    ["chain", "point"],
  ],
  credit_line_set: [["chain", "point"]],
  work_bound_set: nothing,

  // The forward market
  book_opened: [["indexer", "market"]],
  book_set_aside: nothing,
  batches_stopped: market,
  batches_resumed: market,
  batch_cleared: market,
  orders_placed: market,
  orders_cancelled: market,
  orders_ended: market,
  orders_filled: market,
  order_triggered: market,
  references_moved: [["chain", "book"]],
  forward_params_set: [["chain", "forward"]],
  pricing_set: [["chain", "forward"]],
  oracle_set: [["chain", "forward"]],
  delegate_set: [["chain", "delegates"]],
  delegate_removed: [["chain", "delegates"]],

  // Energy tokens
  token_started: nothing,
  energy_held: withTheSlot,
  energy_drawn: withTheSlot,
  energy_transferred: [["chain", "energyBalance"]],
  energy_retired: [["chain", "energyBalance"]],
  allowance_changed: nothing,
  marketing_updated: nothing,
};
