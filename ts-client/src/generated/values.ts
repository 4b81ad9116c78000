// Written by codegen/ from contracts/schema. Change the Rust types, not this file.

import type * as registry from "./contracts/Registry.types.ts";
import type * as metering from "./contracts/Metering.types.ts";
import type * as token from "./contracts/Token.types.ts";
import type * as grid from "./contracts/Grid.types.ts";
import type * as trading from "./contracts/Trading.types.ts";
import type * as balancing from "./contracts/Balancing.types.ts";
import { checkedPrice } from "../units/price.ts";
import { bytesFromWire, bytesToWire, decimalToWire, integerToWire } from "../wire/scalars.ts";

export type AccountRef =
  | { point: { meterId: number; } }
  | /** An address's own account: the utility, the community, a grid operator. */ { counterparty: { address: string; } };

export function accountRefToWire(value: AccountRef): trading.AccountRef {
  if ("point" in value) return { point: { meter_id: value.point.meterId } };
  return { counterparty: { address: value.counterparty.address } };
}

export interface AccountResponse {
  /** Coins. */
  availableMicro: bigint;
  /** What utilities owe the point. */
  claimMicro: bigint;
  /** Up to this debt orders can be placed. */
  creditMicro: bigint;
  /** What the point owes utilities. Money that comes in pays it first. */
  debtMicro: bigint;
  meterId: number;
  /** Set since the slot that runs began. */
  nextRule?: NextRule | undefined;
  /** Coins held back for orders and forward trades. */
  reservedMicro: bigint;
  /** Holds in the slot that runs, and after it unless there is a next one. */
  rule?: Rule | undefined;
  /** On its way from this account. */
  withdrawal?: PendingWithdrawal | undefined;
}

export function accountResponseFromWire(wire: trading.AccountResponse): AccountResponse {
  return { availableMicro: BigInt(wire.available_micro), claimMicro: BigInt(wire.claim_micro), creditMicro: BigInt(wire.credit_micro), debtMicro: BigInt(wire.debt_micro), meterId: wire.meter_id, nextRule: wire.next_rule === null || wire.next_rule === undefined ? undefined : nextRuleFromWire(wire.next_rule), reservedMicro: BigInt(wire.reserved_micro), rule: wire.rule === null || wire.rule === undefined ? undefined : ruleFromWire(wire.rule), withdrawal: wire.withdrawal === null || wire.withdrawal === undefined ? undefined : pendingWithdrawalFromWire(wire.withdrawal) };
}

export interface AccountsResponse {
  accounts: AccountResponse[];
}

export function accountsResponseFromWire(wire: trading.AccountsResponse): AccountsResponse {
  return { accounts: wire.accounts.map((item) => accountResponseFromWire(item)) };
}

/** A meter's accuracy class by EN 50470-3, C being the most accurate. */
export type AccuracyClass = "a" | "b" | "c";

export function accuracyClassFromWire(wire: registry.AccuracyClass): AccuracyClass {
  return wire;
}

export function accuracyClassToWire(value: AccuracyClass): registry.AccuracyClass {
  return value;
}

export type Action =
  | { admit: { participant: string; } }
  | { revoke: { participant: string; } }
  | { reinstate: { subject: Subject; } }
  | /** Takes a meter out of service for good, whether or not it is recalled. Its device may be applied for again, as another metering point. */ { decommission: { meterId: number; } }
  | { rotateLostKey: { meterId: number; newKey: DeviceKey; newKeyProof: Uint8Array; } }
  | /** Ends a meter's flag, and its quarantine. Nobody approves that of their own meter. */ { releaseMeter: { meterId: number; } }
  | /** A meter's connection was named wrongly: neither knows the other any more, unless the connection got another meter since. */ { forgetConnection: { meterId: number; } }
  | { setVerifiers: { threshold: number; verifiers: string[]; } };

export function actionFromWire(wire: registry.Action): Action {
  if ("admit" in wire) return { admit: { participant: wire.admit.participant } };
  if ("revoke" in wire) return { revoke: { participant: wire.revoke.participant } };
  if ("reinstate" in wire) return { reinstate: { subject: subjectFromWire(wire.reinstate.subject) } };
  if ("decommission" in wire) return { decommission: { meterId: wire.decommission.meter_id } };
  if ("rotate_lost_key" in wire) return { rotateLostKey: { meterId: wire.rotate_lost_key.meter_id, newKey: deviceKeyFromWire(wire.rotate_lost_key.new_key), newKeyProof: bytesFromWire(wire.rotate_lost_key.new_key_proof) } };
  if ("release_meter" in wire) return { releaseMeter: { meterId: wire.release_meter.meter_id } };
  if ("forget_connection" in wire) return { forgetConnection: { meterId: wire.forget_connection.meter_id } };
  return { setVerifiers: { threshold: wire.set_verifiers.threshold, verifiers: wire.set_verifiers.verifiers } };
}

export function actionToWire(value: Action): registry.Action {
  if ("admit" in value) return { admit: { participant: value.admit.participant } };
  if ("revoke" in value) return { revoke: { participant: value.revoke.participant } };
  if ("reinstate" in value) return { reinstate: { subject: subjectToWire(value.reinstate.subject) } };
  if ("decommission" in value) return { decommission: { meter_id: value.decommission.meterId } };
  if ("rotateLostKey" in value) return { rotate_lost_key: { meter_id: value.rotateLostKey.meterId, new_key: deviceKeyToWire(value.rotateLostKey.newKey), new_key_proof: bytesToWire(value.rotateLostKey.newKeyProof) } };
  if ("releaseMeter" in value) return { release_meter: { meter_id: value.releaseMeter.meterId } };
  if ("forgetConnection" in value) return { forget_connection: { meter_id: value.forgetConnection.meterId } };
  return { set_verifiers: { threshold: value.setVerifiers.threshold, verifiers: value.setVerifiers.verifiers } };
}

export interface AllAccountsResponse {
  accounts: string[];
}

export function allAccountsResponseFromWire(wire: token.AllAccountsResponse): AllAccountsResponse {
  return { accounts: wire.accounts };
}

export interface AllAllowancesResponse {
  allowances: AllowanceInfo[];
}

export function allAllowancesResponseFromWire(wire: token.AllAllowancesResponse): AllAllowancesResponse {
  return { allowances: wire.allowances.map((item) => allowanceInfoFromWire(item)) };
}

export interface AllSpenderAllowancesResponse {
  allowances: SpenderAllowanceInfo[];
}

export function allSpenderAllowancesResponseFromWire(wire: token.AllSpenderAllowancesResponse): AllSpenderAllowancesResponse {
  return { allowances: wire.allowances.map((item) => spenderAllowanceInfoFromWire(item)) };
}

export interface AllowanceInfo {
  allowance: bigint;
  expires: Expiration;
  spender: string;
}

export function allowanceInfoFromWire(wire: token.AllowanceInfo): AllowanceInfo {
  return { allowance: BigInt(wire.allowance), expires: expirationFromWire(wire.expires), spender: wire.spender };
}

export interface AllowanceResponse {
  allowance: bigint;
  expires: Expiration;
}

export function allowanceResponseFromWire(wire: token.AllowanceResponse): AllowanceResponse {
  return { allowance: BigInt(wire.allowance), expires: expirationFromWire(wire.expires) };
}

export type ApplicationOutcome = "approved" | "refused" | "withdrawn" | "lapsed";

export function applicationOutcomeFromWire(wire: registry.ApplicationOutcome): ApplicationOutcome {
  return wire;
}

/** What was approved of a meter besides what metering needs of it. */
export interface Approval {
  /** The meter's first reading is of this slot or a later one. */
  approvedSlot: number;
  /** Who decided. */
  approver: string;
  class: AccuracyClass;
  /** SHA-256 of what the decision rests on. */
  evidenceHash: Uint8Array;
  inverterW: number;
}

export function approvalFromWire(wire: registry.Approval): Approval {
  return { approvedSlot: wire.approved_slot, approver: wire.approver, class: accuracyClassFromWire(wire.class), evidenceHash: bytesFromWire(wire.evidence_hash), inverterW: wire.inverter_w };
}

/** A page of a recount. Over all pages, `available + reserved + withdrawals + in work = coins <= balance`, and for each utility, debts are what it is to receive and claims what it is to pay. */
export interface AuditResponse {
  availableMicro: bigint;
  /** Coins that the contract holds. */
  balanceMicro: bigint;
  /** Coins that messages brought less those that they took. */
  coinsMicro: bigint;
  /** Coins that the slot in work took from points less what it gave them: they are the counterparties' when it is final. */
  inWorkMicro: bigint;
  nextBank?: number | undefined;
  reservedMicro: bigint;
  /** In order of their numbers. */
  utilities: UtilityAudit[];
  withdrawalsMicro: bigint;
}

export function auditResponseFromWire(wire: trading.AuditResponse): AuditResponse {
  return { availableMicro: BigInt(wire.available_micro), balanceMicro: BigInt(wire.balance_micro), coinsMicro: BigInt(wire.coins_micro), inWorkMicro: BigInt(wire.in_work_micro), nextBank: wire.next_bank ?? undefined, reservedMicro: BigInt(wire.reserved_micro), utilities: wire.utilities.map((item) => utilityAuditFromWire(item)), withdrawalsMicro: BigInt(wire.withdrawals_micro) };
}

/** What an award was measured to have brought. */
export interface AwardDelivery {
  /** What would have been counted; nothing where days were forgotten since. */
  baselineWh?: bigint | undefined;
  countedWh?: bigint | undefined;
  /** The days that make the baseline, newest first, with what was counted in the slot as far as that is still kept. */
  days: BaselineDay[];
  deliveredWh: bigint;
  finedMicro: bigint;
  /** Missing below nine tenths of the award. */
  missingWh: bigint;
  paidMicro: bigint;
  verdict: DeliveryVerdict;
}

export function awardDeliveryFromWire(wire: balancing.AwardDelivery): AwardDelivery {
  return { baselineWh: wire.baseline_wh === null || wire.baseline_wh === undefined ? undefined : BigInt(wire.baseline_wh), countedWh: wire.counted_wh === null || wire.counted_wh === undefined ? undefined : BigInt(wire.counted_wh), days: wire.days.map((item) => baselineDayFromWire(item)), deliveredWh: BigInt(wire.delivered_wh), finedMicro: BigInt(wire.fined_micro), missingWh: BigInt(wire.missing_wh), paidMicro: BigInt(wire.paid_micro), verdict: deliveryVerdictFromWire(wire.verdict) };
}

export interface AwardsResponse {
  awards: FlexibilityAward[];
}

export function awardsResponseFromWire(wire: balancing.AwardsResponse): AwardsResponse {
  return { awards: wire.awards.map((item) => flexibilityAwardFromWire(item)) };
}

/** Who buys and sells what neighbours do not. */
export type Backstop = "utility" | "zone_operator";

export function backstopFromWire(wire: trading.Backstop): Backstop {
  return wire;
}

export interface BalanceResponse {
  balance: bigint;
}

export function balanceResponseFromWire(wire: token.BalanceResponse): BalanceResponse {
  return { balance: BigInt(wire.balance) };
}

export interface BalancedZone {
  /** Slots in a row that count towards the next state. */
  countedSlots: number;
  /** What the line carried in it, or what left the zone where it has no line; nothing where that is unknown. */
  flowWh?: bigint | undefined;
  /** The clock made an island of it. */
  island?: ClockIsland | undefined;
  loadingPermille?: number | undefined;
  /** It is in an emergency that was measured, not only said. */
  measuredEmergency: boolean;
  params: ZoneParams;
  /** Why it was not calm, in alphabetical order. */
  reasons: StateReason[];
  said?: SaidUntil | undefined;
  /** The last slot that was taken in; nothing before the first. */
  slot?: number | undefined;
  /** Of a restoration; 0 in other states. */
  stage: number;
  state: GridState;
  zoneId: number;
}

export function balancedZoneFromWire(wire: balancing.BalancedZone): BalancedZone {
  return { countedSlots: wire.counted_slots, flowWh: wire.flow_wh === null || wire.flow_wh === undefined ? undefined : BigInt(wire.flow_wh), island: wire.island === null || wire.island === undefined ? undefined : clockIslandFromWire(wire.island), loadingPermille: wire.loading_permille ?? undefined, measuredEmergency: wire.measured_emergency, params: zoneParamsFromWire(wire.params), reasons: wire.reasons.map((item) => stateReasonFromWire(item)), said: wire.said === null || wire.said === undefined ? undefined : saidUntilFromWire(wire.said), slot: wire.slot ?? undefined, stage: wire.stage, state: gridStateFromWire(wire.state), zoneId: wire.zone_id };
}

export interface BalancedZonesResponse {
  zones: BalancedZone[];
}

export function balancedZonesResponseFromWire(wire: balancing.BalancedZonesResponse): BalancedZonesResponse {
  return { zones: wire.zones.map((item) => balancedZoneFromWire(item)) };
}

export interface BalancingAccount {
  address: string;
  availableMicro: bigint;
  /** Held back for calls, and for fines of awards. */
  reservedMicro: bigint;
}

export function balancingAccountFromWire(wire: balancing.BalancingAccount): BalancingAccount {
  return { address: wire.address, availableMicro: BigInt(wire.available_micro), reservedMicro: BigInt(wire.reserved_micro) };
}

export interface BalancingAccountsResponse {
  accounts: BalancingAccount[];
}

export function balancingAccountsResponseFromWire(wire: balancing.BalancingAccountsResponse): BalancingAccountsResponse {
  return { accounts: wire.accounts.map((item) => balancingAccountFromWire(item)) };
}

export interface BalancingConfig {
  admin: string;
  grid: string;
  metering: string;
  /** Of zones whose operator has set none. */
  params: ZoneParams;
  slotSeconds: number;
}

export function balancingConfigFromWire(wire: balancing.Config): BalancingConfig {
  return { admin: wire.admin, grid: wire.grid, metering: wire.metering, params: zoneParamsFromWire(wire.params), slotSeconds: wire.slot_seconds };
}

export interface BalancingInstantiateMsg {
  admin: string;
  /** What was reported to it is taken in, and it is told how zones fare. */
  grid: string;
  /** What feeders measured is read of it. */
  metering: string;
  /** Of zones whose operator has set none. */
  params: ZoneParams;
  slotSeconds: number;
}

export function balancingInstantiateMsgToWire(value: BalancingInstantiateMsg): balancing.InstantiateMsg {
  return { admin: value.admin, grid: value.grid, metering: value.metering, params: zoneParamsToWire(value.params), slot_seconds: value.slotSeconds };
}

/** Coins: all accounts together, available and held back, are `coins_micro`, and no more than `balance_micro`. */
export interface BalancingMoney {
  /** What the contract has. */
  balanceMicro: bigint;
  /** What deposits brought less what withdrawals took. */
  coinsMicro: bigint;
  /** None before the first deposit. */
  denom?: string | undefined;
}

export function balancingMoneyFromWire(wire: balancing.BalancingMoney): BalancingMoney {
  return { balanceMicro: BigInt(wire.balance_micro), coinsMicro: BigInt(wire.coins_micro), denom: wire.denom ?? undefined };
}

export interface BalancingProgress {
  /** The slot that is being taken in, or else the first that was not. */
  slot: number;
  /** Zones before this one have taken it in. */
  zoneId: number;
}

export function balancingProgressFromWire(wire: balancing.BalancingProgress): BalancingProgress {
  return { slot: wire.slot, zoneId: wire.zone_id };
}

/** Where one state ends and the next begins. What clears lies at or below what alerts, and that at or below what is an emergency. */
export interface Bands {
  /** Loading from which a zone is alert. */
  alertPermille: number;
  /** Slots that a zone has to be calm for, 1 at least. */
  calmSlots: number;
  /** Loading below which it calms down. */
  clearPermille: number;
  /** Loading above which it is in emergency; below 1,000,000. */
  emergencyPermille: number;
  /** Deviation of the frequency above which a zone is alert. */
  frequencyAlertMhz: number;
  frequencyEmergencyMhz: number;
  /** Stages of restoration, 1 at least. */
  stages: number;
  /** Deviation of the voltage, of the nominal one, above which a zone is alert. */
  voltageAlertPermille: number;
  voltageEmergencyPermille: number;
}

export function bandsFromWire(wire: balancing.Bands): Bands {
  return { alertPermille: wire.alert_permille, calmSlots: wire.calm_slots, clearPermille: wire.clear_permille, emergencyPermille: wire.emergency_permille, frequencyAlertMhz: wire.frequency_alert_mhz, frequencyEmergencyMhz: wire.frequency_emergency_mhz, stages: wire.stages, voltageAlertPermille: wire.voltage_alert_permille, voltageEmergencyPermille: wire.voltage_emergency_permille };
}

export function bandsToWire(value: Bands): balancing.Bands {
  return { alert_permille: value.alertPermille, calm_slots: value.calmSlots, clear_permille: value.clearPermille, emergency_permille: value.emergencyPermille, frequency_alert_mhz: value.frequencyAlertMhz, frequency_emergency_mhz: value.frequencyEmergencyMhz, stages: value.stages, voltage_alert_permille: value.voltageAlertPermille, voltage_emergency_permille: value.voltageEmergencyPermille };
}

export interface BankRegistersResponse {
  registers: Registers[];
}

export function bankRegistersResponseFromWire(wire: metering.BankRegistersResponse): BankRegistersResponse {
  return { registers: wire.registers.map((item) => registersFromWire(item)) };
}

export interface BankResult {
  catchUp: CatchUpMoney;
  energy: PointEnergy;
  meterId: number;
  /** All of it, catch-up included. */
  moneyMicro: bigint;
  reason: Reason;
}

export function bankResultFromWire(wire: trading.BankResult): BankResult {
  return { catchUp: catchUpMoneyFromWire(wire.catch_up), energy: pointEnergyFromWire(wire.energy), meterId: wire.meter_id, moneyMicro: BigInt(wire.money_micro), reason: reasonFromWire(wire.reason) };
}

export interface BankSummary {
  bank: number;
  meters: number;
  zoneId: number;
}

export function bankSummaryFromWire(wire: registry.BankSummary): BankSummary {
  return { bank: wire.bank, meters: wire.meters, zoneId: wire.zone_id };
}

export interface BanksResponse {
  banks: BankSummary[];
}

export function banksResponseFromWire(wire: registry.BanksResponse): BanksResponse {
  return { banks: wire.banks.map((item) => bankSummaryFromWire(item)) };
}

export interface BaselineDay {
  /** Nothing where one of the points was not read in time. */
  countedWh?: bigint | undefined;
  /** Whether it is one of those that make the baseline. */
  counts: boolean;
  slot: number;
}

export function baselineDayFromWire(wire: balancing.BaselineDay): BaselineDay {
  return { countedWh: wire.counted_wh === null || wire.counted_wh === undefined ? undefined : BigInt(wire.counted_wh), counts: wire.counts, slot: wire.slot };
}

/** What points that are offered together counted in the slots at one time of day, newest first. */
export interface BaselineResponse {
  /** The mean of the newest ten that were read, rounded down, before it is shifted; nothing where fewer than `least_days` were. */
  baselineWh?: bigint | undefined;
  /** Days that are looked at: at most 12 without an award, of the last 45. */
  days: BaselineDay[];
  /** Without so many days that were read and had no award nothing is awarded. */
  leastDays: number;
  meterIds: number[];
}

export function baselineResponseFromWire(wire: balancing.BaselineResponse): BaselineResponse {
  return { baselineWh: wire.baseline_wh === null || wire.baseline_wh === undefined ? undefined : BigInt(wire.baseline_wh), days: wire.days.map((item) => baselineDayFromWire(item)), leastDays: wire.least_days, meterIds: wire.meter_ids };
}

/** A batch that traded. */
export interface Batch {
  batch: number;
  /** The bundle it was run for, if any. */
  bundleId?: bigint | undefined;
  /** Unix seconds. */
  clearedAt: bigint;
  slot: number;
  /** Zones that traded or whose line carries more or less than before. */
  zones: BatchZone[];
}

export function batchFromWire(wire: trading.Batch): Batch {
  return { batch: wire.batch, bundleId: wire.bundle_id === null || wire.bundle_id === undefined ? undefined : BigInt(wire.bundle_id), clearedAt: BigInt(wire.cleared_at), slot: wire.slot, zones: wire.zones.map((item) => batchZoneFromWire(item)) };
}

export interface BatchZone {
  boughtWh: bigint;
  lineEarnedMicro: bigint;
  lineFlowWh: bigint;
  priceMicroPerKwh?: number | undefined;
  soldWh: bigint;
  zoneId: number;
}

export function batchZoneFromWire(wire: trading.BatchZone): BatchZone {
  return { boughtWh: BigInt(wire.bought_wh), lineEarnedMicro: BigInt(wire.line_earned_micro), lineFlowWh: BigInt(wire.line_flow_wh), priceMicroPerKwh: wire.price_micro_per_kwh ?? undefined, soldWh: BigInt(wire.sold_wh), zoneId: wire.zone_id };
}

export interface BatchesResponse {
  batches: Batch[];
}

export function batchesResponseFromWire(wire: trading.BatchesResponse): BatchesResponse {
  return { batches: wire.batches.map((item) => batchFromWire(item)) };
}

/** One order of a slot's book, as everybody may see it. */
export interface BookEntry {
  leftWh: bigint;
  meterId: number;
  orderId: bigint;
  priceMicroPerKwh: number;
  side: Side;
}

export function bookEntryFromWire(wire: trading.BookEntry): BookEntry {
  return { leftWh: BigInt(wire.left_wh), meterId: wire.meter_id, orderId: BigInt(wire.order_id), priceMicroPerKwh: wire.price_micro_per_kwh, side: sideFromWire(wire.side) };
}

export interface BookResponse {
  entries: BookEntry[];
  /** Ask with it for the next page; absent on the last. */
  next?: Uint8Array | undefined;
}

export function bookResponseFromWire(wire: trading.BookResponse): BookResponse {
  return { entries: wire.entries.map((item) => bookEntryFromWire(item)), next: wire.next === null || wire.next === undefined ? undefined : bytesFromWire(wire.next) };
}

export interface BundlePart {
  energyWh: bigint;
  slot: number;
}

export function bundlePartFromWire(wire: trading.BundlePart): BundlePart {
  return { energyWh: BigInt(wire.energy_wh), slot: wire.slot };
}

export function bundlePartToWire(value: BundlePart): trading.BundlePart {
  return { energy_wh: decimalToWire(value.energyWh), slot: value.slot };
}

/** A call by what tells it from others. */
export interface CallAt {
  slot: number;
  zoneId: number;
}

export function callAtToWire(value: CallAt): balancing.CallAt {
  return { slot: value.slot, zone_id: value.zoneId };
}

/** How far a call has come. */
export type CallStage = "opened" | "binding" | "bound";

export function callStageFromWire(wire: balancing.CallStage): CallStage {
  return wire;
}

/** When the clock calls for relief of a zone's line, and at what price. */
export interface CallTerms {
  /** How many slots after the last one that is over a slot is called: 2 to 96. So is one that the operator calls. */
  noticeSlots: number;
  /** The highest price that is paid, a multiple of 1000. */
  priceCapMicroPerKwh: number;
  /** What the line is expected to carry above so much of its capacity is called, 1000 at most. */
  targetPermille: number;
}

export function callTermsFromWire(wire: balancing.CallTerms): CallTerms {
  return { noticeSlots: wire.notice_slots, priceCapMicroPerKwh: wire.price_cap_micro_per_kwh, targetPermille: wire.target_permille };
}

export function callTermsToWire(value: CallTerms): balancing.CallTerms {
  return { notice_slots: value.noticeSlots, price_cap_micro_per_kwh: checkedPrice(value.priceCapMicroPerKwh, "priceCapMicroPerKwh"), target_permille: value.targetPermille };
}

export interface CallsResponse {
  calls: OpenCall[];
}

export function callsResponseFromWire(wire: balancing.CallsResponse): CallsResponse {
  return { calls: wire.calls.map((item) => openCallFromWire(item)) };
}

export interface CarbonAvoidedResponse {
  sources: SourceCarbon[];
  /** Sum of `sources`. */
  totalG: bigint;
}

export function carbonAvoidedResponseFromWire(wire: token.CarbonAvoidedResponse): CarbonAvoidedResponse {
  return { sources: wire.sources.map((item) => sourceCarbonFromWire(item)), totalG: BigInt(wire.total_g) };
}

export interface CatchUpEnergyResponse {
  /** In order of meter, then of slots; at most two of a meter. */
  spans: CatchUpSpan[];
}

export function catchUpEnergyResponseFromWire(wire: metering.CatchUpEnergyResponse): CatchUpEnergyResponse {
  return { spans: wire.spans.map((item) => catchUpSpanFromWire(item)) };
}

/** What energy of missed slots came to at the utility's prices of those slots. */
export interface CatchUpMoney {
  /** For what was fed in. */
  earnedMicro: bigint;
  /** For what was taken. */
  paidMicro: bigint;
}

export function catchUpMoneyFromWire(wire: trading.CatchUpMoney): CatchUpMoney {
  return { earnedMicro: BigInt(wire.earned_micro), paidMicro: BigInt(wire.paid_micro) };
}

/** What a meter measured in slots that were over. */
export interface CatchUpSpan {
  exportWh: bigint;
  fromSlot: number;
  importWh: bigint;
  meterId: number;
  /** The last one. */
  toSlot: number;
}

export function catchUpSpanFromWire(wire: metering.CatchUpSpan): CatchUpSpan {
  return { exportWh: BigInt(wire.export_wh), fromSlot: wire.from_slot, importWh: BigInt(wire.import_wh), meterId: wire.meter_id, toSlot: wire.to_slot };
}

/** What a verifier says of a metering point. */
export interface ClassSaid {
  class: PointClass;
  verifier: string;
}

export function classSaidFromWire(wire: balancing.ClassSaid): ClassSaid {
  return { class: pointClassFromWire(wire.class), verifier: wire.verifier };
}

export interface ClassedPoint {
  class: PointClass;
  meterId: number;
}

export function classedPointFromWire(wire: balancing.ClassedPoint): ClassedPoint {
  return { class: pointClassFromWire(wire.class), meterId: wire.meter_id };
}

/** An island that the clock made. */
export interface ClockIsland {
  fromSlot: number;
  neededSlots: number;
  /** Slots in a row in which the zone above was normal, and after how many it is joined again. */
  normalSlots: number;
}

export function clockIslandFromWire(wire: balancing.ClockIsland): ClockIsland {
  return { fromSlot: wire.from_slot, neededSlots: wire.needed_slots, normalSlots: wire.normal_slots };
}

/** What became of a participant's latest application that is not open any more. */
export interface ClosedMeterApplication {
  applicationId: bigint;
  outcome: ApplicationOutcome;
  /** The reason of the refusal that decided. */
  reason?: string | undefined;
  serial: string;
}

export function closedMeterApplicationFromWire(wire: registry.ClosedMeterApplication): ClosedMeterApplication {
  return { applicationId: BigInt(wire.application_id), outcome: applicationOutcomeFromWire(wire.outcome), reason: wire.reason ?? undefined, serial: wire.serial };
}

/** Where a meter's registers stood when it was replaced. */
export interface Closing {
  exportTotalWh: bigint;
  importTotalWh: bigint;
  /** In which it was replaced. */
  slot: number;
}

export function closingFromWire(wire: metering.Closing): Closing {
  return { exportTotalWh: BigInt(wire.export_total_wh), importTotalWh: BigInt(wire.import_total_wh), slot: wire.slot };
}

/** Where the registers of a device stood when it was taken from its connection. Import is not below its last reading that counts, and above it by no more than the connection let through since; that part is billed as a gap is. Export is not below its last reading either; what is above it is nobody's. */
export interface ClosingRegisters {
  exportTotalWh: bigint;
  importTotalWh: bigint;
}

export function closingRegistersFromWire(wire: registry.ClosingRegisters): ClosingRegisters {
  return { exportTotalWh: BigInt(wire.export_total_wh), importTotalWh: BigInt(wire.import_total_wh) };
}

export function closingRegistersToWire(value: ClosingRegisters): registry.ClosingRegisters {
  return { export_total_wh: decimalToWire(value.exportTotalWh), import_total_wh: decimalToWire(value.importTotalWh) };
}

export interface ClosingResponse {
  closing?: Closing | undefined;
}

export function closingResponseFromWire(wire: metering.ClosingResponse): ClosingResponse {
  return { closing: wire.closing === null || wire.closing === undefined ? undefined : closingFromWire(wire.closing) };
}

export type Comparison = "above" | "below";

export function comparisonFromWire(wire: trading.Comparison): Comparison {
  return wire;
}

export function comparisonToWire(value: Comparison): trading.Comparison {
  return value;
}

export type Condition =
  | /** A feed of the oracle is above or below a value. */ { feed: { comparison: Comparison; feedId: string; value: bigint; } }
  | /** The last price at which a zone's pool traded is above or below a price. */ { zonePrice: { comparison: Comparison; priceMicroPerKwh: number; zoneId: number; } }
  | /** A zone is in this state. */ { zoneState: { state: GridState; zoneId: number; } };

export function conditionFromWire(wire: trading.Condition): Condition {
  if ("feed" in wire) return { feed: { comparison: comparisonFromWire(wire.feed.comparison), feedId: wire.feed.feed_id, value: BigInt(wire.feed.value) } };
  if ("zone_price" in wire) return { zonePrice: { comparison: comparisonFromWire(wire.zone_price.comparison), priceMicroPerKwh: wire.zone_price.price_micro_per_kwh, zoneId: wire.zone_price.zone_id } };
  return { zoneState: { state: gridStateFromWire(wire.zone_state.state), zoneId: wire.zone_state.zone_id } };
}

export function conditionToWire(value: Condition): trading.Condition {
  if ("feed" in value) return { feed: { comparison: comparisonToWire(value.feed.comparison), feed_id: value.feed.feedId, value: integerToWire(value.feed.value) } };
  if ("zonePrice" in value) return { zone_price: { comparison: comparisonToWire(value.zonePrice.comparison), price_micro_per_kwh: checkedPrice(value.zonePrice.priceMicroPerKwh, "priceMicroPerKwh"), zone_id: value.zonePrice.zoneId } };
  return { zone_state: { state: gridStateToWire(value.zoneState.state), zone_id: value.zoneState.zoneId } };
}

export interface ControllerResponse {
  controller?: string | undefined;
}

export function controllerResponseFromWire(wire: grid.ControllerResponse): ControllerResponse {
  return { controller: wire.controller ?? undefined };
}

export interface CounterpartiesResponse {
  counterparties: CounterpartyResponse[];
}

export function counterpartiesResponseFromWire(wire: trading.CounterpartiesResponse): CounterpartiesResponse {
  return { counterparties: wire.counterparties.map((item) => counterpartyResponseFromWire(item)) };
}

export interface CounterpartyResponse {
  address: string;
  /** Coins. */
  availableMicro: bigint;
  /** What it owes points. */
  payableMicro: bigint;
  /** What points owe it. */
  receivableMicro: bigint;
  withdrawal?: PendingWithdrawal | undefined;
}

export function counterpartyResponseFromWire(wire: trading.CounterpartyResponse): CounterpartyResponse {
  return { address: wire.address, availableMicro: BigInt(wire.available_micro), payableMicro: BigInt(wire.payable_micro), receivableMicro: BigInt(wire.receivable_micro), withdrawal: wire.withdrawal === null || wire.withdrawal === undefined ? undefined : pendingWithdrawalFromWire(wire.withdrawal) };
}

/** What came of a cut. */
export interface CutOutcome {
  countedWh?: bigint | undefined;
  deliveredWh: bigint;
  /** Whose the metering point is. */
  owner?: string | undefined;
  paidMicro: bigint;
  verdict: CutVerdict;
}

export function cutOutcomeFromWire(wire: balancing.CutOutcome): CutOutcome {
  return { countedWh: wire.counted_wh === null || wire.counted_wh === undefined ? undefined : BigInt(wire.counted_wh), deliveredWh: BigInt(wire.delivered_wh), owner: wire.owner ?? undefined, paidMicro: BigInt(wire.paid_micro), verdict: cutVerdictFromWire(wire.verdict) };
}

/** What a cut is for one metering point. */
export interface CutPoint {
  /** By what it is compensated; nothing where too few days were read. */
  baselineWh?: bigint | undefined;
  class: PointClass;
  /** What it has to do less of. */
  cutWh: bigint;
  /** What it was expected to draw or feed in; nothing where that is unknown. */
  expectedWh?: bigint | undefined;
  meterId: number;
  /** Nothing before it is measured, and where nothing is cut. */
  outcome?: CutOutcome | undefined;
  reason: CutReason;
}

export function cutPointFromWire(wire: balancing.CutPoint): CutPoint {
  return { baselineWh: wire.baseline_wh === null || wire.baseline_wh === undefined ? undefined : BigInt(wire.baseline_wh), class: pointClassFromWire(wire.class), cutWh: BigInt(wire.cut_wh), expectedWh: wire.expected_wh === null || wire.expected_wh === undefined ? undefined : BigInt(wire.expected_wh), meterId: wire.meter_id, outcome: wire.outcome === null || wire.outcome === undefined ? undefined : cutOutcomeFromWire(wire.outcome), reason: cutReasonFromWire(wire.reason) };
}

export interface CutPointsResponse {
  points: CutPoint[];
}

export function cutPointsResponseFromWire(wire: balancing.CutPointsResponse): CutPointsResponse {
  return { points: wire.points.map((item) => cutPointFromWire(item)) };
}

/** Why a metering point is cut or is not. */
export type CutReason = "shares" | "life_supporting" | "nothing_expected" | "not_needed";

export function cutReasonFromWire(wire: balancing.CutReason): CutReason {
  return wire;
}

/** How far a cut has come. */
export type CutStage = "ended" | "foreseeing" | "cutting" | "made";

export function cutStageFromWire(wire: balancing.CutStage): CutStage {
  return wire;
}

/** When metering points are cut, and what they get for it. */
export interface CutTerms {
  /** Paid for what is not drawn or not fed in, a multiple of 1000: more than 0, and no less than the highest price of a call. */
  compensationMicroPerKwh: number;
  /** What the line is foreseen to carry above so much of its capacity is cut, 1000 at most. */
  targetPermille: number;
}

export function cutTermsFromWire(wire: balancing.CutTerms): CutTerms {
  return { compensationMicroPerKwh: wire.compensation_micro_per_kwh, targetPermille: wire.target_permille };
}

export function cutTermsToWire(value: CutTerms): balancing.CutTerms {
  return { compensation_micro_per_kwh: checkedPrice(value.compensationMicroPerKwh, "compensationMicroPerKwh"), target_permille: value.targetPermille };
}

/** What is to be said of a cut. */
export type CutVerdict = "delivered" | "not_delivered" | "unread" | "no_baseline";

export function cutVerdictFromWire(wire: balancing.CutVerdict): CutVerdict {
  return wire;
}

export interface CutsResponse {
  cuts: EmergencyCut[];
}

export function cutsResponseFromWire(wire: balancing.CutsResponse): CutsResponse {
  return { cuts: wire.cuts.map((item) => emergencyCutFromWire(item)) };
}

export interface Daylight {
  ends: Turn;
  offsetMinutes: number;
  starts: Turn;
}

export function daylightFromWire(wire: trading.Daylight): Daylight {
  return { ends: turnFromWire(wire.ends), offsetMinutes: wire.offset_minutes, starts: turnFromWire(wire.starts) };
}

export function daylightToWire(value: Daylight): trading.Daylight {
  return { ends: turnToWire(value.ends), offset_minutes: value.offsetMinutes, starts: turnToWire(value.starts) };
}

export interface Delegate {
  delegate: string;
  limits: DelegateLimits;
}

export function delegateFromWire(wire: trading.Delegate): Delegate {
  return { delegate: wire.delegate, limits: delegateLimitsFromWire(wire.limits) };
}

/** What a delegate may do for a metering point. */
export interface DelegateLimits {
  /** Unix seconds. */
  expiresAt: bigint;
  highestBuyMicroPerKwh: number;
  /** It neither sells below nor buys above these; model prices are taken at the slot's floor and ceiling. */
  lowestSellMicroPerKwh: number;
  /** What delegates' open orders and the point's forward trades of one slot may come to, both sides together. */
  slotEnergyWh: bigint;
}

export function delegateLimitsFromWire(wire: trading.DelegateLimits): DelegateLimits {
  return { expiresAt: BigInt(wire.expires_at), highestBuyMicroPerKwh: wire.highest_buy_micro_per_kwh, lowestSellMicroPerKwh: wire.lowest_sell_micro_per_kwh, slotEnergyWh: BigInt(wire.slot_energy_wh) };
}

export function delegateLimitsToWire(value: DelegateLimits): trading.DelegateLimits {
  return { expires_at: integerToWire(value.expiresAt), highest_buy_micro_per_kwh: checkedPrice(value.highestBuyMicroPerKwh, "highestBuyMicroPerKwh"), lowest_sell_micro_per_kwh: checkedPrice(value.lowestSellMicroPerKwh, "lowestSellMicroPerKwh"), slot_energy_wh: decimalToWire(value.slotEnergyWh) };
}

export interface DelegatesResponse {
  delegates: Delegate[];
}

export function delegatesResponseFromWire(wire: trading.DelegatesResponse): DelegatesResponse {
  return { delegates: wire.delegates.map((item) => delegateFromWire(item)) };
}

/** What is to be said of a delivery. */
export type DeliveryVerdict = "delivered" | "missing" | "unread" | "no_baseline";

export function deliveryVerdictFromWire(wire: balancing.DeliveryVerdict): DeliveryVerdict {
  return wire;
}

/** A zone's operator asks its whole subtree to use less or more in some slots, by a factor on the reference price of orders that follow it. Where a zone and one of its ancestors have an event in the same slot, the nearest one's holds. */
export interface DemandResponseEvent {
  eventId: number;
  fromSlot: number;
  /** 1 to 10,000; 1000 changes nothing. */
  multiplierPermille: number;
  /** The last slot. */
  toSlot: number;
  zoneId: number;
}

export function demandResponseEventFromWire(wire: grid.DemandResponseEvent): DemandResponseEvent {
  return { eventId: wire.event_id, fromSlot: wire.from_slot, multiplierPermille: wire.multiplier_permille, toSlot: wire.to_slot, zoneId: wire.zone_id };
}

export interface DepthLevel {
  buyWh: bigint;
  priceMicroPerKwh: number;
  sellWh: bigint;
}

export function depthLevelFromWire(wire: trading.DepthLevel): DepthLevel {
  return { buyWh: BigInt(wire.buy_wh), priceMicroPerKwh: wire.price_micro_per_kwh, sellWh: BigInt(wire.sell_wh) };
}

export interface DepthResponse {
  /** Ascending by price; only prices with orders. Model orders stand at their price of now. */
  levels: DepthLevel[];
  slot: number;
  zoneId: number;
}

export function depthResponseFromWire(wire: trading.DepthResponse): DepthResponse {
  return { levels: wire.levels.map((item) => depthLevelFromWire(item)), slot: wire.slot, zoneId: wire.zone_id };
}

export interface DeviceKey {
  keyType: KeyType;
  publicKey: Uint8Array;
}

export function deviceKeyFromWire(wire: registry.DeviceKey): DeviceKey {
  return { keyType: keyTypeFromWire(wire.key_type), publicKey: bytesFromWire(wire.public_key) };
}

export function deviceKeyToWire(value: DeviceKey): registry.DeviceKey {
  return { key_type: keyTypeToWire(value.keyType), public_key: bytesToWire(value.publicKey) };
}

export interface DownloadLogoResponse {
  data: Uint8Array;
  mimeType: string;
}

export function downloadLogoResponseFromWire(wire: token.DownloadLogoResponse): DownloadLogoResponse {
  return { data: bytesFromWire(wire.data), mimeType: wire.mime_type };
}

export type EmbeddedLogo =
  | { svg: Uint8Array }
  | { png: Uint8Array };

export function embeddedLogoToWire(value: EmbeddedLogo): token.EmbeddedLogo {
  if ("svg" in value) return { svg: bytesToWire(value.svg) };
  return { png: bytesToWire(value.png) };
}

/** What a zone's metering points have to do less of in a slot, because its line was measured to be in an emergency. */
export interface EmergencyCut {
  compensationMicroPerKwh: number;
  cutWh: bigint;
  /** What was counted less than would have been. */
  deliveredWh: bigint;
  /** The slot in which it was decided. */
  madeInSlot: number;
  /** The slot after which the zone was in the emergency. */
  measuredSlot: number;
  /** What the line was foreseen to carry above the target, less what offers are awarded. */
  neededWh: bigint;
  paidMicro: bigint;
  /** The zone's operator then. */
  payer: string;
  relief: Relief;
  /** Of the payer's account, held back: what all that is needed costs at most, and what is cut once that is known. */
  reservedMicro: bigint;
  /** What nobody is cut for. */
  shortWh: bigint;
  slot: number;
  stage: CutStage;
  zoneId: number;
}

export function emergencyCutFromWire(wire: balancing.EmergencyCut): EmergencyCut {
  return { compensationMicroPerKwh: wire.compensation_micro_per_kwh, cutWh: BigInt(wire.cut_wh), deliveredWh: BigInt(wire.delivered_wh), madeInSlot: wire.made_in_slot, measuredSlot: wire.measured_slot, neededWh: BigInt(wire.needed_wh), paidMicro: BigInt(wire.paid_micro), payer: wire.payer, relief: reliefFromWire(wire.relief), reservedMicro: BigInt(wire.reserved_micro), shortWh: BigInt(wire.short_wh), slot: wire.slot, stage: cutStageFromWire(wire.stage), zoneId: wire.zone_id };
}

export interface Equipment {
  /** At most 64 bytes. */
  label: string;
  ratedPowerW: number;
  source: Source;
  storageCapacityWh: number;
}

export function equipmentFromWire(wire: registry.Equipment): Equipment {
  return { label: wire.label, ratedPowerW: wire.rated_power_w, source: sourceFromWire(wire.source), storageCapacityWh: wire.storage_capacity_wh };
}

export function equipmentToWire(value: Equipment): registry.Equipment {
  return { label: value.label, rated_power_w: value.ratedPowerW, source: sourceToWire(value.source), storage_capacity_wh: value.storageCapacityWh };
}

export interface EventsResponse {
  events: DemandResponseEvent[];
}

export function eventsResponseFromWire(wire: grid.EventsResponse): EventsResponse {
  return { events: wire.events.map((item) => demandResponseEventFromWire(item)) };
}

export type Expiration =
  | { atHeight: bigint }
  | { atTime: bigint }
  | { never: Record<string, never> };

export function expirationFromWire(wire: token.Expiration): Expiration {
  if ("at_height" in wire) return { atHeight: BigInt(wire.at_height) };
  if ("at_time" in wire) return { atTime: BigInt(wire.at_time) };
  return { never: {} };
}

export function expirationToWire(value: Expiration): token.Expiration {
  if ("atHeight" in value) return { at_height: integerToWire(value.atHeight) };
  if ("atTime" in value) return { at_time: decimalToWire(value.atTime) };
  return { never: {} };
}

/** A finding with its numbers. */
export interface Finding {
  /** What it could have said there, at most or at least as the kind has it. */
  expectedWh: bigint;
  fromSlot: number;
  kind: FindingKind;
  /** What the meter said of those slots that show it. */
  measuredWh: bigint;
  /** Of a copied profile, whose it is. */
  otherMeterId?: number | undefined;
  /** So many of these slots show it. */
  slots: number;
  /** The last one; with the first at most 672 slots. */
  toSlot: number;
}

export function findingFromWire(wire: registry.Finding): Finding {
  return { expectedWh: BigInt(wire.expected_wh), fromSlot: wire.from_slot, kind: findingKindFromWire(wire.kind), measuredWh: BigInt(wire.measured_wh), otherMeterId: wire.other_meter_id ?? undefined, slots: wire.slots, toSlot: wire.to_slot };
}

export function findingToWire(value: Finding): registry.Finding {
  return { expected_wh: decimalToWire(value.expectedWh), from_slot: value.fromSlot, kind: findingKindToWire(value.kind), measured_wh: decimalToWire(value.measuredWh), other_meter_id: value.otherMeterId ?? null, slots: value.slots, to_slot: value.toSlot };
}

/** What more than one reading of a meter says together and can hardly be true. */
export type FindingKind = "night_export" | "beyond_peak" | "flat_line" | "copied_profile" | "feeder_differs";

export function findingKindFromWire(wire: registry.FindingKind): FindingKind {
  return wire;
}

export function findingKindToWire(value: FindingKind): registry.FindingKind {
  return value;
}

export interface FlaggedMeter {
  flag: MeterFlag;
  meterId: number;
}

export function flaggedMeterFromWire(wire: registry.FlaggedMeter): FlaggedMeter {
  return { flag: meterFlagFromWire(wire.flag), meterId: wire.meter_id };
}

export interface FlaggedMetersResponse {
  flaggedMeters: FlaggedMeter[];
}

export function flaggedMetersResponseFromWire(wire: registry.FlaggedMetersResponse): FlaggedMetersResponse {
  return { flaggedMeters: wire.flagged_meters.map((item) => flaggedMeterFromWire(item)) };
}

/** What is asked of one offer in a slot, and what came of it. */
export interface FlexibilityAward {
  awardedWh: bigint;
  /** Nothing before it is measured. */
  delivery?: AwardDelivery | undefined;
  meterIds: number[];
  offerId: number;
  owner: string;
  priceCapMicroPerKwh: number;
  priceMicroPerKwh: number;
  relief: Relief;
  /** Of the owner's account, held back for the greatest fine until it is measured. */
  reservedMicro: bigint;
  slot: number;
  /** Why nothing is asked of it after all. */
  void?: VoidReason | undefined;
  zoneId: number;
}

export function flexibilityAwardFromWire(wire: balancing.FlexibilityAward): FlexibilityAward {
  return { awardedWh: BigInt(wire.awarded_wh), delivery: wire.delivery === null || wire.delivery === undefined ? undefined : awardDeliveryFromWire(wire.delivery), meterIds: wire.meter_ids, offerId: wire.offer_id, owner: wire.owner, priceCapMicroPerKwh: wire.price_cap_micro_per_kwh, priceMicroPerKwh: wire.price_micro_per_kwh, relief: reliefFromWire(wire.relief), reservedMicro: BigInt(wire.reserved_micro), slot: wire.slot, void: wire.void === null || wire.void === undefined ? undefined : voidReasonFromWire(wire.void), zoneId: wire.zone_id };
}

/** One owner's offer in a zone. */
export interface FlexibilityOffer {
  /** Metering points of either that are not in service now, and do not count. */
  idleMeterIds: number[];
  next?: NextOffer | undefined;
  /** Among those of the zone for the same relief, while it stands. */
  offerId: number;
  owner: string;
  /** What counts now. */
  terms?: OfferTerms | undefined;
}

export function flexibilityOfferFromWire(wire: balancing.FlexibilityOffer): FlexibilityOffer {
  return { idleMeterIds: wire.idle_meter_ids, next: wire.next === null || wire.next === undefined ? undefined : nextOfferFromWire(wire.next), offerId: wire.offer_id, owner: wire.owner, terms: wire.terms === null || wire.terms === undefined ? undefined : offerTermsFromWire(wire.terms) };
}

export interface Forecast {
  /** Slot by slot; nothing where no day says anything. */
  forecastWh: (bigint | undefined)[];
  /** The first slot that is foreseen. */
  fromSlot: number;
  zoneId: number;
}

export function forecastFromWire(wire: balancing.Forecast): Forecast {
  return { forecastWh: wire.forecast_wh.map((item) => item === null || item === undefined ? undefined : BigInt(item)), fromSlot: wire.from_slot, zoneId: wire.zone_id };
}

/** Bounds of the forward book. They hold from when they are set, the deposit for books that open after that: a slot's book opens with its first order. */
export interface ForwardParams {
  /** Slots of bundles that one tick clears on trial; the first bundle of a tick is tried whole, however long it is. */
  bundleSlotsPerTick: number;
  /** Conditional orders whose condition one tick looks at. */
  conditionsPerTick: number;
  /** Slots ahead of the present one that can be traded. With 0, nothing new comes into the book. */
  horizonSlots: number;
  minEnergyWh: bigint;
  /** Orders that a metering point may have open, or filled for slots that are not settled yet. */
  openOrdersPerPoint: number;
  /** Held with each open order and given back when it ends; what is filled gives it back when the slot settles. */
  orderDepositMicro: number;
  ordersPerMessage: number;
}

export function forwardParamsFromWire(wire: trading.ForwardParams): ForwardParams {
  return { bundleSlotsPerTick: wire.bundle_slots_per_tick, conditionsPerTick: wire.conditions_per_tick, horizonSlots: wire.horizon_slots, minEnergyWh: BigInt(wire.min_energy_wh), openOrdersPerPoint: wire.open_orders_per_point, orderDepositMicro: wire.order_deposit_micro, ordersPerMessage: wire.orders_per_message };
}

export function forwardParamsToWire(value: ForwardParams): trading.ForwardParams {
  return { bundle_slots_per_tick: value.bundleSlotsPerTick, conditions_per_tick: value.conditionsPerTick, horizon_slots: value.horizonSlots, min_energy_wh: decimalToWire(value.minEnergyWh), open_orders_per_point: value.openOrdersPerPoint, order_deposit_micro: value.orderDepositMicro, orders_per_message: value.ordersPerMessage };
}

export interface ForwardResponse {
  bundlesWaiting: number;
  /** What the clock does: orders and cancellations on their way into the books, slots whose book changed, and the slot whose batch is being filled. */
  changesWaiting: bigint;
  /** Orders of earlier slots have ended at their gates. */
  closedBeforeSlot: number;
  conditionalOrders: number;
  /** The next order's id, if nothing else is placed before it. */
  nextOrderId: bigint;
  oracle?: string | undefined;
  params: ForwardParams;
  pricing: Pricing;
  slotInBatch?: number | undefined;
  slotsChanged: number;
}

export function forwardResponseFromWire(wire: trading.ForwardResponse): ForwardResponse {
  return { bundlesWaiting: wire.bundles_waiting, changesWaiting: BigInt(wire.changes_waiting), closedBeforeSlot: wire.closed_before_slot, conditionalOrders: wire.conditional_orders, nextOrderId: BigInt(wire.next_order_id), oracle: wire.oracle ?? undefined, params: forwardParamsFromWire(wire.params), pricing: pricingFromWire(wire.pricing), slotInBatch: wire.slot_in_batch ?? undefined, slotsChanged: wire.slots_changed };
}

/** The book of one slot. */
export interface ForwardSlotResponse {
  /** Batches that traded so far. */
  batches: number;
  ceilingMicroPerKwh: number;
  floorMicroPerKwh: number;
  /** Unix seconds: no batch runs then or later. */
  gateAt: bigint;
  open: boolean;
  priceTickMicroPerKwh: number;
  slot: number;
  zones: ForwardZone[];
}

export function forwardSlotResponseFromWire(wire: trading.ForwardSlotResponse): ForwardSlotResponse {
  return { batches: wire.batches, ceilingMicroPerKwh: wire.ceiling_micro_per_kwh, floorMicroPerKwh: wire.floor_micro_per_kwh, gateAt: BigInt(wire.gate_at), open: wire.open, priceTickMicroPerKwh: wire.price_tick_micro_per_kwh, slot: wire.slot, zones: wire.zones.map((item) => forwardZoneFromWire(item)) };
}

export interface ForwardZone {
  /** The zone is in an emergency that was measured: its orders take part in no batch before that is over, or this slot is. */
  batchesStoppedUntil?: number | undefined;
  boughtWh: bigint;
  capacityLeftDownWh: bigint;
  capacityLeftUpWh: bigint;
  /** Of the latest batch in which the zone traded. */
  lastPriceMicroPerKwh?: number | undefined;
  lineEarnedMicro: bigint;
  /** On the zone's line, positive towards the root; what batches left of its capacities. */
  lineFlowWh: bigint;
  references: ReferencePrices;
  soldWh: bigint;
  zoneId: number;
}

export function forwardZoneFromWire(wire: trading.ForwardZone): ForwardZone {
  return { batchesStoppedUntil: wire.batches_stopped_until ?? undefined, boughtWh: BigInt(wire.bought_wh), capacityLeftDownWh: BigInt(wire.capacity_left_down_wh), capacityLeftUpWh: BigInt(wire.capacity_left_up_wh), lastPriceMicroPerKwh: wire.last_price_micro_per_kwh ?? undefined, lineEarnedMicro: BigInt(wire.line_earned_micro), lineFlowWh: BigInt(wire.line_flow_wh), references: referencePricesFromWire(wire.references), soldWh: BigInt(wire.sold_wh), zoneId: wire.zone_id };
}

export interface GridConfig {
  admin: string;
  /** Who alone can say that an emergency was measured. */
  balancing?: string | undefined;
  priceTickMicroPerKwh: number;
  slotSeconds: number;
  /** So many slots that have not begun keep the tariff they have. */
  tariffNoticeSlots: number;
  trading: string;
  zoneCount: number;
}

export function gridConfigFromWire(wire: grid.Config): GridConfig {
  return { admin: wire.admin, balancing: wire.balancing ?? undefined, priceTickMicroPerKwh: wire.price_tick_micro_per_kwh, slotSeconds: wire.slot_seconds, tariffNoticeSlots: wire.tariff_notice_slots, trading: wire.trading, zoneCount: wire.zone_count };
}

export interface GridInstantiateMsg {
  admin: string;
  /** The contract that alone can say of a zone whose controller it is that its emergency was measured. Default: nobody can. */
  balancing?: string | undefined;
  /** Operates the root zone, sets tariffs and adds zones. */
  operator: string;
  /** Every price and fee is a multiple of this; itself a multiple of 1000. */
  priceTickMicroPerKwh: number;
  /** The root's name, 1 to 64 bytes. Its zone id is 0. */
  rootName: string;
  slotSeconds: number;
  tariff: Tariff;
  /** So many slots that have not begun keep the tariff they have, 0 to 2,976. No slot further ahead can be traded. */
  tariffNoticeSlots: number;
  /** The trading contract, the only one that reports. */
  trading: string;
}

export function gridInstantiateMsgToWire(value: GridInstantiateMsg): grid.InstantiateMsg {
  return { admin: value.admin, balancing: value.balancing ?? null, operator: value.operator, price_tick_micro_per_kwh: checkedPrice(value.priceTickMicroPerKwh, "priceTickMicroPerKwh"), root_name: value.rootName, slot_seconds: value.slotSeconds, tariff: tariffToWire(value.tariff), tariff_notice_slots: value.tariffNoticeSlots, trading: value.trading };
}

export interface GridSlotTotalsResponse {
  slot: number;
  zones: ZoneTotals[];
}

export function gridSlotTotalsResponseFromWire(wire: grid.SlotTotalsResponse): GridSlotTotalsResponse {
  return { slot: wire.slot, zones: wire.zones.map((item) => zoneTotalsFromWire(item)) };
}

/** The state of a zone's network, in the words of the system states of Regulation (EU) 2017/1485, article 18, without the blackout. The codes are those of packed values and never change. */
export type GridState = "normal" | "alert" | "emergency" | "restoration";

export function gridStateFromWire(wire: grid.GridState): GridState {
  return wire;
}

export function gridStateToWire(value: GridState): grid.GridState {
  return value;
}

export interface InstantiateMarketing {
  description?: string | undefined;
  logo?: Logo | undefined;
  marketing?: string | undefined;
  project?: string | undefined;
}

export function instantiateMarketingToWire(value: InstantiateMarketing): token.InstantiateMarketing {
  return { description: value.description ?? null, logo: value.logo === undefined ? null : logoToWire(value.logo), marketing: value.marketing ?? null, project: value.project ?? null };
}

/** Why a zone that the clock cut off is joined with its parent again. */
export type IslandEnd = "parent_normal" | "joined";

export type KeyType = "ed25519" | "secp256r1" | "secp256k1";

export function keyTypeFromWire(wire: registry.KeyType): KeyType {
  return wire;
}

export function keyTypeToWire(value: KeyType): registry.KeyType {
  return value;
}

export interface Line {
  /** Away from the root, per slot. */
  capacityDownWh: bigint;
  /** Towards the root, per slot. */
  capacityUpWh: bigint;
  feeMicroPerKwh: number;
}

export function lineFromWire(wire: grid.Line): Line {
  return { capacityDownWh: BigInt(wire.capacity_down_wh), capacityUpWh: BigInt(wire.capacity_up_wh), feeMicroPerKwh: wire.fee_micro_per_kwh };
}

export function lineToWire(value: Line): grid.Line {
  return { capacity_down_wh: decimalToWire(value.capacityDownWh), capacity_up_wh: decimalToWire(value.capacityUpWh), fee_micro_per_kwh: checkedPrice(value.feeMicroPerKwh, "feeMicroPerKwh") };
}

export type Logo =
  | { url: string }
  | { embedded: EmbeddedLogo };

export function logoToWire(value: Logo): token.Logo {
  if ("url" in value) return { url: value.url };
  return { embedded: embeddedLogoToWire(value.embedded) };
}

export type LogoInfo =
  | "embedded"
  | { url: string };

export function logoInfoFromWire(wire: token.LogoInfo): LogoInfo {
  if (typeof wire === "string") return wire;
  return { url: wire.url };
}

export interface MarketingInfoResponse {
  description?: string | undefined;
  logo?: LogoInfo | undefined;
  marketing?: string | undefined;
  project?: string | undefined;
}

export function marketingInfoResponseFromWire(wire: token.MarketingInfoResponse): MarketingInfoResponse {
  return { description: wire.description ?? undefined, logo: wire.logo === null || wire.logo === undefined ? undefined : logoInfoFromWire(wire.logo), marketing: wire.marketing ?? undefined, project: wire.project ?? undefined };
}

/** An application that is open. */
export interface MeterApplication {
  applicant: string;
  applicationId: bigint;
  approvals: string[];
  closings: NamedClosing[];
  /** None of applications from before connections had names: nobody can approve them. */
  connection?: string | undefined;
  /** From this slot on nobody decides about it any more. */
  lapsesSlot: number;
  meter: NewMeter;
  refusals: string[];
}

export function meterApplicationFromWire(wire: registry.MeterApplication): MeterApplication {
  return { applicant: wire.applicant, applicationId: BigInt(wire.application_id), approvals: wire.approvals, closings: wire.closings.map((item) => namedClosingFromWire(item)), connection: wire.connection ?? undefined, lapsesSlot: wire.lapses_slot, meter: newMeterFromWire(wire.meter), refusals: wire.refusals };
}

export interface MeterApplicationOfResponse {
  application?: MeterApplication | undefined;
  latestClosed?: ClosedMeterApplication | undefined;
}

export function meterApplicationOfResponseFromWire(wire: registry.MeterApplicationOfResponse): MeterApplicationOfResponse {
  return { application: wire.application === null || wire.application === undefined ? undefined : meterApplicationFromWire(wire.application), latestClosed: wire.latest_closed === null || wire.latest_closed === undefined ? undefined : closedMeterApplicationFromWire(wire.latest_closed) };
}

export interface MeterApplicationsResponse {
  applications: MeterApplication[];
}

export function meterApplicationsResponseFromWire(wire: registry.MeterApplicationsResponse): MeterApplicationsResponse {
  return { applications: wire.applications.map((item) => meterApplicationFromWire(item)) };
}

export interface MeterEnergy {
  exportWh: bigint;
  importWh: bigint;
  meterId: number;
}

export function meterEnergyFromWire(wire: metering.MeterEnergy): MeterEnergy {
  return { exportWh: BigInt(wire.export_wh), importWh: BigInt(wire.import_wh), meterId: wire.meter_id };
}

/** Why a meter is in quarantine, or a feeder is doubted. */
export interface MeterFlag {
  /** What its owner says. */
  appeal?: string | undefined;
  finding: Finding;
  flaggedSlot: number;
  flagger: string;
}

export function meterFlagFromWire(wire: registry.MeterFlag): MeterFlag {
  return { appeal: wire.appeal ?? undefined, finding: findingFromWire(wire.finding), flaggedSlot: wire.flagged_slot, flagger: wire.flagger };
}

export interface MeterOfConnectionResponse {
  meteringPoint?: MeteringPoint | undefined;
}

export function meterOfConnectionResponseFromWire(wire: registry.MeterOfConnectionResponse): MeterOfConnectionResponse {
  return { meteringPoint: wire.metering_point === null || wire.metering_point === undefined ? undefined : meteringPointFromWire(wire.metering_point) };
}

export type MeterStatus = "active" | "suspended" | "decommissioned";

export function meterStatusFromWire(wire: registry.MeterStatus): MeterStatus {
  return wire;
}

export interface MeteringConfig {
  admin: string;
  graceSeconds: number;
  grid: string;
  keepSlots: number;
  maxClockSkewSeconds: number;
  meteredSecondsPerSlot: number;
  registry: string;
  slotSeconds: number;
}

export function meteringConfigFromWire(wire: metering.Config): MeteringConfig {
  return { admin: wire.admin, graceSeconds: wire.grace_seconds, grid: wire.grid, keepSlots: wire.keep_slots, maxClockSkewSeconds: wire.max_clock_skew_seconds, meteredSecondsPerSlot: wire.metered_seconds_per_slot, registry: wire.registry, slotSeconds: wire.slot_seconds };
}

export interface MeteringInstantiateMsg {
  admin: string;
  /** Readings of a slot count for its market until `slot end + grace_seconds`. */
  graceSeconds: number;
  /** Whose tariffs say which late energy may be added up. */
  grid: string;
  /** Energies of slots older than this are pruned; more slots than a reading may be late for its market. */
  keepSlots: number;
  /** How far a meter's clock may be ahead of the block. */
  maxClockSkewSeconds: number;
  /** Seconds of consumption that a slot's reading stands for: `slot_seconds`, but 900 where a localnet replays quarter-hours faster. */
  meteredSecondsPerSlot: number;
  registry: string;
  /** Length of a slot in seconds of block time. */
  slotSeconds: number;
}

export function meteringInstantiateMsgToWire(value: MeteringInstantiateMsg): metering.InstantiateMsg {
  return { admin: value.admin, grace_seconds: value.graceSeconds, grid: value.grid, keep_slots: value.keepSlots, max_clock_skew_seconds: value.maxClockSkewSeconds, metered_seconds_per_slot: value.meteredSecondsPerSlot, registry: value.registry, slot_seconds: value.slotSeconds };
}

export interface MeteringPoint {
  /** None of meters that were registered before metering points were approved. */
  approval?: Approval | undefined;
  /** None while nobody has named it, of meters that were registered before connections had names. */
  connection?: string | undefined;
  connectionW: number;
  deviceKey: DeviceKey;
  /** Of a meter that is in quarantine, and of a feeder that is doubted. */
  flag?: MeterFlag | undefined;
  kind: PointKind;
  meterId: number;
  owner: string;
  /** None of a meter that signs readings of docs/spec/formats.md. */
  readingFormat?: ReadingFormat | undefined;
  recall?: Recall | undefined;
  /** The slot in which it was last released: no finding of slots before flags it again. */
  releasedSlot?: number | undefined;
  serial: string;
  source: Source;
  status: MeterStatus;
  zoneId: number;
}

export function meteringPointFromWire(wire: registry.MeteringPoint): MeteringPoint {
  return { approval: wire.approval === null || wire.approval === undefined ? undefined : approvalFromWire(wire.approval), connection: wire.connection ?? undefined, connectionW: wire.connection_w, deviceKey: deviceKeyFromWire(wire.device_key), flag: wire.flag === null || wire.flag === undefined ? undefined : meterFlagFromWire(wire.flag), kind: pointKindFromWire(wire.kind), meterId: wire.meter_id, owner: wire.owner, readingFormat: wire.reading_format === null || wire.reading_format === undefined ? undefined : readingFormatFromWire(wire.reading_format), recall: wire.recall === null || wire.recall === undefined ? undefined : recallFromWire(wire.recall), releasedSlot: wire.released_slot ?? undefined, serial: wire.serial, source: sourceFromWire(wire.source), status: meterStatusFromWire(wire.status), zoneId: wire.zone_id };
}

export interface MeteringPointsResponse {
  meteringPoints: MeteringPoint[];
}

export function meteringPointsResponseFromWire(wire: registry.MeteringPointsResponse): MeteringPointsResponse {
  return { meteringPoints: wire.metering_points.map((item) => meteringPointFromWire(item)) };
}

export interface MinterResponse {
  cap?: bigint | undefined;
  minter: string;
}

export function minterResponseFromWire(wire: token.MinterResponse): MinterResponse {
  return { cap: wire.cap === null || wire.cap === undefined ? undefined : BigInt(wire.cap), minter: wire.minter };
}

/** How coins leave, and what stands behind what a utility owes. */
export interface MoneyParams {
  /** Claims are paid from what their utility has in the first slot that is settled after so many. */
  claimsEverySlots: number;
  /** A utility cannot withdraw what it would have less than this without, and is warned when it has less. */
  utilityLowMicro: bigint;
  /** A withdrawal is paid so many slots after it was asked for; 0 pays at once. */
  withdrawDelaySlots: number;
}

export function moneyParamsFromWire(wire: trading.MoneyParams): MoneyParams {
  return { claimsEverySlots: wire.claims_every_slots, utilityLowMicro: BigInt(wire.utility_low_micro), withdrawDelaySlots: wire.withdraw_delay_slots };
}

export function moneyParamsToWire(value: MoneyParams): trading.MoneyParams {
  return { claims_every_slots: value.claimsEverySlots, utility_low_micro: decimalToWire(value.utilityLowMicro), withdraw_delay_slots: value.withdrawDelaySlots };
}

export interface MoneyResponse {
  coinsMicro: bigint;
  params: MoneyParams;
  pause?: Pause | undefined;
  /** In order of their numbers. */
  utilities: string[];
}

export function moneyResponseFromWire(wire: trading.MoneyResponse): MoneyResponse {
  return { coinsMicro: BigInt(wire.coins_micro), params: moneyParamsFromWire(wire.params), pause: wire.pause === null || wire.pause === undefined ? undefined : pauseFromWire(wire.pause), utilities: wire.utilities };
}

/** What a verifier who approves says of the metering point that the connection had. */
export interface NamedClosing {
  by: string;
  closing: ClosingRegisters;
  /** That meter. */
  meterId: number;
}

export function namedClosingFromWire(wire: registry.NamedClosing): NamedClosing {
  return { by: wire.by, closing: closingRegistersFromWire(wire.closing), meterId: wire.meter_id };
}

export interface NewMeter {
  class: AccuracyClass;
  /** The most the connection's fuse lets through in either direction, in W: fuse A x phases x 230 V. */
  connectionW: number;
  deviceKey: DeviceKey;
  /** The most that what is behind the meter feeds in, in W: at most `connection_w`; of a prosumer's, 0 where `source` is none. */
  inverterW: number;
  kind: PointKind;
  /** None of a meter that signs readings of docs/spec/formats.md. */
  readingFormat?: ReadingFormat | undefined;
  /** The label on the device, 1 to 32 printable ASCII characters without spaces; unique among meters in service. */
  serial: string;
  /** None of a battery and of a feeder. */
  source: Source;
  zoneId: number;
}

export function newMeterFromWire(wire: registry.NewMeter): NewMeter {
  return { class: accuracyClassFromWire(wire.class), connectionW: wire.connection_w, deviceKey: deviceKeyFromWire(wire.device_key), inverterW: wire.inverter_w, kind: pointKindFromWire((wire.kind ?? "prosumer")), readingFormat: wire.reading_format === null || wire.reading_format === undefined ? undefined : readingFormatFromWire(wire.reading_format), serial: wire.serial, source: sourceFromWire(wire.source), zoneId: wire.zone_id };
}

export function newMeterToWire(value: NewMeter): registry.NewMeter {
  return { class: accuracyClassToWire(value.class), connection_w: value.connectionW, device_key: deviceKeyToWire(value.deviceKey), inverter_w: value.inverterW, kind: pointKindToWire(value.kind), reading_format: value.readingFormat === undefined ? null : readingFormatToWire(value.readingFormat), serial: value.serial, source: sourceToWire(value.source), zone_id: value.zoneId };
}

/** An order of a metering point, as it is placed. It trades in the zone of its point. */
export interface NewOrder {
  /** It waits until this holds; then it is the order it says. Not with a bundle. */
  condition?: Condition | undefined;
  side: Side;
  terms: OrderTerms;
}

export function newOrderToWire(value: NewOrder): trading.NewOrder {
  return { condition: value.condition === undefined ? null : conditionToWire(value.condition), side: sideToWire(value.side), terms: orderTermsToWire(value.terms) };
}

/** What counts from a slot on; no terms where nothing will. */
export interface NextOffer {
  fromSlot: number;
  terms?: OfferTerms | undefined;
}

export function nextOfferFromWire(wire: balancing.NextOffer): NextOffer {
  return { fromSlot: wire.from_slot, terms: wire.terms === null || wire.terms === undefined ? undefined : offerTermsFromWire(wire.terms) };
}

export interface NextRule {
  fromSlot: number;
  rule: Rule;
}

export function nextRuleFromWire(wire: trading.NextRule): NextRule {
  return { fromSlot: wire.from_slot, rule: ruleFromWire(wire.rule) };
}

export interface NextSlotResponse {
  slot?: number | undefined;
}

export function nextSlotResponseFromWire(wire: metering.NextSlotResponse): NextSlotResponse {
  return { slot: wire.slot ?? undefined };
}

/** What voltage and frequency are when nothing is wrong. */
export interface NominalQuality {
  /** 1 to 100,000. */
  frequencyMhz: number;
  /** Tenths of a volt, as the feeder measures them: 1 to 10,000. */
  voltageDv: number;
}

export function nominalQualityFromWire(wire: balancing.NominalQuality): NominalQuality {
  return { frequencyMhz: wire.frequency_mhz, voltageDv: wire.voltage_dv };
}

export function nominalQualityToWire(value: NominalQuality): balancing.NominalQuality {
  return { frequency_mhz: value.frequencyMhz, voltage_dv: value.voltageDv };
}

/** Why no reading is made of a record. None of them is mended by sending the same bytes again, but for those that a later approval mends. */
export type OcmfFault = "oversized" | "no_record" | "truncated" | "malformed" | "duplicate_key" | "missing" | "wrong_kind" | "too_many" | "unknown_version" | "bad_page" | "wrong_reason" | "exception" | "loss_compensated" | "bad_status" | "energy_unusable" | "time_unusable" | "unknown_error_flags" | "unknown_obis" | "wrong_unit" | "not_a_number" | "exponent" | "spaces" | "negative" | "too_large" | "decreasing" | "two_values" | "bad_time" | "time_without_zone" | "clock_not_set" | "time_goes_back" | "unknown_algorithm" | "unknown_curve" | "unknown_hash" | "bad_encoding" | "bad_signature" | "unknown_meter" | "other_format" | "wrong_curve" | "other_meter" | "not_at_slot_end" | "other_slot" | "no_import" | "other_registers" | "page_did_not_rise";

export interface OcmfRecord {
  /** Place within the bank. */
  index: number;
  /** All of it, from `OCMF|` on: at most 4096 bytes. */
  record: Uint8Array;
}

export function ocmfRecordToWire(value: OcmfRecord): metering.OcmfRecord {
  return { index: value.index, record: bytesToWire(value.record) };
}

/** What somebody offers. */
export interface OfferTerms {
  /** How much less in a slot: as much as the zone's smallest offer at least, and no more than their connections let through, or their inverters feed in. */
  energyWh: bigint;
  /** The hours in which a slot has to begin: bit `i` from the lowest, 0 to 23, for the four slots of a day's 96 from slot `4 i` on, which is `i` o'clock UTC where slots are quarter-hours. */
  hoursUtc: number;
  /** 1 to 16 of the owner's metering points in the zone, ascending. What they count together counts. */
  meterIds: number[];
  /** The lowest price, a multiple of 1000. */
  priceMicroPerKwh: number;
  /** Slots of a day that may be called, 1 to 96. */
  slotsADay: number;
}

export function offerTermsFromWire(wire: balancing.OfferTerms): OfferTerms {
  return { energyWh: BigInt(wire.energy_wh), hoursUtc: wire.hours_utc, meterIds: wire.meter_ids, priceMicroPerKwh: wire.price_micro_per_kwh, slotsADay: wire.slots_a_day };
}

export function offerTermsToWire(value: OfferTerms): balancing.OfferTerms {
  return { energy_wh: decimalToWire(value.energyWh), hours_utc: value.hoursUtc, meter_ids: value.meterIds, price_micro_per_kwh: checkedPrice(value.priceMicroPerKwh, "priceMicroPerKwh"), slots_a_day: value.slotsADay };
}

export interface OffersResponse {
  offers: FlexibilityOffer[];
}

export function offersResponseFromWire(wire: balancing.OffersResponse): OffersResponse {
  return { offers: wire.offers.map((item) => flexibilityOfferFromWire(item)) };
}

/** A call that has not ended. */
export interface OpenCall {
  awardedWh: bigint;
  /** By the clock, or else by the operator itself. */
  byClock: boolean;
  /** The slot in which it was made. */
  madeInSlot: number;
  neededWh: bigint;
  /** The zone's operator when it was made. */
  payer: string;
  priceCapMicroPerKwh: number;
  /** What everybody gets; nothing while nobody is awarded. */
  priceMicroPerKwh?: number | undefined;
  relief: Relief;
  /** Of the payer's account, held back: what all that is needed costs at most, and what is awarded once that is known. */
  reservedMicro: bigint;
  /** What no offer covers. */
  shortWh: bigint;
  slot: number;
  stage: CallStage;
  zoneId: number;
}

export function openCallFromWire(wire: balancing.OpenCall): OpenCall {
  return { awardedWh: BigInt(wire.awarded_wh), byClock: wire.by_clock, madeInSlot: wire.made_in_slot, neededWh: BigInt(wire.needed_wh), payer: wire.payer, priceCapMicroPerKwh: wire.price_cap_micro_per_kwh, priceMicroPerKwh: wire.price_micro_per_kwh ?? undefined, relief: reliefFromWire(wire.relief), reservedMicro: BigInt(wire.reserved_micro), shortWh: BigInt(wire.short_wh), slot: wire.slot, stage: callStageFromWire(wire.stage), zoneId: wire.zone_id };
}

/** An order and what became of it so far. */
export interface Order {
  condition?: Condition | undefined;
  /** Placed by a delegate. */
  delegated: boolean;
  filledWh: bigint;
  /** Still open. */
  leftWh: bigint;
  meterId: number;
  orderId: bigint;
  reason: OrderReason;
  /** What it holds of its point's account, without what its fills hold until the slot settles. */
  reservedMicro: bigint;
  side: Side;
  slot: number;
  status: OrderStatus;
  terms: OrderTerms;
  zoneId: number;
}

export function orderFromWire(wire: trading.Order): Order {
  return { condition: wire.condition === null || wire.condition === undefined ? undefined : conditionFromWire(wire.condition), delegated: wire.delegated, filledWh: BigInt(wire.filled_wh), leftWh: BigInt(wire.left_wh), meterId: wire.meter_id, orderId: BigInt(wire.order_id), reason: orderReasonFromWire(wire.reason), reservedMicro: BigInt(wire.reserved_micro), side: sideFromWire(wire.side), slot: wire.slot, status: orderStatusFromWire(wire.status), terms: orderTermsFromWire(wire.terms), zoneId: wire.zone_id };
}

/** What became of an order and why, beyond its terms and fills. */
export type OrderFact =
  | /** It joins the next batch. */ { waitsForBook: Record<string, never> }
  | /** A bundle, tried when the books of its slots have no batch due. */ { waitsForTrial: Record<string, never> }
  | { waitsForCondition: { energyWh: bigint; } }
  | /** In the book; its first batch is yet to come. */ { waitsForFirstBatch: { energyWh: bigint; } }
  | { rests: { energyWh: bigint; } }
  | /** When the bundle was last tried, a part could not be filled, or the average was beyond its limit. */ { bundleIncomplete: { energyWh: bigint; } }
  | { allTraded: Record<string, never> }
  | { cancelled: { energyWh: bigint; } }
  | /** A market order's rest after its batch. */ { marketRest: { energyWh: bigint; } }
  | /** It expired, or its slot began. */ { expired: { energyWh: bigint; } }
  | /** The latest batch that saw it and in which its zone traded. At the order's limit exactly, those at it shared. */ { zoneTraded: { batch: number; boughtWh: bigint; limitMicroPerKwh: number; lineFlowWh: bigint; priceMicroPerKwh: number; soldWh: bigint; } }
  | /** What the condition reads, as it is now. */ { feedIs: { feedId: string; updatedAt: bigint; value: bigint; } }
  | { feedIsEmpty: { feedId: string; } }
  | { poolPriceIs: { priceMicroPerKwh: number; zoneId: number; } }
  | { noPoolPrice: { zoneId: number; } }
  | { zoneStateIs: { state: GridState; zoneId: number; } }
  | { noZone: { zoneId: number; } }
  | /** The best on the other side now. The side is the order's. */ { bestWithinReach: { feesMicroPerKwh: number; limitMicroPerKwh: number; priceMicroPerKwh: number; side: Side; zoneId: number; } }
  | { nobodyWithinReach: { side: Side; } }
  | /** The zone is in an emergency that was measured: its orders take part in no batch before that is over, or this slot is. */ { batchesStopped: { untilSlot: number; zoneId: number; } }
  | /** The best that would trade now, if a line between had room. */ { behindFullLine: { lineCarriesWh: bigint; lineOfZoneId: number; priceMicroPerKwh: number; side: Side; zoneId: number; } };

export function orderFactFromWire(wire: trading.OrderFact): OrderFact {
  if ("waits_for_book" in wire) return { waitsForBook: {} };
  if ("waits_for_trial" in wire) return { waitsForTrial: {} };
  if ("waits_for_condition" in wire) return { waitsForCondition: { energyWh: BigInt(wire.waits_for_condition.energy_wh) } };
  if ("waits_for_first_batch" in wire) return { waitsForFirstBatch: { energyWh: BigInt(wire.waits_for_first_batch.energy_wh) } };
  if ("rests" in wire) return { rests: { energyWh: BigInt(wire.rests.energy_wh) } };
  if ("bundle_incomplete" in wire) return { bundleIncomplete: { energyWh: BigInt(wire.bundle_incomplete.energy_wh) } };
  if ("all_traded" in wire) return { allTraded: {} };
  if ("cancelled" in wire) return { cancelled: { energyWh: BigInt(wire.cancelled.energy_wh) } };
  if ("market_rest" in wire) return { marketRest: { energyWh: BigInt(wire.market_rest.energy_wh) } };
  if ("expired" in wire) return { expired: { energyWh: BigInt(wire.expired.energy_wh) } };
  if ("zone_traded" in wire) return { zoneTraded: { batch: wire.zone_traded.batch, boughtWh: BigInt(wire.zone_traded.bought_wh), limitMicroPerKwh: wire.zone_traded.limit_micro_per_kwh, lineFlowWh: BigInt(wire.zone_traded.line_flow_wh), priceMicroPerKwh: wire.zone_traded.price_micro_per_kwh, soldWh: BigInt(wire.zone_traded.sold_wh) } };
  if ("feed_is" in wire) return { feedIs: { feedId: wire.feed_is.feed_id, updatedAt: BigInt(wire.feed_is.updated_at), value: BigInt(wire.feed_is.value) } };
  if ("feed_is_empty" in wire) return { feedIsEmpty: { feedId: wire.feed_is_empty.feed_id } };
  if ("pool_price_is" in wire) return { poolPriceIs: { priceMicroPerKwh: wire.pool_price_is.price_micro_per_kwh, zoneId: wire.pool_price_is.zone_id } };
  if ("no_pool_price" in wire) return { noPoolPrice: { zoneId: wire.no_pool_price.zone_id } };
  if ("zone_state_is" in wire) return { zoneStateIs: { state: gridStateFromWire(wire.zone_state_is.state), zoneId: wire.zone_state_is.zone_id } };
  if ("no_zone" in wire) return { noZone: { zoneId: wire.no_zone.zone_id } };
  if ("best_within_reach" in wire) return { bestWithinReach: { feesMicroPerKwh: wire.best_within_reach.fees_micro_per_kwh, limitMicroPerKwh: wire.best_within_reach.limit_micro_per_kwh, priceMicroPerKwh: wire.best_within_reach.price_micro_per_kwh, side: sideFromWire(wire.best_within_reach.side), zoneId: wire.best_within_reach.zone_id } };
  if ("nobody_within_reach" in wire) return { nobodyWithinReach: { side: sideFromWire(wire.nobody_within_reach.side) } };
  if ("batches_stopped" in wire) return { batchesStopped: { untilSlot: wire.batches_stopped.until_slot, zoneId: wire.batches_stopped.zone_id } };
  return { behindFullLine: { lineCarriesWh: BigInt(wire.behind_full_line.line_carries_wh), lineOfZoneId: wire.behind_full_line.line_of_zone_id, priceMicroPerKwh: wire.behind_full_line.price_micro_per_kwh, side: sideFromWire(wire.behind_full_line.side), zoneId: wire.behind_full_line.zone_id } };
}

export interface OrderFill {
  /** Number of the batch within the slot. */
  batch: number;
  energyWh: bigint;
  priceMicroPerKwh: number;
  slot: number;
}

export function orderFillFromWire(wire: trading.OrderFill): OrderFill {
  return { batch: wire.batch, energyWh: BigInt(wire.energy_wh), priceMicroPerKwh: wire.price_micro_per_kwh, slot: wire.slot };
}

export type OrderPrice =
  | { fixed: { limitMicroPerKwh: number; } }
  | /** The model's reference plus this, read anew at each batch and clamped to the slot's floor and ceiling. */ { model: { model: PricingModel; offsetMicroPerKwh: number; } };

export function orderPriceFromWire(wire: trading.OrderPrice): OrderPrice {
  if ("fixed" in wire) return { fixed: { limitMicroPerKwh: wire.fixed.limit_micro_per_kwh } };
  return { model: { model: pricingModelFromWire(wire.model.model), offsetMicroPerKwh: wire.model.offset_micro_per_kwh } };
}

export function orderPriceToWire(value: OrderPrice): trading.OrderPrice {
  if ("fixed" in value) return { fixed: { limit_micro_per_kwh: checkedPrice(value.fixed.limitMicroPerKwh, "limitMicroPerKwh") } };
  return { model: { model: pricingModelToWire(value.model.model), offset_micro_per_kwh: value.model.offsetMicroPerKwh } };
}

/** Why an order is not, or not wholly, filled. The codes are those of packed values and never change. */
export type OrderReason = "none" | "outbid" | "marginal" | "no_counterparty" | "expired" | "condition_unmet" | "bundle_incomplete" | "cancelled" | "market_rest" | "queued";

export function orderReasonFromWire(wire: trading.OrderReason): OrderReason {
  return wire;
}

/** Names an order: orders are kept by slot. A bundle's slot is its first. */
export interface OrderRef {
  orderId: bigint;
  slot: number;
}

export function orderRefFromWire(wire: trading.OrderRef): OrderRef {
  return { orderId: BigInt(wire.order_id), slot: wire.slot };
}

export function orderRefToWire(value: OrderRef): trading.OrderRef {
  return { order_id: integerToWire(value.orderId), slot: value.slot };
}

export interface OrderResponse {
  /** What became of it and why, in the order to tell it. */
  explanation: OrderFact[];
  /** Oldest first; the price is the zone's in that batch. */
  fills: OrderFill[];
  order: Order;
}

export function orderResponseFromWire(wire: trading.OrderResponse): OrderResponse {
  return { explanation: wire.explanation.map((item) => orderFactFromWire(item)), fills: wire.fills.map((item) => orderFillFromWire(item)), order: orderFromWire(wire.order) };
}

export type OrderStatus = "open" | "conditional" | "filled" | "ended";

export function orderStatusFromWire(wire: trading.OrderStatus): OrderStatus {
  return wire;
}

export type OrderTerms =
  | /** Rests until it is filled, cancelled, expires, or the slot begins. */ { limit: { energyWh: bigint; expiresAt?: bigint | undefined; price: OrderPrice; slot: number; } }
  | /** Joins the next batch; what that does not fill is cancelled. */ { market: { energyWh: bigint; slot: number; worstPriceMicroPerKwh: number; } }
  | /** Every part whole, at this average price or better, or nothing. */ { bundle: { averageLimitMicroPerKwh: number; expiresAt?: bigint | undefined; parts: BundlePart[]; } };

export function orderTermsFromWire(wire: trading.OrderTerms): OrderTerms {
  if ("limit" in wire) return { limit: { energyWh: BigInt(wire.limit.energy_wh), expiresAt: wire.limit.expires_at === null || wire.limit.expires_at === undefined ? undefined : BigInt(wire.limit.expires_at), price: orderPriceFromWire(wire.limit.price), slot: wire.limit.slot } };
  if ("market" in wire) return { market: { energyWh: BigInt(wire.market.energy_wh), slot: wire.market.slot, worstPriceMicroPerKwh: wire.market.worst_price_micro_per_kwh } };
  return { bundle: { averageLimitMicroPerKwh: wire.bundle.average_limit_micro_per_kwh, expiresAt: wire.bundle.expires_at === null || wire.bundle.expires_at === undefined ? undefined : BigInt(wire.bundle.expires_at), parts: wire.bundle.parts.map((item) => bundlePartFromWire(item)) } };
}

export function orderTermsToWire(value: OrderTerms): trading.OrderTerms {
  if ("limit" in value) return { limit: { energy_wh: decimalToWire(value.limit.energyWh), expires_at: value.limit.expiresAt === undefined ? null : integerToWire(value.limit.expiresAt), price: orderPriceToWire(value.limit.price), slot: value.limit.slot } };
  if ("market" in value) return { market: { energy_wh: decimalToWire(value.market.energyWh), slot: value.market.slot, worst_price_micro_per_kwh: checkedPrice(value.market.worstPriceMicroPerKwh, "worstPriceMicroPerKwh") } };
  return { bundle: { average_limit_micro_per_kwh: checkedPrice(value.bundle.averageLimitMicroPerKwh, "averageLimitMicroPerKwh"), expires_at: value.bundle.expiresAt === undefined ? null : integerToWire(value.bundle.expiresAt), parts: value.bundle.parts.map((item) => bundlePartToWire(item)) } };
}

export interface OrdersResponse {
  /** Start after it for the next page; absent on the last. A page may be short, or empty, and not the last. */
  next?: OrderRef | undefined;
  orders: Order[];
}

export function ordersResponseFromWire(wire: trading.OrdersResponse): OrdersResponse {
  return { next: wire.next === null || wire.next === undefined ? undefined : orderRefFromWire(wire.next), orders: wire.orders.map((item) => orderFromWire(item)) };
}

export interface OwnerEnergy {
  energyWh: bigint;
  owner: string;
}

export function ownerEnergyToWire(value: OwnerEnergy): token.OwnerEnergy {
  return { energy_wh: decimalToWire(value.energyWh), owner: value.owner };
}

export interface Participant {
  address: string;
  certifications: string[];
  equipment: Equipment[];
  profile: Profile;
  role: Role;
  status: ParticipantStatus;
}

export function participantFromWire(wire: registry.Participant): Participant {
  return { address: wire.address, certifications: wire.certifications, equipment: wire.equipment.map((item) => equipmentFromWire(item)), profile: profileFromWire(wire.profile), role: roleFromWire(wire.role), status: participantStatusFromWire(wire.status) };
}

export type ParticipantStatus = "applied" | "admitted" | "rejected" | "suspended" | "revoked";

export function participantStatusFromWire(wire: registry.ParticipantStatus): ParticipantStatus {
  return wire;
}

export interface ParticipantsResponse {
  participants: Participant[];
}

export function participantsResponseFromWire(wire: registry.ParticipantsResponse): ParticipantsResponse {
  return { participants: wire.participants.map((item) => participantFromWire(item)) };
}

/** Why nothing is paid out, and who wants to go on. */
export interface Pause {
  error: string;
  /** Verifiers that are for resuming. */
  resumedBy: string[];
  /** In which an identity was violated. */
  slot: number;
}

export function pauseFromWire(wire: trading.Pause): Pause {
  return { error: wire.error, resumedBy: wire.resumed_by, slot: wire.slot };
}

export interface PendingWithdrawal {
  amountMicro: bigint;
  /** Paid when this slot has begun, if nothing stands against it. */
  dueSlot: number;
}

export function pendingWithdrawalFromWire(wire: trading.PendingWithdrawal): PendingWithdrawal {
  return { amountMicro: BigInt(wire.amount_micro), dueSlot: wire.due_slot };
}

/** What a metering point can be asked to do without. */
export type PointClass = "life_supporting" | "ordinary" | "flexible";

export function pointClassFromWire(wire: balancing.PointClass): PointClass {
  return wire;
}

export function pointClassToWire(value: PointClass): balancing.PointClass {
  return value;
}

export interface PointClassResponse {
  class: PointClass;
  meterId: number;
  said: ClassSaid[];
}

export function pointClassResponseFromWire(wire: balancing.PointClassResponse): PointClassResponse {
  return { class: pointClassFromWire(wire.class), meterId: wire.meter_id, said: wire.said.map((item) => classSaidFromWire(item)) };
}

export interface PointClassesResponse {
  points: ClassedPoint[];
}

export function pointClassesResponseFromWire(wire: balancing.PointClassesResponse): PointClassesResponse {
  return { points: wire.points.map((item) => classedPointFromWire(item)) };
}

/** `export + forward bought + pool bought + utility bought + used = import + forward sold + pool sold + utility sold + held`. */
export interface PointEnergy {
  catchUpExportWh: bigint;
  catchUpImportWh: bigint;
  exportWh: bigint;
  forwardBoughtWh: bigint;
  forwardSoldWh: bigint;
  heldWh: bigint;
  importWh: bigint;
  poolBoughtWh: bigint;
  poolSoldWh: bigint;
  usedWh: bigint;
  utilityBoughtWh: bigint;
  utilitySoldWh: bigint;
}

export function pointEnergyFromWire(wire: trading.PointEnergy): PointEnergy {
  return { catchUpExportWh: BigInt(wire.catch_up_export_wh), catchUpImportWh: BigInt(wire.catch_up_import_wh), exportWh: BigInt(wire.export_wh), forwardBoughtWh: BigInt(wire.forward_bought_wh), forwardSoldWh: BigInt(wire.forward_sold_wh), heldWh: BigInt(wire.held_wh), importWh: BigInt(wire.import_wh), poolBoughtWh: BigInt(wire.pool_bought_wh), poolSoldWh: BigInt(wire.pool_sold_wh), usedWh: BigInt(wire.used_wh), utilityBoughtWh: BigInt(wire.utility_bought_wh), utilitySoldWh: BigInt(wire.utility_sold_wh) };
}

/** What a metering point measures. */
export type PointKind = "prosumer" | "battery" | "feeder";

export function pointKindFromWire(wire: registry.PointKind): PointKind {
  return wire;
}

export function pointKindToWire(value: PointKind): registry.PointKind {
  return value;
}

export interface PointResult {
  catchUp: CatchUpMoney;
  energy: PointEnergy;
  /** What became of the energy and why, in the order to tell it. */
  explanation: ResultFact[];
  /** The limit the rule led to: of the ask for surplus, of the bid less the trading fee for a deficit. */
  limitMicroPerKwh?: number | undefined;
  meterId: number;
  /** All of it, catch-up included. */
  moneyMicro: bigint;
  /** The zone's price, when anything traded there. */
  poolPriceMicroPerKwh?: number | undefined;
  reason: Reason;
  slot: number;
  zoneId: number;
}

export function pointResultFromWire(wire: trading.PointResult): PointResult {
  return { catchUp: catchUpMoneyFromWire(wire.catch_up), energy: pointEnergyFromWire(wire.energy), explanation: wire.explanation.map((item) => resultFactFromWire(item)), limitMicroPerKwh: wire.limit_micro_per_kwh ?? undefined, meterId: wire.meter_id, moneyMicro: BigInt(wire.money_micro), poolPriceMicroPerKwh: wire.pool_price_micro_per_kwh ?? undefined, reason: reasonFromWire(wire.reason), slot: wire.slot, zoneId: wire.zone_id };
}

/** On which terms metering points are approved. */
export interface PointTerms {
  /** An application that is undecided for so many slots lapses. */
  applicationSlots: number;
  /** A zone's operator decides alone about connections and inverters up to this; above it, verifiers do. */
  operatorPowerW: number;
  /** Length of a slot in seconds of block time. */
  slotSeconds: number;
}

export function pointTermsFromWire(wire: registry.PointTerms): PointTerms {
  return { applicationSlots: wire.application_slots, operatorPowerW: wire.operator_power_w, slotSeconds: wire.slot_seconds };
}

export function pointTermsToWire(value: PointTerms): registry.PointTerms {
  return { application_slots: value.applicationSlots, operator_power_w: value.operatorPowerW, slot_seconds: value.slotSeconds };
}

/** What a metering point traded forward for one slot. */
export interface Position {
  boughtWh: bigint;
  meterId: number;
  /** Received when the slot settles, or paid if negative. */
  moneyMicro: bigint;
  /** Held until then. */
  reservedMicro: bigint;
  slot: number;
  soldWh: bigint;
}

export function positionFromWire(wire: trading.Position): Position {
  return { boughtWh: BigInt(wire.bought_wh), meterId: wire.meter_id, moneyMicro: BigInt(wire.money_micro), reservedMicro: BigInt(wire.reserved_micro), slot: wire.slot, soldWh: BigInt(wire.sold_wh) };
}

export interface PositionsResponse {
  /** Start after this slot for the next page; absent on the last. A page may be short, or empty, and not the last. */
  next?: number | undefined;
  positions: Position[];
}

export function positionsResponseFromWire(wire: trading.PositionsResponse): PositionsResponse {
  return { next: wire.next ?? undefined, positions: wire.positions.map((item) => positionFromWire(item)) };
}

/** What a meter saw of its power in a slot. Voltages are tenths of a volt. */
export interface PowerQuality {
  /** At most 100,000. */
  frequencyMaxMhz: number;
  frequencyMinMhz: number;
  /** -1000 to 1000, negative while power flows out. */
  powerFactorPermille: number;
  /** At most 10,000. */
  voltageMaxDv: number;
  voltageMeanDv: number;
  voltageMinDv: number;
}

export function powerQualityFromWire(wire: metering.PowerQuality): PowerQuality {
  return { frequencyMaxMhz: wire.frequency_max_mhz, frequencyMinMhz: wire.frequency_min_mhz, powerFactorPermille: wire.power_factor_permille, voltageMaxDv: wire.voltage_max_dv, voltageMeanDv: wire.voltage_mean_dv, voltageMinDv: wire.voltage_min_dv };
}

export function powerQualityToWire(value: PowerQuality): metering.PowerQuality {
  return { frequency_max_mhz: value.frequencyMaxMhz, frequency_min_mhz: value.frequencyMinMhz, power_factor_permille: value.powerFactorPermille, voltage_max_dv: value.voltageMaxDv, voltage_mean_dv: value.voltageMeanDv, voltage_min_dv: value.voltageMinDv };
}

/** What the reference prices follow. */
export interface Pricing {
  /** What the other references multiply. */
  baseMicroPerKwh: number;
  /** Of the dynamic reference, in thousandths. */
  sensitivityPermille: number;
  statePermille: StatePermille;
  timeOfUse: TimeOfUse;
}

export function pricingFromWire(wire: trading.Pricing): Pricing {
  return { baseMicroPerKwh: wire.base_micro_per_kwh, sensitivityPermille: wire.sensitivity_permille, statePermille: statePermilleFromWire(wire.state_permille), timeOfUse: timeOfUseFromWire(wire.time_of_use) };
}

export function pricingToWire(value: Pricing): trading.Pricing {
  return { base_micro_per_kwh: checkedPrice(value.baseMicroPerKwh, "baseMicroPerKwh"), sensitivity_permille: value.sensitivityPermille, state_permille: statePermilleToWire(value.statePermille), time_of_use: timeOfUseToWire(value.timeOfUse) };
}

/** What a reference price follows. */
export type PricingModel = "dynamic" | "time_of_use" | "demand_response" | "grid_stability";

export function pricingModelFromWire(wire: trading.PricingModel): PricingModel {
  return wire;
}

export function pricingModelToWire(value: PricingModel): trading.PricingModel {
  return value;
}

export interface Profile {
  /** At most 128 bytes; empty when none is given. */
  contact: string;
  /** At most 128 bytes; empty when unknown. */
  location: string;
  /** 1 to 64 bytes. */
  name: string;
}

export function profileFromWire(wire: registry.Profile): Profile {
  return { contact: wire.contact, location: wire.location, name: wire.name };
}

export function profileToWire(value: Profile): registry.Profile {
  return { contact: value.contact, location: value.location, name: value.name };
}

export interface ProgressResponse {
  bankCount: number;
  /** Banks done in the present stage, of `bank_count`. */
  banksDone: number;
  /** Messages to the token and the grid that failed and will be sent again. Until then nothing is held or drawn. */
  deferredMessages: number;
  lastFinalSlot?: number | undefined;
  /** The slot being worked on, or the next one due. */
  slot: number;
  stage?: Stage | undefined;
  /** Slot whose work cannot begin because the grid's terms cannot be read or make no market. It is tried again with every tick. */
  waitingSlot?: number | undefined;
}

export function progressResponseFromWire(wire: trading.ProgressResponse): ProgressResponse {
  return { bankCount: wire.bank_count, banksDone: wire.banks_done, deferredMessages: wire.deferred_messages, lastFinalSlot: wire.last_final_slot ?? undefined, slot: wire.slot, stage: wire.stage === null || wire.stage === undefined ? undefined : stageFromWire(wire.stage), waitingSlot: wire.waiting_slot ?? undefined };
}

export interface Proposal {
  action: Action;
  approvals: string[];
  /** Unix seconds. */
  expiresAt: bigint;
  proposalId: bigint;
  proposer: string;
  rejections: string[];
  status: ProposalStatus;
}

export function proposalFromWire(wire: registry.Proposal): Proposal {
  return { action: actionFromWire(wire.action), approvals: wire.approvals, expiresAt: BigInt(wire.expires_at), proposalId: BigInt(wire.proposal_id), proposer: wire.proposer, rejections: wire.rejections, status: proposalStatusFromWire(wire.status) };
}

export type ProposalStatus = "open" | "passed" | "rejected" | "expired";

export function proposalStatusFromWire(wire: registry.ProposalStatus): ProposalStatus {
  return wire;
}

export interface ProposalsResponse {
  proposals: Proposal[];
}

export function proposalsResponseFromWire(wire: registry.ProposalsResponse): ProposalsResponse {
  return { proposals: wire.proposals.map((item) => proposalFromWire(item)) };
}

export interface QualityResponse {
  slots: SlotQuality[];
}

export function qualityResponseFromWire(wire: metering.QualityResponse): QualityResponse {
  return { slots: wire.slots.map((item) => slotQualityFromWire(item)) };
}

export interface QuarantineResponse {
  exports: QuarantinedExport[];
}

export function quarantineResponseFromWire(wire: metering.QuarantineResponse): QuarantineResponse {
  return { exports: wire.exports.map((item) => quarantinedExportFromWire(item)) };
}

/** What a point is said to have fed in beyond its inverter. */
export interface QuarantinedExport {
  droppedBy: string[];
  exportWh: bigint;
  fromSlot: number;
  meterId: number;
  /** Verifiers who believe it, and who do not. */
  releasedBy: string[];
  /** The last one. */
  toSlot: number;
}

export function quarantinedExportFromWire(wire: metering.QuarantinedExport): QuarantinedExport {
  return { droppedBy: wire.dropped_by, exportWh: BigInt(wire.export_wh), fromSlot: wire.from_slot, meterId: wire.meter_id, releasedBy: wire.released_by, toSlot: wire.to_slot };
}

/** Another form in which a meter signs its registers. */
export type ReadingFormat = "ocmf";

export function readingFormatFromWire(wire: registry.ReadingFormat): ReadingFormat {
  return wire;
}

export function readingFormatToWire(value: ReadingFormat): registry.ReadingFormat {
  return value;
}

/** Why energy of a metering point was not traded with neighbours. The codes are those of packed values and never change. */
export type Reason = "no_counterparty" | "none" | "outbid" | "marginal" | "funds" | "paused" | "below_feed_in" | "catch_up";

export function reasonFromWire(wire: trading.Reason): Reason {
  return wire;
}

export interface Recall {
  /** From this slot on it may be ended. */
  lapsesSlot: number;
  reason: string;
  recaller: string;
}

export function recallFromWire(wire: registry.Recall): Recall {
  return { lapsesSlot: wire.lapses_slot, reason: wire.reason, recaller: wire.recaller };
}

/** As they are now; none of them is clamped. */
export interface ReferencePrices {
  demandResponseMicroPerKwh: number;
  dynamicMicroPerKwh: number;
  gridStabilityMicroPerKwh: number;
  timeOfUseMicroPerKwh: number;
}

export function referencePricesFromWire(wire: trading.ReferencePrices): ReferencePrices {
  return { demandResponseMicroPerKwh: wire.demand_response_micro_per_kwh, dynamicMicroPerKwh: wire.dynamic_micro_per_kwh, gridStabilityMicroPerKwh: wire.grid_stability_micro_per_kwh, timeOfUseMicroPerKwh: wire.time_of_use_micro_per_kwh };
}

export interface Registers {
  exportTotalWh: bigint;
  flags: number;
  importTotalWh: bigint;
  meterId: number;
  slot: number;
}

export function registersFromWire(wire: metering.Registers): Registers {
  return { exportTotalWh: BigInt(wire.export_total_wh), flags: wire.flags, importTotalWh: BigInt(wire.import_total_wh), meterId: wire.meter_id, slot: wire.slot };
}

export interface RegistersResponse {
  registers?: Registers | undefined;
}

export function registersResponseFromWire(wire: metering.RegistersResponse): RegistersResponse {
  return { registers: wire.registers === null || wire.registers === undefined ? undefined : registersFromWire(wire.registers) };
}

/** A counter that starts again, once it is confirmed. */
export interface RegistersRestart {
  /** Verifiers who confirmed it so far. */
  confirmations: RestartConfirmation[];
  exportTotalWh: bigint;
  importTotalWh: bigint;
  /** From this slot on nobody can confirm it any more. */
  lapsesSlot: number;
  lastExportTotalWh: bigint;
  lastImportTotalWh: bigint;
  /** The last reading that counts. */
  lastSlot: number;
  meterId: number;
  /** Where the registers stood at the end of which slot, when they had started again. */
  slot: number;
}

export function registersRestartFromWire(wire: metering.RegistersRestart): RegistersRestart {
  return { confirmations: wire.confirmations.map((item) => restartConfirmationFromWire(item)), exportTotalWh: BigInt(wire.export_total_wh), importTotalWh: BigInt(wire.import_total_wh), lapsesSlot: wire.lapses_slot, lastExportTotalWh: BigInt(wire.last_export_total_wh), lastImportTotalWh: BigInt(wire.last_import_total_wh), lastSlot: wire.last_slot, meterId: wire.meter_id, slot: wire.slot };
}

export interface RegistryConfig {
  admin: string;
  /** Metering points but feeders live in banks `0..bank_count`. */
  bankCount: number;
  grid: string;
  metering: string;
  points: PointTerms;
  proposalSeconds: bigint;
  threshold: number;
  verifiers: string[];
}

export function registryConfigFromWire(wire: registry.Config): RegistryConfig {
  return { admin: wire.admin, bankCount: wire.bank_count, grid: wire.grid, metering: wire.metering, points: pointTermsFromWire(wire.points), proposalSeconds: BigInt(wire.proposal_seconds), threshold: wire.threshold, verifiers: wire.verifiers };
}

export interface RegistryInstantiateMsg {
  /** May suspend; meant to be a multisignature account. */
  admin: string;
  /** The grid contract, whose zones meters join. */
  grid: string;
  /** The metering contract, which keeps the closing registers of replaced metering points. */
  metering: string;
  points: PointTerms;
  /** A proposal that is undecided for this long expires. */
  proposalSeconds: bigint;
  /** Approvals a proposal needs: k of n. */
  threshold: number;
  /** Addresses that admit participants. */
  verifiers: string[];
}

export function registryInstantiateMsgToWire(value: RegistryInstantiateMsg): registry.InstantiateMsg {
  return { admin: value.admin, grid: value.grid, metering: value.metering, points: pointTermsToWire(value.points), proposal_seconds: integerToWire(value.proposalSeconds), threshold: value.threshold, verifiers: value.verifiers };
}

/** What relieves a zone's line. */
export type Relief = "draw_less" | "feed_in_less";

export function reliefFromWire(wire: balancing.Relief): Relief {
  return wire;
}

export function reliefToWire(value: Relief): balancing.Relief {
  return value;
}

export interface RestartConfirmation {
  by: string;
  missedImportWh: bigint;
}

export function restartConfirmationFromWire(wire: metering.RestartConfirmation): RestartConfirmation {
  return { by: wire.by, missedImportWh: BigInt(wire.missed_import_wh) };
}

export interface RestartsResponse {
  restarts: RegistersRestart[];
}

export function restartsResponseFromWire(wire: metering.RestartsResponse): RestartsResponse {
  return { restarts: wire.restarts.map((item) => registersRestartFromWire(item)) };
}

export interface RestorationLeft {
  class: PointClass;
  loadWh: bigint;
  zoneId: number;
}

export function restorationLeftFromWire(wire: balancing.RestorationLeft): RestorationLeft {
  return { class: pointClassFromWire(wire.class), loadWh: BigInt(wire.load_wh), zoneId: wire.zone_id };
}

export interface RestorationResponse {
  /** What no supply bears, by class and zone. */
  left: RestorationLeft[];
  /** Of which it is known what was drawn. */
  slot: number;
  steps: RestorationStep[];
}

export function restorationResponseFromWire(wire: balancing.RestorationResponse): RestorationResponse {
  return { left: wire.left.map((item) => restorationLeftFromWire(item)), slot: wire.slot, steps: wire.steps.map((item) => restorationStepFromWire(item)) };
}

/** A zone with what lives depend on in it, or one more class of its load. */
export interface RestorationStep {
  addedLoadWh: bigint;
  addedSupplyWh: bigint;
  class: PointClass;
  /** Of all zones that are connected then. */
  drawnWh: bigint;
  supplyWh: bigint;
  zoneId: number;
}

export function restorationStepFromWire(wire: balancing.RestorationStep): RestorationStep {
  return { addedLoadWh: BigInt(wire.added_load_wh), addedSupplyWh: BigInt(wire.added_supply_wh), class: pointClassFromWire(wire.class), drawnWh: BigInt(wire.drawn_wh), supplyWh: BigInt(wire.supply_wh), zoneId: wire.zone_id };
}

/** What became of a metering point's energy in a slot, and why. */
export type ResultFact =
  | /** No reading arrived in time. */ { unread: Record<string, never> }
  | { metered: { exportWh: bigint; importWh: bigint; } }
  | /** Before the slot began; received for it, or paid if negative. */ { tradedForward: { boughtWh: bigint; moneyMicro: bigint; soldWh: bigint; } }
  | /** More was metered and bought forward than was used and sold forward. */ { leftOver: { energyWh: bigint; } }
  | /** Less was metered and bought forward than was used and sold forward. */ { leftMissing: { energyWh: bigint; } }
  | /** Went into storage as energy tokens, at no price. */ { held: { energyWh: bigint; } }
  | /** Came from the owner's energy tokens, at no price. */ { used: { energyWh: bigint; } }
  | { soldToNeighbours: { energyWh: bigint; priceMicroPerKwh: number; } }
  | { boughtFromNeighbours: { energyWh: bigint; priceMicroPerKwh: number; tradingFeeMicroPerKwh: number; } }
  | { soldToBackstop: { backstop: Backstop; energyWh: bigint; priceMicroPerKwh: number; } }
  | { boughtFromBackstop: { backstop: Backstop; energyWh: bigint; priceMicroPerKwh: number; } }
  | /** Not traded with neighbours: their price was beyond the limit. */ { outbid: { energyWh: bigint; limitMicroPerKwh?: number | undefined; priceMicroPerKwh?: number | undefined; side: Side; } }
  | /** Not traded with neighbours: the limit was exactly their price, and those at it shared. */ { marginal: { energyWh: bigint; limitMicroPerKwh?: number | undefined; side: Side; } }
  | /** Not traded with neighbours: nobody within reach would at the limit. */ { noCounterparty: { energyWh: bigint; limitMicroPerKwh?: number | undefined; side: Side; } }
  | /** Not traded with neighbours: account and credit line could not pay for all of it. */ { funds: { energyWh: bigint; side: Side; } }
  | /** Not traded with neighbours: the rule says so. */ { paused: { energyWh: bigint; side: Side; } }
  | /** Not traded with neighbours: the bid less the trading fee was below feed-in. */ { belowFeedIn: { energyWh: bigint; feedInMicroPerKwh: number; side: Side; } }
  | /** Of an earlier slot whose reading came late, or of all of a gap, at the lowest feed-in and the highest retail price of its slots. */ { caughtUp: { exportWh: bigint; feedInMicroPerKwh: number; fromSlot: number; importWh: bigint; retailMicroPerKwh: number; toSlot: number; } };

export function resultFactFromWire(wire: trading.ResultFact): ResultFact {
  if ("unread" in wire) return { unread: {} };
  if ("metered" in wire) return { metered: { exportWh: BigInt(wire.metered.export_wh), importWh: BigInt(wire.metered.import_wh) } };
  if ("traded_forward" in wire) return { tradedForward: { boughtWh: BigInt(wire.traded_forward.bought_wh), moneyMicro: BigInt(wire.traded_forward.money_micro), soldWh: BigInt(wire.traded_forward.sold_wh) } };
  if ("left_over" in wire) return { leftOver: { energyWh: BigInt(wire.left_over.energy_wh) } };
  if ("left_missing" in wire) return { leftMissing: { energyWh: BigInt(wire.left_missing.energy_wh) } };
  if ("held" in wire) return { held: { energyWh: BigInt(wire.held.energy_wh) } };
  if ("used" in wire) return { used: { energyWh: BigInt(wire.used.energy_wh) } };
  if ("sold_to_neighbours" in wire) return { soldToNeighbours: { energyWh: BigInt(wire.sold_to_neighbours.energy_wh), priceMicroPerKwh: wire.sold_to_neighbours.price_micro_per_kwh } };
  if ("bought_from_neighbours" in wire) return { boughtFromNeighbours: { energyWh: BigInt(wire.bought_from_neighbours.energy_wh), priceMicroPerKwh: wire.bought_from_neighbours.price_micro_per_kwh, tradingFeeMicroPerKwh: wire.bought_from_neighbours.trading_fee_micro_per_kwh } };
  if ("sold_to_backstop" in wire) return { soldToBackstop: { backstop: backstopFromWire(wire.sold_to_backstop.backstop), energyWh: BigInt(wire.sold_to_backstop.energy_wh), priceMicroPerKwh: wire.sold_to_backstop.price_micro_per_kwh } };
  if ("bought_from_backstop" in wire) return { boughtFromBackstop: { backstop: backstopFromWire(wire.bought_from_backstop.backstop), energyWh: BigInt(wire.bought_from_backstop.energy_wh), priceMicroPerKwh: wire.bought_from_backstop.price_micro_per_kwh } };
  if ("outbid" in wire) return { outbid: { energyWh: BigInt(wire.outbid.energy_wh), limitMicroPerKwh: wire.outbid.limit_micro_per_kwh ?? undefined, priceMicroPerKwh: wire.outbid.price_micro_per_kwh ?? undefined, side: sideFromWire(wire.outbid.side) } };
  if ("marginal" in wire) return { marginal: { energyWh: BigInt(wire.marginal.energy_wh), limitMicroPerKwh: wire.marginal.limit_micro_per_kwh ?? undefined, side: sideFromWire(wire.marginal.side) } };
  if ("no_counterparty" in wire) return { noCounterparty: { energyWh: BigInt(wire.no_counterparty.energy_wh), limitMicroPerKwh: wire.no_counterparty.limit_micro_per_kwh ?? undefined, side: sideFromWire(wire.no_counterparty.side) } };
  if ("funds" in wire) return { funds: { energyWh: BigInt(wire.funds.energy_wh), side: sideFromWire(wire.funds.side) } };
  if ("paused" in wire) return { paused: { energyWh: BigInt(wire.paused.energy_wh), side: sideFromWire(wire.paused.side) } };
  if ("below_feed_in" in wire) return { belowFeedIn: { energyWh: BigInt(wire.below_feed_in.energy_wh), feedInMicroPerKwh: wire.below_feed_in.feed_in_micro_per_kwh, side: sideFromWire(wire.below_feed_in.side) } };
  return { caughtUp: { exportWh: BigInt(wire.caught_up.export_wh), feedInMicroPerKwh: wire.caught_up.feed_in_micro_per_kwh, fromSlot: wire.caught_up.from_slot, importWh: BigInt(wire.caught_up.import_wh), retailMicroPerKwh: wire.caught_up.retail_micro_per_kwh, toSlot: wire.caught_up.to_slot } };
}

export interface ResultsResponse {
  results: BankResult[];
}

export function resultsResponseFromWire(wire: trading.ResultsResponse): ResultsResponse {
  return { results: wire.results.map((item) => bankResultFromWire(item)) };
}

export type Role = "prosumer" | "consumer" | "utility" | "grid_operator" | "flexibility_provider";

export function roleFromWire(wire: registry.Role): Role {
  return wire;
}

export function roleToWire(value: Role): registry.Role {
  return value;
}

export interface Rule {
  /** Sell at this price or above; without it, at feed-in or above. */
  askMicroPerKwh?: number | undefined;
  /** Buy at this price or below; without it, at retail or below. */
  bidMicroPerKwh?: number | undefined;
  /** Cover deficits from the owner's energy tokens first. Holding implies it. */
  draw: boolean;
  /** Hold surplus as energy tokens while the zone's storage has room. */
  hold: boolean;
  /** Trade with the utility only. */
  paused: boolean;
}

export function ruleFromWire(wire: trading.Rule): Rule {
  return { askMicroPerKwh: wire.ask_micro_per_kwh ?? undefined, bidMicroPerKwh: wire.bid_micro_per_kwh ?? undefined, draw: wire.draw, hold: wire.hold, paused: wire.paused };
}

export function ruleToWire(value: Rule): trading.Rule {
  return { ask_micro_per_kwh: value.askMicroPerKwh === undefined ? null : checkedPrice(value.askMicroPerKwh, "askMicroPerKwh"), bid_micro_per_kwh: value.bidMicroPerKwh === undefined ? null : checkedPrice(value.bidMicroPerKwh, "bidMicroPerKwh"), draw: value.draw, hold: value.hold, paused: value.paused };
}

/** What an operator says of its zone. */
export interface Said {
  /** So many slots with the present one, 1 to 96. */
  slots: number;
  state: SaidState;
}

export function saidToWire(value: Said): balancing.Said {
  return { slots: value.slots, state: saidStateToWire(value.state) };
}

/** What an operator can say: worse than measured, never better. */
export type SaidState = "alert" | "emergency";

export function saidStateFromWire(wire: balancing.SaidState): SaidState {
  return wire;
}

export function saidStateToWire(value: SaidState): balancing.SaidState {
  return value;
}

/** What an operator said, and the last slot for which it said so. */
export interface SaidUntil {
  state: SaidState;
  untilSlot: number;
}

export function saidUntilFromWire(wire: balancing.SaidUntil): SaidUntil {
  return { state: saidStateFromWire(wire.state), untilSlot: wire.until_slot };
}

/** The error of forecasts, and that of "as yesterday", over those of the last 96 slots for which both are known. */
export interface Score {
  aheadSlots: number;
  asYesterdayErrorWh: bigint;
  /** The one in permille of the other (MASE), rounded down; nothing where "as yesterday" was never wrong, or nothing is known. */
  errorPermille?: bigint | undefined;
  errorWh: bigint;
  scoredSlots: number;
}

export function scoreFromWire(wire: balancing.Score): Score {
  return { aheadSlots: wire.ahead_slots, asYesterdayErrorWh: BigInt(wire.as_yesterday_error_wh), errorPermille: wire.error_permille === null || wire.error_permille === undefined ? undefined : BigInt(wire.error_permille), errorWh: BigInt(wire.error_wh), scoredSlots: wire.scored_slots };
}

export interface ScoreResponse {
  /** For 1, 4 and 96 slots ahead. */
  scores: Score[];
}

export function scoreResponseFromWire(wire: balancing.ScoreResponse): ScoreResponse {
  return { scores: wire.scores.map((item) => scoreFromWire(item)) };
}

export type Side = "buy" | "sell";

export function sideFromWire(wire: trading.Side): Side {
  return wire;
}

export function sideToWire(value: Side): trading.Side {
  return value;
}

export interface SlotEnergyResponse {
  energies: MeterEnergy[];
}

export function slotEnergyResponseFromWire(wire: metering.SlotEnergyResponse): SlotEnergyResponse {
  return { energies: wire.energies.map((item) => meterEnergyFromWire(item)) };
}

export interface SlotGrid {
  priceTickMicroPerKwh: number;
  slot: number;
  tariff: Tariff;
  /** In order of id; a parent comes before its children. */
  zones: SlotZone[];
}

export function slotGridFromWire(wire: grid.SlotGrid): SlotGrid {
  return { priceTickMicroPerKwh: wire.price_tick_micro_per_kwh, slot: wire.slot, tariff: tariffFromWire(wire.tariff), zones: wire.zones.map((item) => slotZoneFromWire(item)) };
}

/** `minted - burned_consumed - burned_exported = held - drawn` of the slot. */
export interface SlotLedger {
  burnedConsumedWh: bigint;
  burnedExportedWh: bigint;
  minted: SourceEnergy[];
}

export function slotLedgerFromWire(wire: token.SlotLedger): SlotLedger {
  return { burnedConsumedWh: BigInt(wire.burned_consumed_wh), burnedExportedWh: BigInt(wire.burned_exported_wh), minted: wire.minted.map((item) => sourceEnergyFromWire(item)) };
}

export function slotLedgerToWire(value: SlotLedger): token.SlotLedger {
  return { burned_consumed_wh: decimalToWire(value.burnedConsumedWh), burned_exported_wh: decimalToWire(value.burnedExportedWh), minted: value.minted.map((item) => sourceEnergyToWire(item)) };
}

/** Money moved by a slot; the five sum to zero. */
export interface SlotMoney {
  communityMicro: bigint;
  /** Zone operators that stand in for the utility on islands. */
  islandsMicro: bigint;
  /** Line operators' earnings: fees and congestion rent. */
  linesMicro: bigint;
  pointsMicro: bigint;
  /** All that points paid, the turnover. */
  turnoverMicro: bigint;
  utilityMicro: bigint;
}

export function slotMoneyFromWire(wire: trading.SlotMoney): SlotMoney {
  return { communityMicro: BigInt(wire.community_micro), islandsMicro: BigInt(wire.islands_micro), linesMicro: BigInt(wire.lines_micro), pointsMicro: BigInt(wire.points_micro), turnoverMicro: BigInt(wire.turnover_micro), utilityMicro: BigInt(wire.utility_micro) };
}

export interface SlotOutcome {
  /** Whether every identity held. Where one did not, the utility stands in for whatever is missing, and `IdentityViolated` says what. */
  addsUp: boolean;
  money: SlotMoney;
  pointsCaughtUp: number;
  /** Metering points with a reading for this slot, and with catch-up only. */
  pointsMetered: number;
  slot: number;
  stage: Stage;
  tariff: Tariff;
  zones: ZoneTotals[];
}

export function slotOutcomeFromWire(wire: trading.SlotOutcome): SlotOutcome {
  return { addsUp: wire.adds_up, money: slotMoneyFromWire(wire.money), pointsCaughtUp: wire.points_caught_up, pointsMetered: wire.points_metered, slot: wire.slot, stage: stageFromWire(wire.stage), tariff: tariffFromWire(wire.tariff), zones: wire.zones.map((item) => zoneTotalsFromWire(item)) };
}

/** What a meter saw of its power in a slot. */
export interface SlotQuality {
  quality: PowerQuality;
  slot: number;
}

export function slotQualityFromWire(wire: metering.SlotQuality): SlotQuality {
  return { quality: powerQualityFromWire(wire.quality), slot: wire.slot };
}

export interface SlotZone {
  capacityDownWh: bigint;
  capacityUpWh: bigint;
  /** Zero for the root. */
  feeMicroPerKwh: number;
  islanded: boolean;
  operator: string;
  parentId?: number | undefined;
  storageRoomWh: bigint;
  zoneId: number;
}

export function slotZoneFromWire(wire: grid.SlotZone): SlotZone {
  return { capacityDownWh: BigInt(wire.capacity_down_wh), capacityUpWh: BigInt(wire.capacity_up_wh), feeMicroPerKwh: wire.fee_micro_per_kwh, islanded: wire.islanded, operator: wire.operator, parentId: wire.parent_id ?? undefined, storageRoomWh: BigInt(wire.storage_room_wh), zoneId: wire.zone_id };
}

export interface SlotsResponse {
  slots: SlotOutcome[];
}

export function slotsResponseFromWire(wire: trading.SlotsResponse): SlotsResponse {
  return { slots: wire.slots.map((item) => slotOutcomeFromWire(item)) };
}

/** Where exported energy comes from. The codes are those of packed values and never change. */
export type Source = "none" | "solar" | "wind" | "hydro" | "biomass" | "geothermal" | "storage";

export function sourceFromWire(wire: registry.Source): Source {
  return wire;
}

export function sourceToWire(value: Source): registry.Source {
  return value;
}

export interface SourceCarbon {
  /** `energy_wh * (grid - source) / 1000` in g, rounded towards zero; negative when the source emits more than the grid's mix. */
  avoidedG: bigint;
  /** Minted since the start. */
  energyWh: bigint;
  source: Source;
}

export function sourceCarbonFromWire(wire: token.SourceCarbon): SourceCarbon {
  return { avoidedG: BigInt(wire.avoided_g), energyWh: BigInt(wire.energy_wh), source: sourceFromWire(wire.source) };
}

export interface SourceEnergy {
  energyWh: bigint;
  source: Source;
}

export function sourceEnergyFromWire(wire: token.SourceEnergy): SourceEnergy {
  return { energyWh: BigInt(wire.energy_wh), source: sourceFromWire(wire.source) };
}

export function sourceEnergyToWire(value: SourceEnergy): token.SourceEnergy {
  return { energy_wh: decimalToWire(value.energyWh), source: sourceToWire(value.source) };
}

export interface SourceFactor {
  gPerKwh: number;
  source: Source;
}

export function sourceFactorFromWire(wire: token.SourceFactor): SourceFactor {
  return { gPerKwh: wire.g_per_kwh, source: sourceFromWire(wire.source) };
}

export function sourceFactorToWire(value: SourceFactor): token.SourceFactor {
  return { g_per_kwh: value.gPerKwh, source: sourceToWire(value.source) };
}

export interface SpenderAllowanceInfo {
  allowance: bigint;
  expires: Expiration;
  owner: string;
}

export function spenderAllowanceInfoFromWire(wire: token.SpenderAllowanceInfo): SpenderAllowanceInfo {
  return { allowance: BigInt(wire.allowance), expires: expirationFromWire(wire.expires), owner: wire.owner };
}

export type Stage = "final" | "summing" | "clearing" | "settling";

export function stageFromWire(wire: trading.Stage): Stage {
  return wire;
}

/** Multipliers of a zone's states, in thousandths. */
export interface StatePermille {
  alert: number;
  emergency: number;
  normal: number;
  restoration: number;
}

export function statePermilleFromWire(wire: trading.StatePermille): StatePermille {
  return { alert: wire.alert, emergency: wire.emergency, normal: wire.normal, restoration: wire.restoration };
}

export function statePermilleToWire(value: StatePermille): trading.StatePermille {
  return { alert: value.alert, emergency: value.emergency, normal: value.normal, restoration: value.restoration };
}

/** Why a zone is not calm. */
export type StateReason = "forecast" | "frequency" | "loaded" | "operator" | "overloaded" | "voltage";

export function stateReasonFromWire(wire: balancing.StateReason): StateReason {
  return wire;
}

export type Subject =
  | { participant: { address: string; } }
  | { meter: { meterId: number; } };

export function subjectFromWire(wire: registry.Subject): Subject {
  if ("participant" in wire) return { participant: { address: wire.participant.address } };
  return { meter: { meterId: wire.meter.meter_id } };
}

export function subjectToWire(value: Subject): registry.Subject {
  if ("participant" in value) return { participant: { address: value.participant.address } };
  return { meter: { meter_id: value.meter.meterId } };
}

/** What a zone can supply after a blackout. */
export interface SupplySource {
  /** It needs no power of others to begin. */
  startsByItself: boolean;
  /** In a slot, once it has power. */
  supplyWh: bigint;
  zoneId: number;
}

export function supplySourceToWire(value: SupplySource): balancing.SupplySource {
  return { starts_by_itself: value.startsByItself, supply_wh: decimalToWire(value.supplyWh), zone_id: value.zoneId };
}

export type TamperKind = "cover_opened" | "magnetic_field" | "key_exposed" | "readings_disputed" | "other";

export function tamperKindFromWire(wire: registry.TamperKind): TamperKind {
  return wire;
}

export function tamperKindToWire(value: TamperKind): registry.TamperKind {
  return value;
}

export interface TamperReport {
  kind: TamperKind;
  meterId: number;
  /** At most 256 bytes. */
  note: string;
  reportId: bigint;
  /** Unix seconds. */
  reportedAt: bigint;
  reporter: string;
}

export function tamperReportFromWire(wire: registry.TamperReport): TamperReport {
  return { kind: tamperKindFromWire(wire.kind), meterId: wire.meter_id, note: wire.note, reportId: BigInt(wire.report_id), reportedAt: BigInt(wire.reported_at), reporter: wire.reporter };
}

export interface TamperReportsResponse {
  reports: TamperReport[];
}

export function tamperReportsResponseFromWire(wire: registry.TamperReportsResponse): TamperReportsResponse {
  return { reports: wire.reports.map((item) => tamperReportFromWire(item)) };
}

export interface Tariff {
  /** What the utility pays for a kWh. */
  feedInMicroPerKwh: number;
  /** What the utility asks for a kWh. */
  retailMicroPerKwh: number;
  /** What the community earns of each kWh bought from the pool. */
  tradingFeeMicroPerKwh: number;
}

export function tariffFromWire(wire: grid.Tariff): Tariff {
  return { feedInMicroPerKwh: wire.feed_in_micro_per_kwh, retailMicroPerKwh: wire.retail_micro_per_kwh, tradingFeeMicroPerKwh: wire.trading_fee_micro_per_kwh };
}

export function tariffToWire(value: Tariff): grid.Tariff {
  return { feed_in_micro_per_kwh: checkedPrice(value.feedInMicroPerKwh, "feedInMicroPerKwh"), retail_micro_per_kwh: checkedPrice(value.retailMicroPerKwh, "retailMicroPerKwh"), trading_fee_micro_per_kwh: checkedPrice(value.tradingFeeMicroPerKwh, "tradingFeeMicroPerKwh") };
}

/** Prices by the clock on the wall: windows are in local time, slots in UTC. */
export interface TimeOfUse {
  timeZone: TimeZone;
  /** The first that matches counts; outside of all, the multiplier is 1000. At most 32. */
  windows: Window[];
}

export function timeOfUseFromWire(wire: trading.TimeOfUse): TimeOfUse {
  return { timeZone: timeZoneFromWire(wire.time_zone), windows: wire.windows.map((item) => windowFromWire(item)) };
}

export function timeOfUseToWire(value: TimeOfUse): trading.TimeOfUse {
  return { time_zone: timeZoneToWire(value.timeZone), windows: value.windows.map((item) => windowToWire(item)) };
}

export interface TimeZone {
  daylight?: Daylight | undefined;
  standardOffsetMinutes: number;
}

export function timeZoneFromWire(wire: trading.TimeZone): TimeZone {
  return { daylight: wire.daylight === null || wire.daylight === undefined ? undefined : daylightFromWire(wire.daylight), standardOffsetMinutes: wire.standard_offset_minutes };
}

export function timeZoneToWire(value: TimeZone): trading.TimeZone {
  return { daylight: value.daylight === undefined ? null : daylightToWire(value.daylight), standard_offset_minutes: value.standardOffsetMinutes };
}

export interface TokenInfoResponse {
  decimals: number;
  name: string;
  symbol: string;
  totalSupply: bigint;
}

export function tokenInfoResponseFromWire(wire: token.TokenInfoResponse): TokenInfoResponse {
  return { decimals: wire.decimals, name: wire.name, symbol: wire.symbol, totalSupply: BigInt(wire.total_supply) };
}

export interface TokenInstantiateMsg {
  admin: string;
  /** What a kWh of the grid's mix emits, in g: the reference of carbon avoided. */
  gridGPerKwh: number;
  marketing?: InstantiateMarketing | undefined;
  name: string;
  /** What a kWh of each source emits over its life, in g. A source that is not named counts as the grid's mix. */
  sourceGPerKwh: SourceFactor[];
  symbol: string;
  /** The trading contract, the only one that settles. */
  trading: string;
}

export function tokenInstantiateMsgToWire(value: TokenInstantiateMsg): token.InstantiateMsg {
  return { admin: value.admin, grid_g_per_kwh: value.gridGPerKwh, marketing: value.marketing === undefined ? null : instantiateMarketingToWire(value.marketing), name: value.name, source_g_per_kwh: value.sourceGPerKwh.map((item) => sourceFactorToWire(item)), symbol: value.symbol, trading: value.trading };
}

export interface TokenSlotTotalsResponse {
  ledger?: SlotLedger | undefined;
  slot: number;
}

export function tokenSlotTotalsResponseFromWire(wire: token.SlotTotalsResponse): TokenSlotTotalsResponse {
  return { ledger: wire.ledger === null || wire.ledger === undefined ? undefined : slotLedgerFromWire(wire.ledger), slot: wire.slot };
}

/** After every message `minted - burned_consumed - burned_exported - retired + unbooked_held - unbooked_drawn = supply`, the sum of all balances. */
export interface TotalsResponse {
  burnedConsumedWh: bigint;
  burnedExportedWh: bigint;
  minted: SourceEnergy[];
  /** Burned by holders themselves. */
  retiredWh: bigint;
  supplyWh: bigint;
  unbookedDrawnWh: bigint;
  /** Held and drawn in slots whose ledger has not come yet. */
  unbookedHeldWh: bigint;
}

export function totalsResponseFromWire(wire: token.TotalsResponse): TotalsResponse {
  return { burnedConsumedWh: BigInt(wire.burned_consumed_wh), burnedExportedWh: BigInt(wire.burned_exported_wh), minted: wire.minted.map((item) => sourceEnergyFromWire(item)), retiredWh: BigInt(wire.retired_wh), supplyWh: BigInt(wire.supply_wh), unbookedDrawnWh: BigInt(wire.unbooked_drawn_wh), unbookedHeldWh: BigInt(wire.unbooked_held_wh) };
}

export interface TradingConfig {
  admin: string;
  community: string;
  denom: string;
  graceSeconds: number;
  grid: string;
  keepSlots: number;
  metering: string;
  pointsPerTick: number;
  registry: string;
  slotSeconds: number;
  token: string;
  utility: string;
}

export function tradingConfigFromWire(wire: trading.Config): TradingConfig {
  return { admin: wire.admin, community: wire.community, denom: wire.denom, graceSeconds: wire.grace_seconds, grid: wire.grid, keepSlots: wire.keep_slots, metering: wire.metering, pointsPerTick: wire.points_per_tick, registry: wire.registry, slotSeconds: wire.slot_seconds, token: wire.token, utility: wire.utility };
}

export interface TradingInstantiateMsg {
  admin: string;
  /** Earns the trading fee. */
  community: string;
  /** The coin that accounts are kept in; one micro-currency is one of it. */
  denom: string;
  forward: ForwardParams;
  graceSeconds: number;
  grid: string;
  /** Results of older slots are pruned. */
  keepSlots: number;
  metering: string;
  money: MoneyParams;
  /** Metering points summed or settled in one tick, at most. */
  pointsPerTick: number;
  pricing: Pricing;
  registry: string;
  slotSeconds: number;
  token: string;
  /** Buys at feed-in and sells at retail, without limit. */
  utility: string;
}

export function tradingInstantiateMsgToWire(value: TradingInstantiateMsg): trading.InstantiateMsg {
  return { admin: value.admin, community: value.community, denom: value.denom, forward: forwardParamsToWire(value.forward), grace_seconds: value.graceSeconds, grid: value.grid, keep_slots: value.keepSlots, metering: value.metering, money: moneyParamsToWire(value.money), points_per_tick: value.pointsPerTick, pricing: pricingToWire(value.pricing), registry: value.registry, slot_seconds: value.slotSeconds, token: value.token, utility: value.utility };
}

/** The `week`th `weekday` of `month`, the fifth being the last. */
export interface Turn {
  month: number;
  secondOfDay: number;
  timeIs: TurnTime;
  week: number;
  /** 0 is Monday. */
  weekday: number;
}

export function turnFromWire(wire: trading.Turn): Turn {
  return { month: wire.month, secondOfDay: wire.second_of_day, timeIs: turnTimeFromWire(wire.time_is), week: wire.week, weekday: wire.weekday };
}

export function turnToWire(value: Turn): trading.Turn {
  return { month: value.month, second_of_day: value.secondOfDay, time_is: turnTimeToWire(value.timeIs), week: value.week, weekday: value.weekday };
}

export type TurnTime = "utc" | "standard" | "wall";

export function turnTimeFromWire(wire: trading.TurnTime): TurnTime {
  return wire;
}

export function turnTimeToWire(value: TurnTime): trading.TurnTime {
  return value;
}

export interface UtilityAudit {
  claimsMicro: bigint;
  /** Of the page's points. */
  debtsMicro: bigint;
  payableMicro: bigint;
  /** By its account and the slot in work; 0 but on the first page. */
  receivableMicro: bigint;
  utility: string;
}

export function utilityAuditFromWire(wire: trading.UtilityAudit): UtilityAudit {
  return { claimsMicro: BigInt(wire.claims_micro), debtsMicro: BigInt(wire.debts_micro), payableMicro: BigInt(wire.payable_micro), receivableMicro: BigInt(wire.receivable_micro), utility: wire.utility };
}

/** Why an award does not hold. */
export type VoidReason = "no_baseline" | "low_baseline" | "no_money" | "not_in_service" | "too_late" | "no_offer";

export function voidReasonFromWire(wire: balancing.VoidReason): VoidReason {
  return wire;
}

export interface Window {
  /** Minutes since local midnight, `from` included, `to` not; a window that ends at or before its start ends on the next day. */
  fromMinute: number;
  multiplierPermille: number;
  toMinute: number;
  /** Bit 0 is Monday. */
  weekdays: number;
}

export function windowFromWire(wire: trading.Window): Window {
  return { fromMinute: wire.from_minute, multiplierPermille: wire.multiplier_permille, toMinute: wire.to_minute, weekdays: wire.weekdays };
}

export function windowToWire(value: Window): trading.Window {
  return { from_minute: value.fromMinute, multiplier_permille: value.multiplierPermille, to_minute: value.toMinute, weekdays: value.weekdays };
}

export interface Zone {
  /** It is in an emergency that was measured: up to this slot what rests in its books takes part in no batch of the forward market. */
  batchesStoppedUntil?: number | undefined;
  islanded: boolean;
  /** As it holds now; the root has none. */
  line?: Line | undefined;
  name: string;
  operator: string;
  parentId?: number | undefined;
  state: GridState;
  storageCapacityWh: bigint;
  storedWh: bigint;
  zoneId: number;
}

export function zoneFromWire(wire: grid.Zone): Zone {
  return { batchesStoppedUntil: wire.batches_stopped_until ?? undefined, islanded: wire.islanded, line: wire.line === null || wire.line === undefined ? undefined : lineFromWire(wire.line), name: wire.name, operator: wire.operator, parentId: wire.parent_id ?? undefined, state: gridStateFromWire(wire.state), storageCapacityWh: BigInt(wire.storage_capacity_wh), storedWh: BigInt(wire.stored_wh), zoneId: wire.zone_id };
}

/** By what a zone is judged. */
export interface ZoneParams {
  bands: Bands;
  /** On what terms the clock calls, with the money of the operator who sets them, while it operates the zone; never where nothing is said. Of all zones nobody sets any. */
  calls?: CallTerms | undefined;
  /** On what terms metering points are cut in an emergency that was measured, with the money of the operator who sets them, while it operates the zone; never where nothing is said. Of all zones nobody sets any. */
  cuts?: CutTerms | undefined;
  /** The zone is cut off from its parent while that is in an emergency that its feeder measured, where the zone's own feeder is foreseen to feed in; while the operator who sets it operates the zone, never where nothing is said. Of all zones nobody sets it. */
  islands?: boolean | undefined;
  /** The smallest offer, 50 to 5000; 500 where nothing is said. A smaller one that stands is not called. */
  minOfferWh?: bigint | undefined;
  /** What is nominal on the line: how far voltage and frequency are off it, as the line's feeder saw them, is held against the bands. Where nothing is said they are not looked at. */
  nominal?: NominalQuality | undefined;
}

export function zoneParamsFromWire(wire: balancing.ZoneParams): ZoneParams {
  return { bands: bandsFromWire(wire.bands), calls: wire.calls === null || wire.calls === undefined ? undefined : callTermsFromWire(wire.calls), cuts: wire.cuts === null || wire.cuts === undefined ? undefined : cutTermsFromWire(wire.cuts), islands: wire.islands ?? undefined, minOfferWh: wire.min_offer_wh === null || wire.min_offer_wh === undefined ? undefined : BigInt(wire.min_offer_wh), nominal: wire.nominal === null || wire.nominal === undefined ? undefined : nominalQualityFromWire(wire.nominal) };
}

export function zoneParamsToWire(value: ZoneParams): balancing.ZoneParams {
  return { bands: bandsToWire(value.bands), calls: value.calls === undefined ? null : callTermsToWire(value.calls), cuts: value.cuts === undefined ? null : cutTermsToWire(value.cuts), islands: value.islands ?? null, min_offer_wh: value.minOfferWh === undefined ? null : decimalToWire(value.minOfferWh), nominal: value.nominal === undefined ? null : nominalQualityToWire(value.nominal) };
}

export interface ZoneQualityResponse {
  slots: ZoneSlotQuality[];
}

export function zoneQualityResponseFromWire(wire: metering.ZoneQualityResponse): ZoneQualityResponse {
  return { slots: wire.slots.map((item) => zoneSlotQualityFromWire(item)) };
}

/** The extremes of what the feeders of a zone's line saw in a slot: two of them while one is exchanged. */
export interface ZoneSlotQuality {
  frequencyMaxMhz: number;
  frequencyMinMhz: number;
  slot: number;
  voltageMaxDv: number;
  voltageMinDv: number;
}

export function zoneSlotQualityFromWire(wire: metering.ZoneSlotQuality): ZoneSlotQuality {
  return { frequencyMaxMhz: wire.frequency_max_mhz, frequencyMinMhz: wire.frequency_min_mhz, slot: wire.slot, voltageMaxDv: wire.voltage_max_dv, voltageMinDv: wire.voltage_min_dv };
}

/** What one zone did in one slot. */
export interface ZoneTotals {
  exportWh: bigint;
  heldWh: bigint;
  importWh: bigint;
  /** Flow on the zone's line, positive towards the root. */
  lineFlowWh: bigint;
  poolBoughtWh: bigint;
  poolSoldWh: bigint;
  priceMicroPerKwh?: number | undefined;
  /** Taken from what was held. */
  usedWh: bigint;
  /** Bought from the utility. */
  utilityBoughtWh: bigint;
  /** Sold to the utility. */
  utilitySoldWh: bigint;
  zoneId: number;
}

export function zoneTotalsFromWire(wire: grid.ZoneTotals): ZoneTotals {
  return { exportWh: BigInt(wire.export_wh), heldWh: BigInt(wire.held_wh), importWh: BigInt(wire.import_wh), lineFlowWh: BigInt(wire.line_flow_wh), poolBoughtWh: BigInt(wire.pool_bought_wh), poolSoldWh: BigInt(wire.pool_sold_wh), priceMicroPerKwh: wire.price_micro_per_kwh ?? undefined, usedWh: BigInt(wire.used_wh), utilityBoughtWh: BigInt(wire.utility_bought_wh), utilitySoldWh: BigInt(wire.utility_sold_wh), zoneId: wire.zone_id };
}

export function zoneTotalsToWire(value: ZoneTotals): grid.ZoneTotals {
  return { export_wh: decimalToWire(value.exportWh), held_wh: decimalToWire(value.heldWh), import_wh: decimalToWire(value.importWh), line_flow_wh: integerToWire(value.lineFlowWh), pool_bought_wh: decimalToWire(value.poolBoughtWh), pool_sold_wh: decimalToWire(value.poolSoldWh), price_micro_per_kwh: value.priceMicroPerKwh === undefined ? null : checkedPrice(value.priceMicroPerKwh, "priceMicroPerKwh"), used_wh: decimalToWire(value.usedWh), utility_bought_wh: decimalToWire(value.utilityBoughtWh), utility_sold_wh: decimalToWire(value.utilitySoldWh), zone_id: value.zoneId };
}

export interface ZonesResponse {
  zones: Zone[];
}

export function zonesResponseFromWire(wire: grid.ZonesResponse): ZonesResponse {
  return { zones: wire.zones.map((item) => zoneFromWire(item)) };
}
