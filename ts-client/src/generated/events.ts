// Written by codegen/ from contracts/schema. Change the Rust types, not this file.

import type { Attributes } from "../events/attributes.ts";
import { decodeBankResults, type BankResults } from "../formats/bankResults.ts";
import { decodeDues, type Dues } from "../formats/dues.ts";
import { decodeFreedReserves, type FreedReserves } from "../formats/freedReserves.ts";
import { decodeOrderEnds, type OrderEnds } from "../formats/orderEnds.ts";
import { decodeOrderFills, type OrderFills } from "../formats/orderFills.ts";
import { decodeOrders, type Orders } from "../formats/orders.ts";
import { decodeVerdicts, type Verdicts } from "../formats/verdicts.ts";
import { actionFromWire, batchZoneFromWire, equipmentFromWire, expirationFromWire, forwardParamsFromWire, offerTermsFromWire, pricingFromWire, slotMoneyFromWire, sourceEnergyFromWire, sourceFactorFromWire, stateReasonFromWire, zoneParamsFromWire, zoneTotalsFromWire, type AccuracyClass, type Action, type ApplicationOutcome, type BatchZone, type CutVerdict, type DeliveryVerdict, type Equipment, type Expiration, type FindingKind, type ForwardParams, type GridState, type IslandEnd, type KeyType, type MeterStatus, type OcmfFault, type OfferTerms, type OrderReason, type ParticipantStatus, type PointClass, type PointKind, type Pricing, type ProposalStatus, type ReadingFormat, type Relief, type Role, type SaidState, type SlotMoney, type Source, type SourceEnergy, type SourceFactor, type StateReason, type TamperKind, type VoidReason, type ZoneParams, type ZoneTotals } from "./values.ts";

export interface ConnectionForgottenEvent {
  emitter: "registry";
  type: "connection_forgotten";
  meterId: number;
}

/** Of a meter that had none. The name is personal, and in no event. */
export interface ConnectionNamedEvent {
  emitter: "registry";
  type: "connection_named";
  by: string;
  meterId: number;
}

export interface FlagAppealedEvent {
  emitter: "registry";
  type: "flag_appealed";
  meterId: number;
  reason: string;
}

/** A meter's flag is ended by k of n, or because it is out of service for good. */
export interface FlagEndedEvent {
  emitter: "registry";
  type: "flag_ended";
  meterId: number;
  releasedSlot?: number | undefined;
}

export interface KeyRotatedEvent {
  emitter: "registry";
  type: "key_rotated";
  keyType: KeyType;
  meterId: number;
  publicKey: Uint8Array;
}

export interface MeterApplicationClosedEvent {
  emitter: "registry";
  type: "meter_application_closed";
  applicationId: bigint;
  meterId?: number | undefined;
  outcome: ApplicationOutcome;
}

/** An operator's or a verifier's approval, with what it rests on and the closing registers of the meter that is replaced, or refusal, with its reason. */
export interface MeterApplicationVotedEvent {
  emitter: "registry";
  type: "meter_application_voted";
  applicationId: bigint;
  approved: boolean;
  closingExportTotalWh?: bigint | undefined;
  closingImportTotalWh?: bigint | undefined;
  evidenceHash?: Uint8Array | undefined;
  reason?: string | undefined;
  voter: string;
}

/** The connection's name is personal, and in no event. */
export interface MeterAppliedForEvent {
  emitter: "registry";
  type: "meter_applied_for";
  applicant: string;
  applicationId: bigint;
  class: AccuracyClass;
  connectionW: number;
  inverterW: number;
  keyType: KeyType;
  lapsesSlot: number;
  /** None of a prosumer's. */
  pointKind?: PointKind | undefined;
  publicKey: Uint8Array;
  /** None of a meter that signs readings of docs/spec/formats.md. */
  readingFormat?: ReadingFormat | undefined;
  serial: string;
  source: Source;
  zoneId: number;
}

/** What somebody found in a meter's readings. */
export interface MeterFlaggedEvent {
  emitter: "registry";
  type: "meter_flagged";
  expectedWh: bigint;
  findingKind: FindingKind;
  flagger: string;
  fromSlot: number;
  measuredWh: bigint;
  meterId: number;
  otherMeterId?: number | undefined;
  /** Whether its readings are settled at the utility's prices until it is released. */
  quarantined: boolean;
  slots: number;
  toSlot: number;
}

/** A meter is suspended until it is reinstated, decommissioned, or the recall has lapsed. */
export interface MeterRecalledEvent {
  emitter: "registry";
  type: "meter_recalled";
  lapsesSlot: number;
  meterId: number;
  reason: string;
  recaller: string;
}

/** A metering point is approved; the one that its connection had is out of service. */
export interface MeterRegisteredEvent {
  emitter: "registry";
  type: "meter_registered";
  approvedSlot: number;
  approver: string;
  class: AccuracyClass;
  connectionW: number;
  evidenceHash: Uint8Array;
  inverterW: number;
  keyType: KeyType;
  meterId: number;
  owner: string;
  /** None of a prosumer's. */
  pointKind?: PointKind | undefined;
  publicKey: Uint8Array;
  /** None of a meter that signs readings of docs/spec/formats.md. */
  readingFormat?: ReadingFormat | undefined;
  replacedMeterId?: number | undefined;
  serial: string;
  source: Source;
  zoneId: number;
}

export interface MeterStatusChangedEvent {
  emitter: "registry";
  type: "meter_status_changed";
  meterId: number;
  status: MeterStatus;
}

/** Which contract keeps the closing registers of replaced meters from now on. */
export interface MeteringSetEvent {
  emitter: "registry";
  type: "metering_set";
  metering: string;
}

/** A participant's application, admission, rejection, suspension, reinstatement or revocation. */
export interface ParticipantStatusChangedEvent {
  emitter: "registry";
  type: "participant_status_changed";
  participant: string;
  role: Role;
  status: ParticipantStatus;
}

/** On which terms metering points are approved from now on. */
export interface PointTermsSetEvent {
  emitter: "registry";
  type: "point_terms_set";
  applicationSlots: number;
  operatorPowerW: number;
  slotSeconds: number;
}

/** What a participant says of themselves, with each application and each update. Location and contact are personal, and in no event. */
export interface ProfileUpdatedEvent {
  emitter: "registry";
  type: "profile_updated";
  certifications: string[];
  equipment: Equipment[];
  name: string;
  participant: string;
}

export interface ProposalClosedEvent {
  emitter: "registry";
  type: "proposal_closed";
  proposalId: bigint;
  status: ProposalStatus;
}

export interface ProposalOpenedEvent {
  emitter: "registry";
  type: "proposal_opened";
  action: Action;
  expiresAt: bigint;
  proposalId: bigint;
  proposer: string;
}

export interface ProposalVotedEvent {
  emitter: "registry";
  type: "proposal_voted";
  approved: boolean;
  proposalId: bigint;
  verifier: string;
}

/** What holds as long as the registry does. */
export interface RegistryStartedEvent {
  emitter: "registry";
  type: "registry_started";
  admin: string;
  grid: string;
  proposalSeconds: bigint;
}

export interface TamperReportedEvent {
  emitter: "registry";
  type: "tamper_reported";
  kind: TamperKind;
  meterId: number;
  note: string;
  reportId: bigint;
  reporter: string;
}

export interface VerifiersChangedEvent {
  emitter: "registry";
  type: "verifiers_changed";
  threshold: number;
  verifiers: string[];
}

/** Export in quarantine is forgotten. */
export interface ExportDroppedEvent {
  emitter: "metering";
  type: "export_dropped";
  exportWh: bigint;
  meterId: number;
}

/** A point is said to have fed in more than its inverter does. All that is in quarantine of it. */
export interface ExportQuarantinedEvent {
  emitter: "metering";
  type: "export_quarantined";
  exportWh: bigint;
  fromSlot: number;
  meterId: number;
  toSlot: number;
}

/** Export in quarantine counts: it is settled with slot `arrival_slot`, at the worst of the utility's prices in its slots. */
export interface ExportReleasedEvent {
  emitter: "metering";
  type: "export_released";
  arrivalSlot: number;
  exportWh: bigint;
  meterId: number;
}

/** What holds as long as metering does. */
export interface MeteringStartedEvent {
  emitter: "metering";
  type: "metering_started";
  admin: string;
  graceSeconds: number;
  grid: string;
  keepSlots: number;
  maxClockSkewSeconds: number;
  meteredSecondsPerSlot: number;
  registry: string;
  slotSeconds: number;
}

/** No reading is made of a record. */
export interface OcmfRefusedEvent {
  emitter: "metering";
  type: "ocmf_refused";
  /** What is wrong, with its beginning as it is written. */
  detail: string;
  fault: OcmfFault;
  meterId: number;
  slot: number;
  submitter: string;
}

/** A meter signed what it saw of its power in a slot. */
export interface QualitySubmittedEvent {
  emitter: "metering";
  type: "quality_submitted";
  frequencyMaxMhz: number;
  frequencyMinMhz: number;
  meterId: number;
  powerFactorPermille: number;
  slot: number;
  submitter: string;
  voltageMaxDv: number;
  voltageMeanDv: number;
  voltageMinDv: number;
  /** The zone whose extremes it counts for, of a feeder; nothing of anybody else's meter. */
  zoneId?: number | undefined;
}

/** A verifier decided about export in quarantine. */
export interface QuarantineBackedEvent {
  emitter: "metering";
  type: "quarantine_backed";
  by: string;
  meterId: number;
  release: boolean;
}

/** What became of a batch. Each reading's verdict is in `readings`. */
export interface ReadingsSubmittedEvent {
  emitter: "metering";
  type: "readings_submitted";
  /** Counted for the slot, baselines among them. */
  accepted: number;
  /** The slot whose settlement takes up what came too late. */
  arrivalSlot: number;
  bank: number;
  caughtUp: number;
  readings: Verdicts;
  /** Neither in the registers now nor before; sending them again does not help, but for `Future`, `TooSoon` and `Suspended`. */
  refused: number;
  slot: number;
  submitter: string;
}

/** A meter was replaced on its connection. What flowed in since its last reading that counts is settled with slot `arrival_slot`, at the highest retail price of the slots since then. */
export interface RegistersClosedEvent {
  emitter: "metering";
  type: "registers_closed";
  /** In which it was replaced. */
  arrivalSlot: number;
  exportTotalWh: bigint;
  /** The first slot without a reading; 0 of a meter that was never read. */
  fromSlot: number;
  importTotalWh: bigint;
  meterId: number;
  /** Nothing is known to be missed of a meter that was never read. */
  missedImportWh: bigint;
}

/** A meter is counted from new registers on. What it fed in since its last reading is nobody's; what flowed in is settled with slot `arrival_slot`, at the highest retail price of the slots in between. */
export interface RegistersRestartedEvent {
  emitter: "metering";
  type: "registers_restarted";
  arrivalSlot: number;
  confirmedBy: string;
  exportTotalWh: bigint;
  /** The first slot without a reading. */
  fromSlot: number;
  importTotalWh: bigint;
  meterId: number;
  missedImportWh: bigint;
  /** The last one: the registers stood so at its end. */
  slot: number;
}

/** A verifier confirmed a restart, and others still have to. */
export interface RestartBackedEvent {
  emitter: "metering";
  type: "restart_backed";
  by: string;
  meterId: number;
  missedImportWh: bigint;
  slot: number;
}

/** A meter signed that its counter starts again; somebody has to confirm it. */
export interface RestartSignedEvent {
  emitter: "metering";
  type: "restart_signed";
  exportTotalWh: bigint;
  importTotalWh: bigint;
  lapsesSlot: number;
  /** The last reading that counts. */
  lastSlot: number;
  meterId: number;
  slot: number;
}

/** What a spender may use now, after an increase, a decrease or a use. */
export interface AllowanceChangedEvent {
  emitter: "token";
  type: "allowance_changed";
  energyWh: bigint;
  /** Never when nothing is left. */
  expires: Expiration;
  owner: string;
  spender: string;
}

/** Settlement of a slot drew from an owner's holdings. */
export interface EnergyDrawnEvent {
  emitter: "token";
  type: "energy_drawn";
  energyWh: bigint;
  owner: string;
  slot: number;
}

/** Settlement of a slot added to an owner's holdings. */
export interface EnergyHeldEvent {
  emitter: "token";
  type: "energy_held";
  energyWh: bigint;
  owner: string;
  slot: number;
}

/** A holder burned what they hold. */
export interface EnergyRetiredEvent {
  emitter: "token";
  type: "energy_retired";
  by?: string | undefined;
  energyWh: bigint;
  owner: string;
}

/** Energy tokens went from one owner to another, by transfer or send, by the owner or a spender. */
export interface EnergyTransferredEvent {
  emitter: "token";
  type: "energy_transferred";
  /** Who used an allowance. */
  by?: string | undefined;
  energyWh: bigint;
  from: string;
  to: string;
}

/** The marketing information or the logo changed. */
export interface MarketingUpdatedEvent {
  emitter: "token";
  type: "marketing_updated";
  by: string;
}

/** What a slot's verified export minted, and how it was burned. */
export interface SlotBookedEvent {
  emitter: "token";
  type: "slot_booked";
  burnedConsumedWh: bigint;
  burnedExportedWh: bigint;
  minted: SourceEnergy[];
  slot: number;
}

/** What holds as long as the token does. */
export interface TokenStartedEvent {
  emitter: "token";
  type: "token_started";
  admin: string;
  gridGPerKwh: number;
  name: string;
  /** Of every source. */
  sourceGPerKwh: SourceFactor[];
  symbol: string;
  trading: string;
}

/** This contract alone can say that an emergency was measured. */
export interface BalancingNamedEvent {
  emitter: "grid";
  type: "balancing_named";
  balancing: string;
}

/** This one sets the zone's state beside its operator from now on; nobody does when it is empty. */
export interface ControllerSetEvent {
  emitter: "grid";
  type: "controller_set";
  controller?: string | undefined;
  zoneId: number;
}

/** A demand-response event for a zone and all zones below it. */
export interface EventAnnouncedEvent {
  emitter: "grid";
  type: "event_announced";
  eventId: number;
  fromSlot: number;
  multiplierPermille: number;
  /** The last slot. */
  toSlot: number;
  zoneId: number;
}

/** A demand-response event ends early or never begins. */
export interface EventWithdrawnEvent {
  emitter: "grid";
  type: "event_withdrawn";
  eventId: number;
  /** The last slot in which it holds; nothing when it never begins. */
  toSlot?: number | undefined;
  zoneId: number;
}

/** What holds as long as the grid does. */
export interface GridStartedEvent {
  emitter: "grid";
  type: "grid_started";
  admin: string;
  priceTickMicroPerKwh: number;
  slotSeconds: number;
  trading: string;
}

/** A zone is cut off from its parent, or joined again, from a slot on. */
export interface IslandSetEvent {
  emitter: "grid";
  type: "island_set";
  fromSlot: number;
  islanded: boolean;
  zoneId: number;
}

/** The line to the parent is this one from a slot on; from slot 0 when the zone is added. */
export interface LineSetEvent {
  emitter: "grid";
  type: "line_set";
  capacityDownWh: bigint;
  capacityUpWh: bigint;
  feeMicroPerKwh: number;
  fromSlot: number;
  zoneId: number;
}

/** A settled slot, zone by zone; what zones store moved by it. */
export interface SlotReportedEvent {
  emitter: "grid";
  type: "slot_reported";
  slot: number;
  zones: ZoneTotals[];
}

/** A zone's network is in this state from now on. */
export interface StateSetEvent {
  emitter: "grid";
  type: "state_set";
  state: GridState;
  zoneId: number;
}

/** How much a zone stores in all. */
export interface StorageSetEvent {
  emitter: "grid";
  type: "storage_set";
  capacityWh: bigint;
  zoneId: number;
}

/** So many slots that have not begun keep the tariff they have. */
export interface TariffNoticeSetEvent {
  emitter: "grid";
  type: "tariff_notice_set";
  tariffNoticeSlots: number;
}

/** The tariff is this one from a slot on; from slot 0 when the grid starts. */
export interface TariffSetEvent {
  emitter: "grid";
  type: "tariff_set";
  feedInMicroPerKwh: number;
  fromSlot: number;
  retailMicroPerKwh: number;
  tradingFeeMicroPerKwh: number;
}

/** A zone joined the tree; the root is the first and has no parent. */
export interface ZoneAddedEvent {
  emitter: "grid";
  type: "zone_added";
  name: string;
  operator: string;
  parentId?: number | undefined;
  zoneId: number;
}

/** A zone has another name or operator. */
export interface ZoneUpdatedEvent {
  emitter: "grid";
  type: "zone_updated";
  name: string;
  operator: string;
  zoneId: number;
}

/** A bank's values could not be read or settled; its points have no result in this slot. */
export interface BankSetAsideEvent {
  emitter: "trading";
  type: "bank_set_aside";
  bank: number;
  error: string;
  slot: number;
}

/** Points of one bank are settled; their accounts moved. */
export interface BankSettledEvent {
  emitter: "trading";
  type: "bank_settled";
  bank: number;
  results: BankResults;
  slot: number;
}

/** A batch traded. */
export interface BatchClearedEvent {
  emitter: "trading";
  type: "batch_cleared";
  /** Counted within the slot, from 1. */
  batch: number;
  /** The bundle it was run for. */
  bundleId?: bigint | undefined;
  slot: number;
  zones: BatchZone[];
}

/** Orders of a zone take part in batches again. */
export interface BatchesResumedEvent {
  emitter: "trading";
  type: "batches_resumed";
  zoneId: number;
}

/** A zone is in an emergency that was measured: its orders take part in no batch before that is over, or this slot is. */
export interface BatchesStoppedEvent {
  emitter: "trading";
  type: "batches_stopped";
  /** The last slot. */
  untilSlot: number;
  zoneId: number;
}

/** A slot's book opened with its first order: its prices hold until the slot begins. */
export interface BookOpenedEvent {
  emitter: "trading";
  type: "book_opened";
  ceilingMicroPerKwh: number;
  floorMicroPerKwh: number;
  orderDepositMicro: number;
  priceTickMicroPerKwh: number;
  slot: number;
}

/** Something of a slot's book could not be worked on and was left out; or the grid does not answer, and no book is cleared until it does. */
export interface BookSetAsideEvent {
  emitter: "trading";
  type: "book_set_aside";
  error: string;
  orderId?: bigint | undefined;
  slot: number;
}

/** A counterparty's account moved by a slot: utility, community, line operators, operators of islands. */
export interface CounterpartySettledEvent {
  emitter: "trading";
  type: "counterparty_settled";
  /** What of it moved in coins; the rest is owed. */
  coinsMicro: bigint;
  counterparty: string;
  moneyMicro: bigint;
  slot: number;
}

export interface CreditLineSetEvent {
  emitter: "trading";
  type: "credit_line_set";
  creditMicro: bigint;
  meterId: number;
}

/** A utility got coins for debts, outside of a slot. */
export interface DebtsReceivedEvent {
  emitter: "trading";
  type: "debts_received";
  amountMicro: bigint;
  utility: string;
}

export interface DelegateRemovedEvent {
  emitter: "trading";
  type: "delegate_removed";
  delegate: string;
  meterId: number;
}

export interface DelegateSetEvent {
  emitter: "trading";
  type: "delegate_set";
  delegate: string;
  expiresAt: bigint;
  highestBuyMicroPerKwh: number;
  lowestSellMicroPerKwh: number;
  meterId: number;
  slotEnergyWh: bigint;
}

export interface DepositedEvent {
  emitter: "trading";
  type: "deposited";
  amountMicro: bigint;
  by: string;
  /** Of a counterparty's account; empty for a point's. */
  counterparty?: string | undefined;
  /** Of a point's account; empty for a counterparty's. */
  meterId?: number | undefined;
}

/** What points of a bank and utilities owe each other moved by so much; it was paid, or is owed instead of being paid, in coins. */
export interface DuesMovedEvent {
  emitter: "trading";
  type: "dues_moved";
  bank: number;
  /** The coins came out of a withdrawal, and not from the points' available money. */
  byWithdrawal: boolean;
  moved: Dues;
}

export interface ForwardParamsSetEvent {
  emitter: "trading";
  type: "forward_params_set";
  params: ForwardParams;
}

/** A slot did not add up, which is a defect. The utility took the other side of what its points had moved, as far as it could, and paying out is paused. */
export interface IdentityViolatedEvent {
  emitter: "trading";
  type: "identity_violated";
  error: string;
  slot: number;
}

/** A message to the token or the grid failed and will be sent again. */
export interface MessageDeferredEvent {
  emitter: "trading";
  type: "message_deferred";
  contract: string;
  waiting: number;
}

export interface MoneyParamsSetEvent {
  emitter: "trading";
  type: "money_params_set";
  claimsEverySlots: number;
  utilityLowMicro: bigint;
  withdrawDelaySlots: number;
}

export interface OracleSetEvent {
  emitter: "trading";
  type: "oracle_set";
  oracle?: string | undefined;
}

/** A conditional order's condition held, and it went into the book. */
export interface OrderTriggeredEvent {
  emitter: "trading";
  type: "order_triggered";
  meterId: number;
  orderId: bigint;
  slot: number;
}

export interface OrdersCancelledEvent {
  emitter: "trading";
  type: "orders_cancelled";
  by: string;
  /** Moved back to the point's available money. */
  freedMicro: bigint;
  meterId: number;
  orders: OrderEnds;
}

/** The clock ended orders of a slot. */
export interface OrdersEndedEvent {
  emitter: "trading";
  type: "orders_ended";
  orders: OrderEnds;
  reason: OrderReason;
  slot: number;
}

/** Orders of one zone that a batch filled, at the zone's price. */
export interface OrdersFilledEvent {
  emitter: "trading";
  type: "orders_filled";
  batch: number;
  fills: OrderFills;
  priceMicroPerKwh: number;
  slot: number;
  zoneId: number;
}

export interface OrdersPlacedEvent {
  emitter: "trading";
  type: "orders_placed";
  by: string;
  /** Ids are consecutive. */
  firstOrderId: bigint;
  meterId: number;
  orders: Orders;
  /** Moved from the point's available money. */
  reservedMicro: bigint;
}

export interface PricingSetEvent {
  emitter: "trading";
  type: "pricing_set";
  pricing: Pricing;
}

/** Reference prices of the dynamic model moved with a settled slot. */
export interface ReferencesMovedEvent {
  emitter: "trading";
  type: "references_moved";
  /** Of each zone in order of id. */
  dynamicMicroPerKwh: number[];
  slot: number;
}

/** What forward trades of a bank's points held until their slot settled is available again. */
export interface ReservesFreedEvent {
  emitter: "trading";
  type: "reserves_freed";
  bank: number;
  freed: FreedReserves;
  slot: number;
}

/** A verifier is for resuming; `resumed` if enough of them are. */
export interface ResumptionBackedEvent {
  emitter: "trading";
  type: "resumption_backed";
  by: string;
  resumed: boolean;
}

export interface RuleSetEvent {
  emitter: "trading";
  type: "rule_set";
  askMicroPerKwh?: number | undefined;
  bidMicroPerKwh?: number | undefined;
  draw: boolean;
  fromSlot: number;
  hold: boolean;
  meterId: number;
  paused: boolean;
}

/** The pool is cleared: each zone's price and energies. */
export interface SlotClearedEvent {
  emitter: "trading";
  type: "slot_cleared";
  slot: number;
  zones: ZoneTotals[];
}

export interface SlotFinalizedEvent {
  emitter: "trading";
  type: "slot_finalized";
  money: SlotMoney;
  pointsCaughtUp: number;
  pointsMetered: number;
  slot: number;
}

/** Work on a slot has begun: its terms are fixed. */
export interface SlotOpenedEvent {
  emitter: "trading";
  type: "slot_opened";
  bankCount: number;
  feedInMicroPerKwh: number;
  retailMicroPerKwh: number;
  slot: number;
  tradingFeeMicroPerKwh: number;
}

/** Work on a slot cannot begin with the terms the grid gives; it is tried again with every tick. */
export interface SlotWaitsEvent {
  emitter: "trading";
  type: "slot_waits";
  error: string;
  slot: number;
}

/** Slots without any reading were passed over. */
export interface SlotsSkippedEvent {
  emitter: "trading";
  type: "slots_skipped";
  fromSlot: number;
  toSlot: number;
}

/** What holds as long as trading does; `WorkBoundSet`, `ForwardParamsSet` and `PricingSet` come with it and may come again. */
export interface TradingStartedEvent {
  emitter: "trading";
  type: "trading_started";
  admin: string;
  community: string;
  denom: string;
  graceSeconds: number;
  grid: string;
  keepSlots: number;
  metering: string;
  registry: string;
  slotSeconds: number;
  token: string;
  utility: string;
}

export interface TransferredEvent {
  emitter: "trading";
  type: "transferred";
  amountMicro: bigint;
  fromMeterId: number;
  toMeterId: number;
}

/** A utility has less than it has to keep, or cannot pay what it owes. */
export interface UtilityShortEvent {
  emitter: "trading";
  type: "utility_short";
  availableMicro: bigint;
  payableMicro: bigint;
  slot: number;
  utility: string;
}

/** A withdrawal that is due cannot be paid yet, because a point of its owner is suspended. It is tried again in `due_slot`. */
export interface WithdrawalHeldEvent {
  emitter: "trading";
  type: "withdrawal_held";
  amountMicro: bigint;
  counterparty?: string | undefined;
  dueSlot: number;
  meterId?: number | undefined;
}

/** Coins have left an account and will be paid. */
export interface WithdrawalRequestedEvent {
  emitter: "trading";
  type: "withdrawal_requested";
  amountMicro: bigint;
  by: string;
  counterparty?: string | undefined;
  dueSlot: number;
  meterId?: number | undefined;
}

/** The chain's bank did not take a payment: its coins are back in the account. */
export interface WithdrawalReturnedEvent {
  emitter: "trading";
  type: "withdrawal_returned";
  amountMicro: bigint;
  counterparty?: string | undefined;
  meterId?: number | undefined;
}

/** Paying out is paused: an identity was violated. */
export interface WithdrawalsPausedEvent {
  emitter: "trading";
  type: "withdrawals_paused";
  error: string;
  slot: number;
}

/** A withdrawal that was asked for is paid. */
export interface WithdrawnEvent {
  emitter: "trading";
  type: "withdrawn";
  amountMicro: bigint;
  by: string;
  counterparty?: string | undefined;
  meterId?: number | undefined;
  /** What of the withdrawal went to debts of the owner's points instead. */
  toDebtsMicro: bigint;
}

export interface WorkBoundSetEvent {
  emitter: "trading";
  type: "work_bound_set";
  pointsPerTick: number;
}

/** Meters of a zone and of all zones below it said together more than its line carries: one of them does not measure what flows. It withholds nobody's money; at most one a zone and slot. */
export interface ZoneBeyondLineEvent {
  emitter: "trading";
  type: "zone_beyond_line";
  /** Of the line in that direction; 0 on an island. */
  capacityWh: bigint;
  /** What they exported less what they imported in the slot, late readings left out. Below zero it flowed away from the root. */
  netExportWh: bigint;
  slot: number;
  zoneId: number;
}

/** An award was measured, paid and fined. */
export interface AwardDeliveredEvent {
  emitter: "balancing";
  type: "award_delivered";
  awardedWh: bigint;
  baselineWh?: bigint | undefined;
  countedWh?: bigint | undefined;
  deliveredWh: bigint;
  finedMicro: bigint;
  offerId: number;
  owner: string;
  paidMicro: bigint;
  relief: Relief;
  slot: number;
  verdict: DeliveryVerdict;
  zoneId: number;
}

/** An offer would have been called, and is not. */
export interface AwardVoidedEvent {
  emitter: "balancing";
  type: "award_voided";
  awardedWh: bigint;
  offerId: number;
  owner?: string | undefined;
  reason: VoidReason;
  relief: Relief;
  slot: number;
  zoneId: number;
}

/** Coins came into somebody's account here. */
export interface BalancingDepositedEvent {
  emitter: "balancing";
  type: "balancing_deposited";
  address: string;
  amountMicro: bigint;
}

/** What balancing goes by. */
export interface BalancingStartedEvent {
  emitter: "balancing";
  type: "balancing_started";
  admin: string;
  grid: string;
  metering: string;
  params: ZoneParams;
  slotSeconds: number;
}

/** Coins were paid out of it. */
export interface BalancingWithdrawnEvent {
  emitter: "balancing";
  type: "balancing_withdrawn";
  address: string;
  amountMicro: bigint;
}

/** It is known which offers a call asks for, and at what price; what was held back beyond that is the payer's again. */
export interface CallAwardedEvent {
  emitter: "balancing";
  type: "call_awarded";
  awardedWh: bigint;
  freedMicro: bigint;
  offers: number;
  priceMicroPerKwh?: number | undefined;
  /** What no offer covers. */
  shortWh: bigint;
  slot: number;
  zoneId: number;
}

/** The slot of a call was taken in, and its awards are measured; what was held back and not spent is the payer's again, and so are fines. */
export interface CallEndedEvent {
  emitter: "balancing";
  type: "call_ended";
  deliveredWh: bigint;
  finedMicro: bigint;
  freedMicro: bigint;
  paidMicro: bigint;
  /** What no offer covered. */
  shortWh: bigint;
  slot: number;
  zoneId: number;
}

/** The clock would have called, and could not. */
export interface CallMissedEvent {
  emitter: "balancing";
  type: "call_missed";
  error: string;
  neededWh: bigint;
  relief: Relief;
  slot: number;
  zoneId: number;
}

/** Offers are called to relieve a zone's line in a slot; what that costs at most is held back of the payer's account. */
export interface CallOpenedEvent {
  emitter: "balancing";
  type: "call_opened";
  byClock: boolean;
  neededWh: bigint;
  payer: string;
  priceCapMicroPerKwh: number;
  relief: Relief;
  reservedMicro: bigint;
  slot: number;
  zoneId: number;
}

/** All metering points of a cut are measured; what was held back and not spent is the payer's again. */
export interface CutEndedEvent {
  emitter: "balancing";
  type: "cut_ended";
  deliveredWh: bigint;
  freedMicro: bigint;
  paidMicro: bigint;
  shortWh: bigint;
  slot: number;
  zoneId: number;
}

/** All metering points of a cut are told; what was held back beyond what it costs at most is the payer's again. */
export interface CutMadeEvent {
  emitter: "balancing";
  type: "cut_made";
  cutWh: bigint;
  freedMicro: bigint;
  points: number;
  /** What nobody is cut for. */
  shortWh: bigint;
  slot: number;
  zoneId: number;
}

/** It was measured what a metering point did less of, and compensated. */
export interface CutMeasuredEvent {
  emitter: "balancing";
  type: "cut_measured";
  baselineWh?: bigint | undefined;
  countedWh?: bigint | undefined;
  cutWh: bigint;
  deliveredWh: bigint;
  meterId: number;
  owner?: string | undefined;
  paidMicro: bigint;
  relief: Relief;
  slot: number;
  verdict: CutVerdict;
  zoneId: number;
}

/** Metering points would have been cut, and could not be. */
export interface CutMissedEvent {
  emitter: "balancing";
  type: "cut_missed";
  error: string;
  neededWh: bigint;
  relief: Relief;
  slot: number;
  zoneId: number;
}

/** A zone's line was measured to be in an emergency: its metering points are to do less in a slot. What that costs at most is held back of the payer's account. */
export interface CutOpenedEvent {
  emitter: "balancing";
  type: "cut_opened";
  compensationMicroPerKwh: number;
  measuredSlot: number;
  neededWh: bigint;
  payer: string;
  relief: Relief;
  reservedMicro: bigint;
  slot: number;
  zoneId: number;
}

/** The clock's island is over from a slot on. */
export interface IslandEndedEvent {
  emitter: "balancing";
  type: "island_ended";
  fromSlot: number;
  reason: IslandEnd;
  zoneId: number;
}

/** A zone is cut off from its parent from a slot on: that is in an emergency that its feeder measured, and the zone feeds in and is foreseen to. */
export interface IslandMadeEvent {
  emitter: "balancing";
  type: "island_made";
  flowWh: bigint;
  fromSlot: number;
  /** The least of the next four slots. */
  leastForeseenWh: bigint;
  parentId: number;
  /** Of which it was measured. */
  slot: number;
  zoneId: number;
}

/** The grid did not take that a zone is cut off, or joined: its operator's word stands. The clock leaves it alone until the emergency is over. */
export interface IslandRefusedEvent {
  emitter: "balancing";
  type: "island_refused";
  error: string;
  zoneId: number;
}

/** An offer is called: its owner is to do so much less in a slot. Its greatest fine is held back. */
export interface OfferAwardedEvent {
  emitter: "balancing";
  type: "offer_awarded";
  awardedWh: bigint;
  offerId: number;
  owner: string;
  priceMicroPerKwh: number;
  relief: Relief;
  reservedMicro: bigint;
  slot: number;
  zoneId: number;
}

/** Somebody offers nothing any more from a slot on. */
export interface OfferRemovedEvent {
  emitter: "balancing";
  type: "offer_removed";
  fromSlot: number;
  offerId: number;
  owner: string;
  relief: Relief;
  zoneId: number;
}

/** Somebody offers flexibility; these terms count from a slot on. */
export interface OfferSetEvent {
  emitter: "balancing";
  type: "offer_set";
  fromSlot: number;
  offerId: number;
  owner: string;
  relief: Relief;
  terms: OfferTerms;
  zoneId: number;
}

/** A verifier says of which class a metering point is. */
export interface PointClassSaidEvent {
  emitter: "balancing";
  type: "point_class_said";
  class: PointClass;
  meterId: number;
  verifier: string;
}

/** Enough verifiers say so: a metering point is of another class now. */
export interface PointClassSetEvent {
  emitter: "balancing";
  type: "point_class_set";
  class: PointClass;
  meterId: number;
}

/** A metering point is to do so much less in a slot. */
export interface PointCutEvent {
  emitter: "balancing";
  type: "point_cut";
  class: PointClass;
  cutWh: bigint;
  expectedWh: bigint;
  meterId: number;
  relief: Relief;
  slot: number;
  zoneId: number;
}

/** Nothing is known of what flowed in a slot. */
export interface SlotUnknownEvent {
  emitter: "balancing";
  type: "slot_unknown";
  error: string;
  slot: number;
}

/** A zone's state or stage of restoration is another one now. */
export interface StateMovedEvent {
  emitter: "balancing";
  type: "state_moved";
  loadingPermille?: number | undefined;
  reasons: StateReason[];
  /** The slot that was taken in, or the present one when its operator said so. */
  slot: number;
  stage: number;
  state: GridState;
  zoneId: number;
}

/** The grid did not take a zone's state. */
export interface StateRefusedEvent {
  emitter: "balancing";
  type: "state_refused";
  error: string;
  zoneId: number;
}

/** A zone's operator says how it fares; nothing when it took that back. */
export interface StateSaidEvent {
  emitter: "balancing";
  type: "state_said";
  state?: SaidState | undefined;
  untilSlot?: number | undefined;
  zoneId: number;
}

/** A zone is judged by these from now on. */
export interface ZoneParamsSetEvent {
  emitter: "balancing";
  type: "zone_params_set";
  params: ZoneParams;
  zoneId: number;
}

/** Every event of the contracts; `emitter` and `type` tell them apart. */
export type ContractEvent =
  | ConnectionForgottenEvent
  | ConnectionNamedEvent
  | FlagAppealedEvent
  | FlagEndedEvent
  | KeyRotatedEvent
  | MeterApplicationClosedEvent
  | MeterApplicationVotedEvent
  | MeterAppliedForEvent
  | MeterFlaggedEvent
  | MeterRecalledEvent
  | MeterRegisteredEvent
  | MeterStatusChangedEvent
  | MeteringSetEvent
  | ParticipantStatusChangedEvent
  | PointTermsSetEvent
  | ProfileUpdatedEvent
  | ProposalClosedEvent
  | ProposalOpenedEvent
  | ProposalVotedEvent
  | RegistryStartedEvent
  | TamperReportedEvent
  | VerifiersChangedEvent
  | ExportDroppedEvent
  | ExportQuarantinedEvent
  | ExportReleasedEvent
  | MeteringStartedEvent
  | OcmfRefusedEvent
  | QualitySubmittedEvent
  | QuarantineBackedEvent
  | ReadingsSubmittedEvent
  | RegistersClosedEvent
  | RegistersRestartedEvent
  | RestartBackedEvent
  | RestartSignedEvent
  | AllowanceChangedEvent
  | EnergyDrawnEvent
  | EnergyHeldEvent
  | EnergyRetiredEvent
  | EnergyTransferredEvent
  | MarketingUpdatedEvent
  | SlotBookedEvent
  | TokenStartedEvent
  | BalancingNamedEvent
  | ControllerSetEvent
  | EventAnnouncedEvent
  | EventWithdrawnEvent
  | GridStartedEvent
  | IslandSetEvent
  | LineSetEvent
  | SlotReportedEvent
  | StateSetEvent
  | StorageSetEvent
  | TariffNoticeSetEvent
  | TariffSetEvent
  | ZoneAddedEvent
  | ZoneUpdatedEvent
  | BankSetAsideEvent
  | BankSettledEvent
  | BatchClearedEvent
  | BatchesResumedEvent
  | BatchesStoppedEvent
  | BookOpenedEvent
  | BookSetAsideEvent
  | CounterpartySettledEvent
  | CreditLineSetEvent
  | DebtsReceivedEvent
  | DelegateRemovedEvent
  | DelegateSetEvent
  | DepositedEvent
  | DuesMovedEvent
  | ForwardParamsSetEvent
  | IdentityViolatedEvent
  | MessageDeferredEvent
  | MoneyParamsSetEvent
  | OracleSetEvent
  | OrderTriggeredEvent
  | OrdersCancelledEvent
  | OrdersEndedEvent
  | OrdersFilledEvent
  | OrdersPlacedEvent
  | PricingSetEvent
  | ReferencesMovedEvent
  | ReservesFreedEvent
  | ResumptionBackedEvent
  | RuleSetEvent
  | SlotClearedEvent
  | SlotFinalizedEvent
  | SlotOpenedEvent
  | SlotWaitsEvent
  | SlotsSkippedEvent
  | TradingStartedEvent
  | TransferredEvent
  | UtilityShortEvent
  | WithdrawalHeldEvent
  | WithdrawalRequestedEvent
  | WithdrawalReturnedEvent
  | WithdrawalsPausedEvent
  | WithdrawnEvent
  | WorkBoundSetEvent
  | ZoneBeyondLineEvent
  | AwardDeliveredEvent
  | AwardVoidedEvent
  | BalancingDepositedEvent
  | BalancingStartedEvent
  | BalancingWithdrawnEvent
  | CallAwardedEvent
  | CallEndedEvent
  | CallMissedEvent
  | CallOpenedEvent
  | CutEndedEvent
  | CutMadeEvent
  | CutMeasuredEvent
  | CutMissedEvent
  | CutOpenedEvent
  | IslandEndedEvent
  | IslandMadeEvent
  | IslandRefusedEvent
  | OfferAwardedEvent
  | OfferRemovedEvent
  | OfferSetEvent
  | PointClassSaidEvent
  | PointClassSetEvent
  | PointCutEvent
  | SlotUnknownEvent
  | StateMovedEvent
  | StateRefusedEvent
  | StateSaidEvent
  | ZoneParamsSetEvent;

export const eventDecoders = {
  registry: {
    connection_forgotten: (a: Attributes): ConnectionForgottenEvent => ({
      emitter: "registry",
      type: "connection_forgotten",
      meterId: a.number("meter_id"),
    }),
    connection_named: (a: Attributes): ConnectionNamedEvent => ({
      emitter: "registry",
      type: "connection_named",
      by: a.text("by"),
      meterId: a.number("meter_id"),
    }),
    flag_appealed: (a: Attributes): FlagAppealedEvent => ({
      emitter: "registry",
      type: "flag_appealed",
      meterId: a.number("meter_id"),
      reason: a.text("reason"),
    }),
    flag_ended: (a: Attributes): FlagEndedEvent => ({
      emitter: "registry",
      type: "flag_ended",
      meterId: a.number("meter_id"),
      releasedSlot: a.has("released_slot") ? a.number("released_slot") : undefined,
    }),
    key_rotated: (a: Attributes): KeyRotatedEvent => ({
      emitter: "registry",
      type: "key_rotated",
      keyType: a.oneOf<KeyType>("key_type", ["ed25519","secp256r1","secp256k1"]),
      meterId: a.number("meter_id"),
      publicKey: a.bytes("public_key"),
    }),
    meter_application_closed: (a: Attributes): MeterApplicationClosedEvent => ({
      emitter: "registry",
      type: "meter_application_closed",
      applicationId: a.integer("application_id"),
      meterId: a.has("meter_id") ? a.number("meter_id") : undefined,
      outcome: a.oneOf<ApplicationOutcome>("outcome", ["approved","refused","withdrawn","lapsed"]),
    }),
    meter_application_voted: (a: Attributes): MeterApplicationVotedEvent => ({
      emitter: "registry",
      type: "meter_application_voted",
      applicationId: a.integer("application_id"),
      approved: a.flag("approved"),
      closingExportTotalWh: a.has("closing_export_total_wh") ? a.integer("closing_export_total_wh") : undefined,
      closingImportTotalWh: a.has("closing_import_total_wh") ? a.integer("closing_import_total_wh") : undefined,
      evidenceHash: a.has("evidence_hash") ? a.bytes("evidence_hash") : undefined,
      reason: a.has("reason") ? a.text("reason") : undefined,
      voter: a.text("voter"),
    }),
    meter_applied_for: (a: Attributes): MeterAppliedForEvent => ({
      emitter: "registry",
      type: "meter_applied_for",
      applicant: a.text("applicant"),
      applicationId: a.integer("application_id"),
      class: a.oneOf<AccuracyClass>("class", ["a","b","c"]),
      connectionW: a.number("connection_w"),
      inverterW: a.number("inverter_w"),
      keyType: a.oneOf<KeyType>("key_type", ["ed25519","secp256r1","secp256k1"]),
      lapsesSlot: a.number("lapses_slot"),
      pointKind: a.has("point_kind") ? a.oneOf<PointKind>("point_kind", ["prosumer","battery","feeder"]) : undefined,
      publicKey: a.bytes("public_key"),
      readingFormat: a.has("reading_format") ? a.oneOf<ReadingFormat>("reading_format", ["ocmf"]) : undefined,
      serial: a.text("serial"),
      source: a.oneOf<Source>("source", ["none","solar","wind","hydro","biomass","geothermal","storage"]),
      zoneId: a.number("zone_id"),
    }),
    meter_flagged: (a: Attributes): MeterFlaggedEvent => ({
      emitter: "registry",
      type: "meter_flagged",
      expectedWh: a.integer("expected_wh"),
      findingKind: a.oneOf<FindingKind>("finding_kind", ["night_export","beyond_peak","flat_line","copied_profile","feeder_differs"]),
      flagger: a.text("flagger"),
      fromSlot: a.number("from_slot"),
      measuredWh: a.integer("measured_wh"),
      meterId: a.number("meter_id"),
      otherMeterId: a.has("other_meter_id") ? a.number("other_meter_id") : undefined,
      quarantined: a.flag("quarantined"),
      slots: a.number("slots"),
      toSlot: a.number("to_slot"),
    }),
    meter_recalled: (a: Attributes): MeterRecalledEvent => ({
      emitter: "registry",
      type: "meter_recalled",
      lapsesSlot: a.number("lapses_slot"),
      meterId: a.number("meter_id"),
      reason: a.text("reason"),
      recaller: a.text("recaller"),
    }),
    meter_registered: (a: Attributes): MeterRegisteredEvent => ({
      emitter: "registry",
      type: "meter_registered",
      approvedSlot: a.number("approved_slot"),
      approver: a.text("approver"),
      class: a.oneOf<AccuracyClass>("class", ["a","b","c"]),
      connectionW: a.number("connection_w"),
      evidenceHash: a.bytes("evidence_hash"),
      inverterW: a.number("inverter_w"),
      keyType: a.oneOf<KeyType>("key_type", ["ed25519","secp256r1","secp256k1"]),
      meterId: a.number("meter_id"),
      owner: a.text("owner"),
      pointKind: a.has("point_kind") ? a.oneOf<PointKind>("point_kind", ["prosumer","battery","feeder"]) : undefined,
      publicKey: a.bytes("public_key"),
      readingFormat: a.has("reading_format") ? a.oneOf<ReadingFormat>("reading_format", ["ocmf"]) : undefined,
      replacedMeterId: a.has("replaced_meter_id") ? a.number("replaced_meter_id") : undefined,
      serial: a.text("serial"),
      source: a.oneOf<Source>("source", ["none","solar","wind","hydro","biomass","geothermal","storage"]),
      zoneId: a.number("zone_id"),
    }),
    meter_status_changed: (a: Attributes): MeterStatusChangedEvent => ({
      emitter: "registry",
      type: "meter_status_changed",
      meterId: a.number("meter_id"),
      status: a.oneOf<MeterStatus>("status", ["active","suspended","decommissioned"]),
    }),
    metering_set: (a: Attributes): MeteringSetEvent => ({
      emitter: "registry",
      type: "metering_set",
      metering: a.text("metering"),
    }),
    participant_status_changed: (a: Attributes): ParticipantStatusChangedEvent => ({
      emitter: "registry",
      type: "participant_status_changed",
      participant: a.text("participant"),
      role: a.oneOf<Role>("role", ["prosumer","consumer","utility","grid_operator","flexibility_provider"]),
      status: a.oneOf<ParticipantStatus>("status", ["applied","admitted","rejected","suspended","revoked"]),
    }),
    point_terms_set: (a: Attributes): PointTermsSetEvent => ({
      emitter: "registry",
      type: "point_terms_set",
      applicationSlots: a.number("application_slots"),
      operatorPowerW: a.number("operator_power_w"),
      slotSeconds: a.number("slot_seconds"),
    }),
    profile_updated: (a: Attributes): ProfileUpdatedEvent => ({
      emitter: "registry",
      type: "profile_updated",
      certifications: a.texts("certifications"),
      equipment: a.jsonList("equipment", equipmentFromWire),
      name: a.text("name"),
      participant: a.text("participant"),
    }),
    proposal_closed: (a: Attributes): ProposalClosedEvent => ({
      emitter: "registry",
      type: "proposal_closed",
      proposalId: a.integer("proposal_id"),
      status: a.oneOf<ProposalStatus>("status", ["open","passed","rejected","expired"]),
    }),
    proposal_opened: (a: Attributes): ProposalOpenedEvent => ({
      emitter: "registry",
      type: "proposal_opened",
      action: a.json("action", actionFromWire),
      expiresAt: a.integer("expires_at"),
      proposalId: a.integer("proposal_id"),
      proposer: a.text("proposer"),
    }),
    proposal_voted: (a: Attributes): ProposalVotedEvent => ({
      emitter: "registry",
      type: "proposal_voted",
      approved: a.flag("approved"),
      proposalId: a.integer("proposal_id"),
      verifier: a.text("verifier"),
    }),
    registry_started: (a: Attributes): RegistryStartedEvent => ({
      emitter: "registry",
      type: "registry_started",
      admin: a.text("admin"),
      grid: a.text("grid"),
      proposalSeconds: a.integer("proposal_seconds"),
    }),
    tamper_reported: (a: Attributes): TamperReportedEvent => ({
      emitter: "registry",
      type: "tamper_reported",
      kind: a.oneOf<TamperKind>("kind", ["cover_opened","magnetic_field","key_exposed","readings_disputed","other"]),
      meterId: a.number("meter_id"),
      note: a.text("note"),
      reportId: a.integer("report_id"),
      reporter: a.text("reporter"),
    }),
    verifiers_changed: (a: Attributes): VerifiersChangedEvent => ({
      emitter: "registry",
      type: "verifiers_changed",
      threshold: a.number("threshold"),
      verifiers: a.words("verifiers"),
    }),
  },
  metering: {
    export_dropped: (a: Attributes): ExportDroppedEvent => ({
      emitter: "metering",
      type: "export_dropped",
      exportWh: a.integer("export_wh"),
      meterId: a.number("meter_id"),
    }),
    export_quarantined: (a: Attributes): ExportQuarantinedEvent => ({
      emitter: "metering",
      type: "export_quarantined",
      exportWh: a.integer("export_wh"),
      fromSlot: a.number("from_slot"),
      meterId: a.number("meter_id"),
      toSlot: a.number("to_slot"),
    }),
    export_released: (a: Attributes): ExportReleasedEvent => ({
      emitter: "metering",
      type: "export_released",
      arrivalSlot: a.number("arrival_slot"),
      exportWh: a.integer("export_wh"),
      meterId: a.number("meter_id"),
    }),
    metering_started: (a: Attributes): MeteringStartedEvent => ({
      emitter: "metering",
      type: "metering_started",
      admin: a.text("admin"),
      graceSeconds: a.number("grace_seconds"),
      grid: a.text("grid"),
      keepSlots: a.number("keep_slots"),
      maxClockSkewSeconds: a.number("max_clock_skew_seconds"),
      meteredSecondsPerSlot: a.number("metered_seconds_per_slot"),
      registry: a.text("registry"),
      slotSeconds: a.number("slot_seconds"),
    }),
    ocmf_refused: (a: Attributes): OcmfRefusedEvent => ({
      emitter: "metering",
      type: "ocmf_refused",
      detail: a.text("detail"),
      fault: a.oneOf<OcmfFault>("fault", ["oversized","no_record","truncated","malformed","duplicate_key","missing","wrong_kind","too_many","unknown_version","bad_page","wrong_reason","exception","loss_compensated","bad_status","energy_unusable","time_unusable","unknown_error_flags","unknown_obis","wrong_unit","not_a_number","exponent","spaces","negative","too_large","decreasing","two_values","bad_time","time_without_zone","clock_not_set","time_goes_back","unknown_algorithm","unknown_curve","unknown_hash","bad_encoding","bad_signature","unknown_meter","other_format","wrong_curve","other_meter","not_at_slot_end","other_slot","no_import","other_registers","page_did_not_rise"]),
      meterId: a.number("meter_id"),
      slot: a.number("slot"),
      submitter: a.text("submitter"),
    }),
    quality_submitted: (a: Attributes): QualitySubmittedEvent => ({
      emitter: "metering",
      type: "quality_submitted",
      frequencyMaxMhz: a.number("frequency_max_mhz"),
      frequencyMinMhz: a.number("frequency_min_mhz"),
      meterId: a.number("meter_id"),
      powerFactorPermille: a.number("power_factor_permille"),
      slot: a.number("slot"),
      submitter: a.text("submitter"),
      voltageMaxDv: a.number("voltage_max_dv"),
      voltageMeanDv: a.number("voltage_mean_dv"),
      voltageMinDv: a.number("voltage_min_dv"),
      zoneId: a.has("zone_id") ? a.number("zone_id") : undefined,
    }),
    quarantine_backed: (a: Attributes): QuarantineBackedEvent => ({
      emitter: "metering",
      type: "quarantine_backed",
      by: a.text("by"),
      meterId: a.number("meter_id"),
      release: a.flag("release"),
    }),
    readings_submitted: (a: Attributes): ReadingsSubmittedEvent => ({
      emitter: "metering",
      type: "readings_submitted",
      accepted: a.number("accepted"),
      arrivalSlot: a.number("arrival_slot"),
      bank: a.number("bank"),
      caughtUp: a.number("caught_up"),
      readings: decodeVerdicts(a.bytes("readings")),
      refused: a.number("refused"),
      slot: a.number("slot"),
      submitter: a.text("submitter"),
    }),
    registers_closed: (a: Attributes): RegistersClosedEvent => ({
      emitter: "metering",
      type: "registers_closed",
      arrivalSlot: a.number("arrival_slot"),
      exportTotalWh: a.integer("export_total_wh"),
      fromSlot: a.number("from_slot"),
      importTotalWh: a.integer("import_total_wh"),
      meterId: a.number("meter_id"),
      missedImportWh: a.integer("missed_import_wh"),
    }),
    registers_restarted: (a: Attributes): RegistersRestartedEvent => ({
      emitter: "metering",
      type: "registers_restarted",
      arrivalSlot: a.number("arrival_slot"),
      confirmedBy: a.text("confirmed_by"),
      exportTotalWh: a.integer("export_total_wh"),
      fromSlot: a.number("from_slot"),
      importTotalWh: a.integer("import_total_wh"),
      meterId: a.number("meter_id"),
      missedImportWh: a.integer("missed_import_wh"),
      slot: a.number("slot"),
    }),
    restart_backed: (a: Attributes): RestartBackedEvent => ({
      emitter: "metering",
      type: "restart_backed",
      by: a.text("by"),
      meterId: a.number("meter_id"),
      missedImportWh: a.integer("missed_import_wh"),
      slot: a.number("slot"),
    }),
    restart_signed: (a: Attributes): RestartSignedEvent => ({
      emitter: "metering",
      type: "restart_signed",
      exportTotalWh: a.integer("export_total_wh"),
      importTotalWh: a.integer("import_total_wh"),
      lapsesSlot: a.number("lapses_slot"),
      lastSlot: a.number("last_slot"),
      meterId: a.number("meter_id"),
      slot: a.number("slot"),
    }),
  },
  token: {
    allowance_changed: (a: Attributes): AllowanceChangedEvent => ({
      emitter: "token",
      type: "allowance_changed",
      energyWh: a.integer("energy_wh"),
      expires: a.json("expires", expirationFromWire),
      owner: a.text("owner"),
      spender: a.text("spender"),
    }),
    energy_drawn: (a: Attributes): EnergyDrawnEvent => ({
      emitter: "token",
      type: "energy_drawn",
      energyWh: a.integer("energy_wh"),
      owner: a.text("owner"),
      slot: a.number("slot"),
    }),
    energy_held: (a: Attributes): EnergyHeldEvent => ({
      emitter: "token",
      type: "energy_held",
      energyWh: a.integer("energy_wh"),
      owner: a.text("owner"),
      slot: a.number("slot"),
    }),
    energy_retired: (a: Attributes): EnergyRetiredEvent => ({
      emitter: "token",
      type: "energy_retired",
      by: a.has("by") ? a.text("by") : undefined,
      energyWh: a.integer("energy_wh"),
      owner: a.text("owner"),
    }),
    energy_transferred: (a: Attributes): EnergyTransferredEvent => ({
      emitter: "token",
      type: "energy_transferred",
      by: a.has("by") ? a.text("by") : undefined,
      energyWh: a.integer("energy_wh"),
      from: a.text("from"),
      to: a.text("to"),
    }),
    marketing_updated: (a: Attributes): MarketingUpdatedEvent => ({
      emitter: "token",
      type: "marketing_updated",
      by: a.text("by"),
    }),
    slot_booked: (a: Attributes): SlotBookedEvent => ({
      emitter: "token",
      type: "slot_booked",
      burnedConsumedWh: a.integer("burned_consumed_wh"),
      burnedExportedWh: a.integer("burned_exported_wh"),
      minted: a.jsonList("minted", sourceEnergyFromWire),
      slot: a.number("slot"),
    }),
    token_started: (a: Attributes): TokenStartedEvent => ({
      emitter: "token",
      type: "token_started",
      admin: a.text("admin"),
      gridGPerKwh: a.number("grid_g_per_kwh"),
      name: a.text("name"),
      sourceGPerKwh: a.jsonList("source_g_per_kwh", sourceFactorFromWire),
      symbol: a.text("symbol"),
      trading: a.text("trading"),
    }),
  },
  grid: {
    balancing_named: (a: Attributes): BalancingNamedEvent => ({
      emitter: "grid",
      type: "balancing_named",
      balancing: a.text("balancing"),
    }),
    controller_set: (a: Attributes): ControllerSetEvent => ({
      emitter: "grid",
      type: "controller_set",
      controller: a.has("controller") ? a.text("controller") : undefined,
      zoneId: a.number("zone_id"),
    }),
    event_announced: (a: Attributes): EventAnnouncedEvent => ({
      emitter: "grid",
      type: "event_announced",
      eventId: a.number("event_id"),
      fromSlot: a.number("from_slot"),
      multiplierPermille: a.number("multiplier_permille"),
      toSlot: a.number("to_slot"),
      zoneId: a.number("zone_id"),
    }),
    event_withdrawn: (a: Attributes): EventWithdrawnEvent => ({
      emitter: "grid",
      type: "event_withdrawn",
      eventId: a.number("event_id"),
      toSlot: a.has("to_slot") ? a.number("to_slot") : undefined,
      zoneId: a.number("zone_id"),
    }),
    grid_started: (a: Attributes): GridStartedEvent => ({
      emitter: "grid",
      type: "grid_started",
      admin: a.text("admin"),
      priceTickMicroPerKwh: a.number("price_tick_micro_per_kwh"),
      slotSeconds: a.number("slot_seconds"),
      trading: a.text("trading"),
    }),
    island_set: (a: Attributes): IslandSetEvent => ({
      emitter: "grid",
      type: "island_set",
      fromSlot: a.number("from_slot"),
      islanded: a.flag("islanded"),
      zoneId: a.number("zone_id"),
    }),
    line_set: (a: Attributes): LineSetEvent => ({
      emitter: "grid",
      type: "line_set",
      capacityDownWh: a.integer("capacity_down_wh"),
      capacityUpWh: a.integer("capacity_up_wh"),
      feeMicroPerKwh: a.number("fee_micro_per_kwh"),
      fromSlot: a.number("from_slot"),
      zoneId: a.number("zone_id"),
    }),
    slot_reported: (a: Attributes): SlotReportedEvent => ({
      emitter: "grid",
      type: "slot_reported",
      slot: a.number("slot"),
      zones: a.jsonList("zones", zoneTotalsFromWire),
    }),
    state_set: (a: Attributes): StateSetEvent => ({
      emitter: "grid",
      type: "state_set",
      state: a.oneOf<GridState>("state", ["normal","alert","emergency","restoration"]),
      zoneId: a.number("zone_id"),
    }),
    storage_set: (a: Attributes): StorageSetEvent => ({
      emitter: "grid",
      type: "storage_set",
      capacityWh: a.integer("capacity_wh"),
      zoneId: a.number("zone_id"),
    }),
    tariff_notice_set: (a: Attributes): TariffNoticeSetEvent => ({
      emitter: "grid",
      type: "tariff_notice_set",
      tariffNoticeSlots: a.number("tariff_notice_slots"),
    }),
    tariff_set: (a: Attributes): TariffSetEvent => ({
      emitter: "grid",
      type: "tariff_set",
      feedInMicroPerKwh: a.number("feed_in_micro_per_kwh"),
      fromSlot: a.number("from_slot"),
      retailMicroPerKwh: a.number("retail_micro_per_kwh"),
      tradingFeeMicroPerKwh: a.number("trading_fee_micro_per_kwh"),
    }),
    zone_added: (a: Attributes): ZoneAddedEvent => ({
      emitter: "grid",
      type: "zone_added",
      name: a.text("name"),
      operator: a.text("operator"),
      parentId: a.has("parent_id") ? a.number("parent_id") : undefined,
      zoneId: a.number("zone_id"),
    }),
    zone_updated: (a: Attributes): ZoneUpdatedEvent => ({
      emitter: "grid",
      type: "zone_updated",
      name: a.text("name"),
      operator: a.text("operator"),
      zoneId: a.number("zone_id"),
    }),
  },
  trading: {
    bank_set_aside: (a: Attributes): BankSetAsideEvent => ({
      emitter: "trading",
      type: "bank_set_aside",
      bank: a.number("bank"),
      error: a.text("error"),
      slot: a.number("slot"),
    }),
    bank_settled: (a: Attributes): BankSettledEvent => ({
      emitter: "trading",
      type: "bank_settled",
      bank: a.number("bank"),
      results: decodeBankResults(a.bytes("results")),
      slot: a.number("slot"),
    }),
    batch_cleared: (a: Attributes): BatchClearedEvent => ({
      emitter: "trading",
      type: "batch_cleared",
      batch: a.number("batch"),
      bundleId: a.has("bundle_id") ? a.integer("bundle_id") : undefined,
      slot: a.number("slot"),
      zones: a.jsonList("zones", batchZoneFromWire),
    }),
    batches_resumed: (a: Attributes): BatchesResumedEvent => ({
      emitter: "trading",
      type: "batches_resumed",
      zoneId: a.number("zone_id"),
    }),
    batches_stopped: (a: Attributes): BatchesStoppedEvent => ({
      emitter: "trading",
      type: "batches_stopped",
      untilSlot: a.number("until_slot"),
      zoneId: a.number("zone_id"),
    }),
    book_opened: (a: Attributes): BookOpenedEvent => ({
      emitter: "trading",
      type: "book_opened",
      ceilingMicroPerKwh: a.number("ceiling_micro_per_kwh"),
      floorMicroPerKwh: a.number("floor_micro_per_kwh"),
      orderDepositMicro: a.number("order_deposit_micro"),
      priceTickMicroPerKwh: a.number("price_tick_micro_per_kwh"),
      slot: a.number("slot"),
    }),
    book_set_aside: (a: Attributes): BookSetAsideEvent => ({
      emitter: "trading",
      type: "book_set_aside",
      error: a.text("error"),
      orderId: a.has("order_id") ? a.integer("order_id") : undefined,
      slot: a.number("slot"),
    }),
    counterparty_settled: (a: Attributes): CounterpartySettledEvent => ({
      emitter: "trading",
      type: "counterparty_settled",
      coinsMicro: a.integer("coins_micro"),
      counterparty: a.text("counterparty"),
      moneyMicro: a.integer("money_micro"),
      slot: a.number("slot"),
    }),
    credit_line_set: (a: Attributes): CreditLineSetEvent => ({
      emitter: "trading",
      type: "credit_line_set",
      creditMicro: a.integer("credit_micro"),
      meterId: a.number("meter_id"),
    }),
    debts_received: (a: Attributes): DebtsReceivedEvent => ({
      emitter: "trading",
      type: "debts_received",
      amountMicro: a.integer("amount_micro"),
      utility: a.text("utility"),
    }),
    delegate_removed: (a: Attributes): DelegateRemovedEvent => ({
      emitter: "trading",
      type: "delegate_removed",
      delegate: a.text("delegate"),
      meterId: a.number("meter_id"),
    }),
    delegate_set: (a: Attributes): DelegateSetEvent => ({
      emitter: "trading",
      type: "delegate_set",
      delegate: a.text("delegate"),
      expiresAt: a.integer("expires_at"),
      highestBuyMicroPerKwh: a.number("highest_buy_micro_per_kwh"),
      lowestSellMicroPerKwh: a.number("lowest_sell_micro_per_kwh"),
      meterId: a.number("meter_id"),
      slotEnergyWh: a.integer("slot_energy_wh"),
    }),
    deposited: (a: Attributes): DepositedEvent => ({
      emitter: "trading",
      type: "deposited",
      amountMicro: a.integer("amount_micro"),
      by: a.text("by"),
      counterparty: a.has("counterparty") ? a.text("counterparty") : undefined,
      meterId: a.has("meter_id") ? a.number("meter_id") : undefined,
    }),
    dues_moved: (a: Attributes): DuesMovedEvent => ({
      emitter: "trading",
      type: "dues_moved",
      bank: a.number("bank"),
      byWithdrawal: a.flag("by_withdrawal"),
      moved: decodeDues(a.bytes("moved")),
    }),
    forward_params_set: (a: Attributes): ForwardParamsSetEvent => ({
      emitter: "trading",
      type: "forward_params_set",
      params: a.json("params", forwardParamsFromWire),
    }),
    identity_violated: (a: Attributes): IdentityViolatedEvent => ({
      emitter: "trading",
      type: "identity_violated",
      error: a.text("error"),
      slot: a.number("slot"),
    }),
    message_deferred: (a: Attributes): MessageDeferredEvent => ({
      emitter: "trading",
      type: "message_deferred",
      contract: a.text("contract"),
      waiting: a.number("waiting"),
    }),
    money_params_set: (a: Attributes): MoneyParamsSetEvent => ({
      emitter: "trading",
      type: "money_params_set",
      claimsEverySlots: a.number("claims_every_slots"),
      utilityLowMicro: a.integer("utility_low_micro"),
      withdrawDelaySlots: a.number("withdraw_delay_slots"),
    }),
    oracle_set: (a: Attributes): OracleSetEvent => ({
      emitter: "trading",
      type: "oracle_set",
      oracle: a.has("oracle") ? a.text("oracle") : undefined,
    }),
    order_triggered: (a: Attributes): OrderTriggeredEvent => ({
      emitter: "trading",
      type: "order_triggered",
      meterId: a.number("meter_id"),
      orderId: a.integer("order_id"),
      slot: a.number("slot"),
    }),
    orders_cancelled: (a: Attributes): OrdersCancelledEvent => ({
      emitter: "trading",
      type: "orders_cancelled",
      by: a.text("by"),
      freedMicro: a.integer("freed_micro"),
      meterId: a.number("meter_id"),
      orders: decodeOrderEnds(a.bytes("orders")),
    }),
    orders_ended: (a: Attributes): OrdersEndedEvent => ({
      emitter: "trading",
      type: "orders_ended",
      orders: decodeOrderEnds(a.bytes("orders")),
      reason: a.oneOf<OrderReason>("reason", ["none","outbid","marginal","no_counterparty","expired","condition_unmet","bundle_incomplete","cancelled","market_rest","queued"]),
      slot: a.number("slot"),
    }),
    orders_filled: (a: Attributes): OrdersFilledEvent => ({
      emitter: "trading",
      type: "orders_filled",
      batch: a.number("batch"),
      fills: decodeOrderFills(a.bytes("fills")),
      priceMicroPerKwh: a.number("price_micro_per_kwh"),
      slot: a.number("slot"),
      zoneId: a.number("zone_id"),
    }),
    orders_placed: (a: Attributes): OrdersPlacedEvent => ({
      emitter: "trading",
      type: "orders_placed",
      by: a.text("by"),
      firstOrderId: a.integer("first_order_id"),
      meterId: a.number("meter_id"),
      orders: decodeOrders(a.bytes("orders")),
      reservedMicro: a.integer("reserved_micro"),
    }),
    pricing_set: (a: Attributes): PricingSetEvent => ({
      emitter: "trading",
      type: "pricing_set",
      pricing: a.json("pricing", pricingFromWire),
    }),
    references_moved: (a: Attributes): ReferencesMovedEvent => ({
      emitter: "trading",
      type: "references_moved",
      dynamicMicroPerKwh: a.numbers("dynamic_micro_per_kwh"),
      slot: a.number("slot"),
    }),
    reserves_freed: (a: Attributes): ReservesFreedEvent => ({
      emitter: "trading",
      type: "reserves_freed",
      bank: a.number("bank"),
      freed: decodeFreedReserves(a.bytes("freed")),
      slot: a.number("slot"),
    }),
    resumption_backed: (a: Attributes): ResumptionBackedEvent => ({
      emitter: "trading",
      type: "resumption_backed",
      by: a.text("by"),
      resumed: a.flag("resumed"),
    }),
    rule_set: (a: Attributes): RuleSetEvent => ({
      emitter: "trading",
      type: "rule_set",
      askMicroPerKwh: a.has("ask_micro_per_kwh") ? a.number("ask_micro_per_kwh") : undefined,
      bidMicroPerKwh: a.has("bid_micro_per_kwh") ? a.number("bid_micro_per_kwh") : undefined,
      draw: a.flag("draw"),
      fromSlot: a.number("from_slot"),
      hold: a.flag("hold"),
      meterId: a.number("meter_id"),
      paused: a.flag("paused"),
    }),
    slot_cleared: (a: Attributes): SlotClearedEvent => ({
      emitter: "trading",
      type: "slot_cleared",
      slot: a.number("slot"),
      zones: a.jsonList("zones", zoneTotalsFromWire),
    }),
    slot_finalized: (a: Attributes): SlotFinalizedEvent => ({
      emitter: "trading",
      type: "slot_finalized",
      money: a.json("money", slotMoneyFromWire),
      pointsCaughtUp: a.number("points_caught_up"),
      pointsMetered: a.number("points_metered"),
      slot: a.number("slot"),
    }),
    slot_opened: (a: Attributes): SlotOpenedEvent => ({
      emitter: "trading",
      type: "slot_opened",
      bankCount: a.number("bank_count"),
      feedInMicroPerKwh: a.number("feed_in_micro_per_kwh"),
      retailMicroPerKwh: a.number("retail_micro_per_kwh"),
      slot: a.number("slot"),
      tradingFeeMicroPerKwh: a.number("trading_fee_micro_per_kwh"),
    }),
    slot_waits: (a: Attributes): SlotWaitsEvent => ({
      emitter: "trading",
      type: "slot_waits",
      error: a.text("error"),
      slot: a.number("slot"),
    }),
    slots_skipped: (a: Attributes): SlotsSkippedEvent => ({
      emitter: "trading",
      type: "slots_skipped",
      fromSlot: a.number("from_slot"),
      toSlot: a.number("to_slot"),
    }),
    trading_started: (a: Attributes): TradingStartedEvent => ({
      emitter: "trading",
      type: "trading_started",
      admin: a.text("admin"),
      community: a.text("community"),
      denom: a.text("denom"),
      graceSeconds: a.number("grace_seconds"),
      grid: a.text("grid"),
      keepSlots: a.number("keep_slots"),
      metering: a.text("metering"),
      registry: a.text("registry"),
      slotSeconds: a.number("slot_seconds"),
      token: a.text("token"),
      utility: a.text("utility"),
    }),
    transferred: (a: Attributes): TransferredEvent => ({
      emitter: "trading",
      type: "transferred",
      amountMicro: a.integer("amount_micro"),
      fromMeterId: a.number("from_meter_id"),
      toMeterId: a.number("to_meter_id"),
    }),
    utility_short: (a: Attributes): UtilityShortEvent => ({
      emitter: "trading",
      type: "utility_short",
      availableMicro: a.integer("available_micro"),
      payableMicro: a.integer("payable_micro"),
      slot: a.number("slot"),
      utility: a.text("utility"),
    }),
    withdrawal_held: (a: Attributes): WithdrawalHeldEvent => ({
      emitter: "trading",
      type: "withdrawal_held",
      amountMicro: a.integer("amount_micro"),
      counterparty: a.has("counterparty") ? a.text("counterparty") : undefined,
      dueSlot: a.number("due_slot"),
      meterId: a.has("meter_id") ? a.number("meter_id") : undefined,
    }),
    withdrawal_requested: (a: Attributes): WithdrawalRequestedEvent => ({
      emitter: "trading",
      type: "withdrawal_requested",
      amountMicro: a.integer("amount_micro"),
      by: a.text("by"),
      counterparty: a.has("counterparty") ? a.text("counterparty") : undefined,
      dueSlot: a.number("due_slot"),
      meterId: a.has("meter_id") ? a.number("meter_id") : undefined,
    }),
    withdrawal_returned: (a: Attributes): WithdrawalReturnedEvent => ({
      emitter: "trading",
      type: "withdrawal_returned",
      amountMicro: a.integer("amount_micro"),
      counterparty: a.has("counterparty") ? a.text("counterparty") : undefined,
      meterId: a.has("meter_id") ? a.number("meter_id") : undefined,
    }),
    withdrawals_paused: (a: Attributes): WithdrawalsPausedEvent => ({
      emitter: "trading",
      type: "withdrawals_paused",
      error: a.text("error"),
      slot: a.number("slot"),
    }),
    withdrawn: (a: Attributes): WithdrawnEvent => ({
      emitter: "trading",
      type: "withdrawn",
      amountMicro: a.integer("amount_micro"),
      by: a.text("by"),
      counterparty: a.has("counterparty") ? a.text("counterparty") : undefined,
      meterId: a.has("meter_id") ? a.number("meter_id") : undefined,
      toDebtsMicro: a.integer("to_debts_micro"),
    }),
    work_bound_set: (a: Attributes): WorkBoundSetEvent => ({
      emitter: "trading",
      type: "work_bound_set",
      pointsPerTick: a.number("points_per_tick"),
    }),
    zone_beyond_line: (a: Attributes): ZoneBeyondLineEvent => ({
      emitter: "trading",
      type: "zone_beyond_line",
      capacityWh: a.integer("capacity_wh"),
      netExportWh: a.integer("net_export_wh"),
      slot: a.number("slot"),
      zoneId: a.number("zone_id"),
    }),
  },
  balancing: {
    award_delivered: (a: Attributes): AwardDeliveredEvent => ({
      emitter: "balancing",
      type: "award_delivered",
      awardedWh: a.integer("awarded_wh"),
      baselineWh: a.has("baseline_wh") ? a.integer("baseline_wh") : undefined,
      countedWh: a.has("counted_wh") ? a.integer("counted_wh") : undefined,
      deliveredWh: a.integer("delivered_wh"),
      finedMicro: a.integer("fined_micro"),
      offerId: a.number("offer_id"),
      owner: a.text("owner"),
      paidMicro: a.integer("paid_micro"),
      relief: a.oneOf<Relief>("relief", ["draw_less","feed_in_less"]),
      slot: a.number("slot"),
      verdict: a.oneOf<DeliveryVerdict>("verdict", ["delivered","missing","unread","no_baseline"]),
      zoneId: a.number("zone_id"),
    }),
    award_voided: (a: Attributes): AwardVoidedEvent => ({
      emitter: "balancing",
      type: "award_voided",
      awardedWh: a.integer("awarded_wh"),
      offerId: a.number("offer_id"),
      owner: a.has("owner") ? a.text("owner") : undefined,
      reason: a.oneOf<VoidReason>("reason", ["no_baseline","low_baseline","no_money","not_in_service","too_late","no_offer"]),
      relief: a.oneOf<Relief>("relief", ["draw_less","feed_in_less"]),
      slot: a.number("slot"),
      zoneId: a.number("zone_id"),
    }),
    balancing_deposited: (a: Attributes): BalancingDepositedEvent => ({
      emitter: "balancing",
      type: "balancing_deposited",
      address: a.text("address"),
      amountMicro: a.integer("amount_micro"),
    }),
    balancing_started: (a: Attributes): BalancingStartedEvent => ({
      emitter: "balancing",
      type: "balancing_started",
      admin: a.text("admin"),
      grid: a.text("grid"),
      metering: a.text("metering"),
      params: a.json("params", zoneParamsFromWire),
      slotSeconds: a.number("slot_seconds"),
    }),
    balancing_withdrawn: (a: Attributes): BalancingWithdrawnEvent => ({
      emitter: "balancing",
      type: "balancing_withdrawn",
      address: a.text("address"),
      amountMicro: a.integer("amount_micro"),
    }),
    call_awarded: (a: Attributes): CallAwardedEvent => ({
      emitter: "balancing",
      type: "call_awarded",
      awardedWh: a.integer("awarded_wh"),
      freedMicro: a.integer("freed_micro"),
      offers: a.number("offers"),
      priceMicroPerKwh: a.has("price_micro_per_kwh") ? a.number("price_micro_per_kwh") : undefined,
      shortWh: a.integer("short_wh"),
      slot: a.number("slot"),
      zoneId: a.number("zone_id"),
    }),
    call_ended: (a: Attributes): CallEndedEvent => ({
      emitter: "balancing",
      type: "call_ended",
      deliveredWh: a.integer("delivered_wh"),
      finedMicro: a.integer("fined_micro"),
      freedMicro: a.integer("freed_micro"),
      paidMicro: a.integer("paid_micro"),
      shortWh: a.integer("short_wh"),
      slot: a.number("slot"),
      zoneId: a.number("zone_id"),
    }),
    call_missed: (a: Attributes): CallMissedEvent => ({
      emitter: "balancing",
      type: "call_missed",
      error: a.text("error"),
      neededWh: a.integer("needed_wh"),
      relief: a.oneOf<Relief>("relief", ["draw_less","feed_in_less"]),
      slot: a.number("slot"),
      zoneId: a.number("zone_id"),
    }),
    call_opened: (a: Attributes): CallOpenedEvent => ({
      emitter: "balancing",
      type: "call_opened",
      byClock: a.flag("by_clock"),
      neededWh: a.integer("needed_wh"),
      payer: a.text("payer"),
      priceCapMicroPerKwh: a.number("price_cap_micro_per_kwh"),
      relief: a.oneOf<Relief>("relief", ["draw_less","feed_in_less"]),
      reservedMicro: a.integer("reserved_micro"),
      slot: a.number("slot"),
      zoneId: a.number("zone_id"),
    }),
    cut_ended: (a: Attributes): CutEndedEvent => ({
      emitter: "balancing",
      type: "cut_ended",
      deliveredWh: a.integer("delivered_wh"),
      freedMicro: a.integer("freed_micro"),
      paidMicro: a.integer("paid_micro"),
      shortWh: a.integer("short_wh"),
      slot: a.number("slot"),
      zoneId: a.number("zone_id"),
    }),
    cut_made: (a: Attributes): CutMadeEvent => ({
      emitter: "balancing",
      type: "cut_made",
      cutWh: a.integer("cut_wh"),
      freedMicro: a.integer("freed_micro"),
      points: a.number("points"),
      shortWh: a.integer("short_wh"),
      slot: a.number("slot"),
      zoneId: a.number("zone_id"),
    }),
    cut_measured: (a: Attributes): CutMeasuredEvent => ({
      emitter: "balancing",
      type: "cut_measured",
      baselineWh: a.has("baseline_wh") ? a.integer("baseline_wh") : undefined,
      countedWh: a.has("counted_wh") ? a.integer("counted_wh") : undefined,
      cutWh: a.integer("cut_wh"),
      deliveredWh: a.integer("delivered_wh"),
      meterId: a.number("meter_id"),
      owner: a.has("owner") ? a.text("owner") : undefined,
      paidMicro: a.integer("paid_micro"),
      relief: a.oneOf<Relief>("relief", ["draw_less","feed_in_less"]),
      slot: a.number("slot"),
      verdict: a.oneOf<CutVerdict>("verdict", ["delivered","not_delivered","unread","no_baseline"]),
      zoneId: a.number("zone_id"),
    }),
    cut_missed: (a: Attributes): CutMissedEvent => ({
      emitter: "balancing",
      type: "cut_missed",
      error: a.text("error"),
      neededWh: a.integer("needed_wh"),
      relief: a.oneOf<Relief>("relief", ["draw_less","feed_in_less"]),
      slot: a.number("slot"),
      zoneId: a.number("zone_id"),
    }),
    cut_opened: (a: Attributes): CutOpenedEvent => ({
      emitter: "balancing",
      type: "cut_opened",
      compensationMicroPerKwh: a.number("compensation_micro_per_kwh"),
      measuredSlot: a.number("measured_slot"),
      neededWh: a.integer("needed_wh"),
      payer: a.text("payer"),
      relief: a.oneOf<Relief>("relief", ["draw_less","feed_in_less"]),
      reservedMicro: a.integer("reserved_micro"),
      slot: a.number("slot"),
      zoneId: a.number("zone_id"),
    }),
    island_ended: (a: Attributes): IslandEndedEvent => ({
      emitter: "balancing",
      type: "island_ended",
      fromSlot: a.number("from_slot"),
      reason: a.oneOf<IslandEnd>("reason", ["parent_normal","joined"]),
      zoneId: a.number("zone_id"),
    }),
    island_made: (a: Attributes): IslandMadeEvent => ({
      emitter: "balancing",
      type: "island_made",
      flowWh: a.integer("flow_wh"),
      fromSlot: a.number("from_slot"),
      leastForeseenWh: a.integer("least_foreseen_wh"),
      parentId: a.number("parent_id"),
      slot: a.number("slot"),
      zoneId: a.number("zone_id"),
    }),
    island_refused: (a: Attributes): IslandRefusedEvent => ({
      emitter: "balancing",
      type: "island_refused",
      error: a.text("error"),
      zoneId: a.number("zone_id"),
    }),
    offer_awarded: (a: Attributes): OfferAwardedEvent => ({
      emitter: "balancing",
      type: "offer_awarded",
      awardedWh: a.integer("awarded_wh"),
      offerId: a.number("offer_id"),
      owner: a.text("owner"),
      priceMicroPerKwh: a.number("price_micro_per_kwh"),
      relief: a.oneOf<Relief>("relief", ["draw_less","feed_in_less"]),
      reservedMicro: a.integer("reserved_micro"),
      slot: a.number("slot"),
      zoneId: a.number("zone_id"),
    }),
    offer_removed: (a: Attributes): OfferRemovedEvent => ({
      emitter: "balancing",
      type: "offer_removed",
      fromSlot: a.number("from_slot"),
      offerId: a.number("offer_id"),
      owner: a.text("owner"),
      relief: a.oneOf<Relief>("relief", ["draw_less","feed_in_less"]),
      zoneId: a.number("zone_id"),
    }),
    offer_set: (a: Attributes): OfferSetEvent => ({
      emitter: "balancing",
      type: "offer_set",
      fromSlot: a.number("from_slot"),
      offerId: a.number("offer_id"),
      owner: a.text("owner"),
      relief: a.oneOf<Relief>("relief", ["draw_less","feed_in_less"]),
      terms: a.json("terms", offerTermsFromWire),
      zoneId: a.number("zone_id"),
    }),
    point_class_said: (a: Attributes): PointClassSaidEvent => ({
      emitter: "balancing",
      type: "point_class_said",
      class: a.oneOf<PointClass>("class", ["life_supporting","ordinary","flexible"]),
      meterId: a.number("meter_id"),
      verifier: a.text("verifier"),
    }),
    point_class_set: (a: Attributes): PointClassSetEvent => ({
      emitter: "balancing",
      type: "point_class_set",
      class: a.oneOf<PointClass>("class", ["life_supporting","ordinary","flexible"]),
      meterId: a.number("meter_id"),
    }),
    point_cut: (a: Attributes): PointCutEvent => ({
      emitter: "balancing",
      type: "point_cut",
      class: a.oneOf<PointClass>("class", ["life_supporting","ordinary","flexible"]),
      cutWh: a.integer("cut_wh"),
      expectedWh: a.integer("expected_wh"),
      meterId: a.number("meter_id"),
      relief: a.oneOf<Relief>("relief", ["draw_less","feed_in_less"]),
      slot: a.number("slot"),
      zoneId: a.number("zone_id"),
    }),
    slot_unknown: (a: Attributes): SlotUnknownEvent => ({
      emitter: "balancing",
      type: "slot_unknown",
      error: a.text("error"),
      slot: a.number("slot"),
    }),
    state_moved: (a: Attributes): StateMovedEvent => ({
      emitter: "balancing",
      type: "state_moved",
      loadingPermille: a.has("loading_permille") ? a.number("loading_permille") : undefined,
      reasons: a.jsonList("reasons", stateReasonFromWire),
      slot: a.number("slot"),
      stage: a.number("stage"),
      state: a.oneOf<GridState>("state", ["normal","alert","emergency","restoration"]),
      zoneId: a.number("zone_id"),
    }),
    state_refused: (a: Attributes): StateRefusedEvent => ({
      emitter: "balancing",
      type: "state_refused",
      error: a.text("error"),
      zoneId: a.number("zone_id"),
    }),
    state_said: (a: Attributes): StateSaidEvent => ({
      emitter: "balancing",
      type: "state_said",
      state: a.has("state") ? a.oneOf<SaidState>("state", ["alert","emergency"]) : undefined,
      untilSlot: a.has("until_slot") ? a.number("until_slot") : undefined,
      zoneId: a.number("zone_id"),
    }),
    zone_params_set: (a: Attributes): ZoneParamsSetEvent => ({
      emitter: "balancing",
      type: "zone_params_set",
      params: a.json("params", zoneParamsFromWire),
      zoneId: a.number("zone_id"),
    }),
  },
};
