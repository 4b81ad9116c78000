// Written by codegen/ from contracts/schema. Change the Rust types, not this file.

import type { AccuracyClass, ApplicationOutcome, Backstop, CallStage, Comparison, CutReason, CutStage, CutVerdict, DeliveryVerdict, FindingKind, GridState, IslandEnd, KeyType, MeterStatus, OcmfFault, OrderReason, OrderStatus, ParticipantStatus, PointClass, PointKind, PricingModel, ProposalStatus, ReadingFormat, Reason, Relief, Role, SaidState, Side, Source, Stage, StateReason, TamperKind, TurnTime, VoidReason } from "./values.ts";

/** A meter's accuracy class by EN 50470-3, C being the most accurate. */
export const accuracyClasses = ["a", "b", "c"] as const satisfies AccuracyClass[];

export const applicationOutcomes = ["approved", "refused", "withdrawn", "lapsed"] as const satisfies ApplicationOutcome[];

/** Who buys and sells what neighbours do not. */
export const backstops = ["utility", "zone_operator"] as const satisfies Backstop[];

/** How far a call has come. */
export const callStages = ["opened", "binding", "bound"] as const satisfies CallStage[];

export const comparisons = ["above", "below"] as const satisfies Comparison[];

/** Why a metering point is cut or is not. */
export const cutReasons = ["shares", "life_supporting", "nothing_expected", "not_needed"] as const satisfies CutReason[];

/** How far a cut has come. */
export const cutStages = ["ended", "foreseeing", "cutting", "made"] as const satisfies CutStage[];

/** What is to be said of a cut. */
export const cutVerdicts = ["delivered", "not_delivered", "unread", "no_baseline"] as const satisfies CutVerdict[];

/** What is to be said of a delivery. */
export const deliveryVerdicts = ["delivered", "missing", "unread", "no_baseline"] as const satisfies DeliveryVerdict[];

/** What more than one reading of a meter says together and can hardly be true. */
export const findingKinds = ["night_export", "beyond_peak", "flat_line", "copied_profile", "feeder_differs"] as const satisfies FindingKind[];

/** The state of a zone's network, in the words of the system states of Regulation (EU) 2017/1485, article 18, without the blackout. The codes are those of packed values and never change. */
export const gridStates = ["normal", "alert", "emergency", "restoration"] as const satisfies GridState[];

/** Why a zone that the clock cut off is joined with its parent again. */
export const islandEnds = ["parent_normal", "joined"] as const satisfies IslandEnd[];

export const keyTypes = ["ed25519", "secp256r1", "secp256k1"] as const satisfies KeyType[];

export const meterStatuses = ["active", "suspended", "decommissioned"] as const satisfies MeterStatus[];

/** Why no reading is made of a record. None of them is mended by sending the same bytes again, but for those that a later approval mends. */
export const ocmfFaults = ["oversized", "no_record", "truncated", "malformed", "duplicate_key", "missing", "wrong_kind", "too_many", "unknown_version", "bad_page", "wrong_reason", "exception", "loss_compensated", "bad_status", "energy_unusable", "time_unusable", "unknown_error_flags", "unknown_obis", "wrong_unit", "not_a_number", "exponent", "spaces", "negative", "too_large", "decreasing", "two_values", "bad_time", "time_without_zone", "clock_not_set", "time_goes_back", "unknown_algorithm", "unknown_curve", "unknown_hash", "bad_encoding", "bad_signature", "unknown_meter", "other_format", "wrong_curve", "other_meter", "not_at_slot_end", "other_slot", "no_import", "other_registers", "page_did_not_rise"] as const satisfies OcmfFault[];

/** Why an order is not, or not wholly, filled. The codes are those of packed values and never change. */
export const orderReasons = ["none", "outbid", "marginal", "no_counterparty", "expired", "condition_unmet", "bundle_incomplete", "cancelled", "market_rest", "queued"] as const satisfies OrderReason[];

export const orderStatuses = ["open", "conditional", "filled", "ended"] as const satisfies OrderStatus[];

export const participantStatuses = ["applied", "admitted", "rejected", "suspended", "revoked"] as const satisfies ParticipantStatus[];

/** What a metering point can be asked to do without. */
export const pointClasses = ["life_supporting", "ordinary", "flexible"] as const satisfies PointClass[];

/** What a metering point measures. */
export const pointKinds = ["prosumer", "battery", "feeder"] as const satisfies PointKind[];

/** What a reference price follows. */
export const pricingModels = ["dynamic", "time_of_use", "demand_response", "grid_stability"] as const satisfies PricingModel[];

export const proposalStatuses = ["open", "passed", "rejected", "expired"] as const satisfies ProposalStatus[];

/** Another form in which a meter signs its registers. */
export const readingFormats = ["ocmf"] as const satisfies ReadingFormat[];

/** Why energy of a metering point was not traded with neighbours. The codes are those of packed values and never change. */
export const reasons = ["no_counterparty", "none", "outbid", "marginal", "funds", "paused", "below_feed_in", "catch_up"] as const satisfies Reason[];

/** What relieves a zone's line. */
export const reliefs = ["draw_less", "feed_in_less"] as const satisfies Relief[];

export const roles = ["prosumer", "consumer", "utility", "grid_operator", "flexibility_provider"] as const satisfies Role[];

/** What an operator can say: worse than measured, never better. */
export const saidStates = ["alert", "emergency"] as const satisfies SaidState[];

export const sides = ["buy", "sell"] as const satisfies Side[];

/** Where exported energy comes from. The codes are those of packed values and never change. */
export const sources = ["none", "solar", "wind", "hydro", "biomass", "geothermal", "storage"] as const satisfies Source[];

export const stages = ["final", "summing", "clearing", "settling"] as const satisfies Stage[];

/** Why a zone is not calm. */
export const stateReasons = ["forecast", "frequency", "loaded", "operator", "overloaded", "voltage"] as const satisfies StateReason[];

export const tamperKinds = ["cover_opened", "magnetic_field", "key_exposed", "readings_disputed", "other"] as const satisfies TamperKind[];

export const turnTimes = ["utc", "standard", "wall"] as const satisfies TurnTime[];

/** Why an award does not hold. */
export const voidReasons = ["no_baseline", "low_baseline", "no_money", "not_in_service", "too_late", "no_offer"] as const satisfies VoidReason[];
