//! What becomes of a reading: values in, verdict out.

use cosmwasm_std::Timestamp;
use interface::{
    metering::{Config, Verdict},
    signed::Reading,
};
use units::{Slot, SlotError, slot_at, slot_end};

use crate::registers::LastReading;

/// What the registry says of the meter that a reading names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meter {
    Unknown,
    Suspended,
    Decommissioned,
    Active(Bounds),
}

/// What was approved of a metering point bounds what its meter may say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// The most its connection lets through either way.
    pub connection_w: u32,
    /// The most that feeds in.
    pub inverter_w: u32,
    /// The slot of its approval.
    pub approved_slot: Slot,
    /// In quarantine: what its meter says counts, but not in the market.
    pub is_doubted: bool,
}

/// What holds for every reading of a slot at the time of a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Terms {
    /// The slot has not ended, not even by a meter's clock that runs ahead.
    pub is_future: bool,
    /// The slot's market still waits for readings.
    pub is_in_time: bool,
    /// The slot of the block: its settlement takes up what came too late.
    pub arrival_slot: Slot,
    /// The slot is too long over to be where a meter's registers start.
    pub is_stale: bool,
    /// Seconds of consumption that one slot stands for.
    pub metered_seconds_per_slot: u32,
}

/// A meter's registers start at a slot that ended at most so many slots ago.
pub const BASELINE_SLOTS: Slot = 8;

/// The connection's fuse bounds what flows in at most so many slots, however long the meter was silent: a day of quarter-hours.
pub const CATCH_UP_SLOTS: u32 = 96;

/// A reading that skips slots waits so long from the first of them on, for those that are missing: nobody makes a gap by hurrying.
pub const GAP_WAIT_SLOTS: Slot = 8;

/// No register of a metering point comes this far: at 100 kW it takes a thousand years.
pub const REGISTER_LIMIT_WH: u64 = 1 << 40;

impl Terms {
    pub fn of(slot: Slot, config: &Config, block_time: Timestamp) -> Result<Self, SlotError> {
        let now = block_time.seconds();
        let end = slot_end(slot, config.slot_seconds);
        let arrival_slot = slot_at(now, config.slot_seconds)?;
        Ok(Self {
            is_future: end > now.saturating_add(u64::from(config.max_clock_skew_seconds)),
            is_in_time: now < end.saturating_add(u64::from(config.grace_seconds)),
            arrival_slot,
            is_stale: slot < arrival_slot.saturating_sub(BASELINE_SLOTS),
            metered_seconds_per_slot: config.metered_seconds_per_slot,
        })
    }
}

/// What can be said of a reading before its signature is verified, which is what a reading costs most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FirstLook {
    Decided(Verdict),
    NeedsSignature(Bounds),
}

/// Whether the verdict depends on the signature.
pub fn first_look(
    meter: Meter,
    last: Option<&LastReading>,
    reading: &Reading,
    arrival_slot: Slot,
) -> FirstLook {
    match meter {
        Meter::Unknown => FirstLook::Decided(Verdict::UnknownMeter),
        Meter::Suspended => FirstLook::Decided(Verdict::Suspended),
        Meter::Decommissioned => FirstLook::Decided(Verdict::Decommissioned),
        Meter::Active(_) if is_known(last, reading) => FirstLook::Decided(Verdict::Duplicate),
        Meter::Active(_) if hurries(last, reading, arrival_slot) => FirstLook::Decided(Verdict::TooSoon),
        Meter::Active(bounds) => FirstLook::NeedsSignature(bounds),
    }
}

/// Judges a reading against the meter's last one, and one of an older slot against what `past` knows of the meter's registers at the end of that slot,
/// or of the earliest after it. The rules stand in the order in which they apply; `is_signed` is asked only where it matters.
pub fn judge(
    look: FirstLook,
    is_signed: impl FnOnce() -> bool,
    last: Option<&LastReading>,
    past: impl FnOnce(&LastReading) -> LastReading,
    reading: &Reading,
    terms: &Terms,
) -> Verdict {
    let bounds = match look {
        FirstLook::Decided(verdict) => return verdict,
        FirstLook::NeedsSignature(bounds) => bounds,
    };
    if !is_signed() {
        return Verdict::BadSignature;
    }
    if terms.is_future {
        return Verdict::Future;
    }
    if reading.import_total_wh.max(reading.export_total_wh) >= REGISTER_LIMIT_WH {
        return Verdict::RegisterTooLarge;
    }
    let Some(last) = last else {
        return match (terms.is_stale, reading.slot < bounds.approved_slot) {
            (true, _) => Verdict::StaleBaseline,
            (false, true) => Verdict::BeforeApproval,
            (false, false) => Verdict::Baseline,
        };
    };
    if reading.slot == last.slot {
        return Verdict::Conflict;
    }
    if reading.slot < last.slot {
        return if agrees(&past(last), reading) { Verdict::Superseded } else { Verdict::Conflict };
    }
    let Some((import_wh, export_wh)) = last.energy_until(reading) else {
        return Verdict::WentBack;
    };
    let slots = reading.slot - last.slot;
    let seconds = u64::from(slots.min(CATCH_UP_SLOTS)) * u64::from(terms.metered_seconds_per_slot);
    let most_fed_in_w = bounds.connection_w.min(bounds.inverter_w);
    if exceeds(import_wh, bounds.connection_w, seconds) {
        return Verdict::Implausible;
    }
    if exceeds(export_wh, most_fed_in_w, seconds) {
        return Verdict::Quarantined;
    }
    if slots == 1 && terms.is_in_time && !bounds.is_doubted { Verdict::Accepted } else { Verdict::CatchUp }
}

fn is_known(last: Option<&LastReading>, reading: &Reading) -> bool {
    last.is_some_and(|last| *last == LastReading::from(reading))
}

/// Whether what is known of the reading's slot, or of a later one, agrees with it: registers never go back.
fn agrees(known: &LastReading, reading: &Reading) -> bool {
    let import_wh = known.import_total_wh.checked_sub(reading.import_total_wh);
    let export_wh = known.export_total_wh.checked_sub(reading.export_total_wh);
    match (import_wh, export_wh) {
        (Some(import_wh), Some(export_wh)) => known.slot != reading.slot || (import_wh, export_wh) == (0, 0),
        _ => false,
    }
}

/// Whether the reading skips slots whose readings may still come.
fn hurries(last: Option<&LastReading>, reading: &Reading, arrival_slot: Slot) -> bool {
    last.is_some_and(|last| {
        let skipped_from = last.slot.saturating_add(1);
        reading.slot > skipped_from && arrival_slot < skipped_from.saturating_add(GAP_WAIT_SLOTS)
    })
}

/// Whether `energy_wh` within `seconds` is more than `power_w`.
fn exceeds(energy_wh: u64, power_w: u32, seconds: u64) -> bool {
    u128::from(energy_wh) * 3600 > u128::from(power_w) * u128::from(seconds)
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOUNDS: Bounds =
        Bounds { connection_w: 4_000, inverter_w: 4_000, approved_slot: 4, is_doubted: false };
    const ACTIVE: Meter = Meter::Active(BOUNDS);
    /// 100 Wh in a quarter of an hour.
    const SMALL_INVERTER: Meter = Meter::Active(Bounds { inverter_w: 400, ..BOUNDS });
    const DOUBTED: Meter = Meter::Active(Bounds { is_doubted: true, ..BOUNDS });
    const BEFORE_APPROVALS: Meter =
        Meter::Active(Bounds { inverter_w: u32::MAX, approved_slot: 0, ..BOUNDS });
    const SIGNED: bool = true;
    const MOST_WH: u64 = REGISTER_LIMIT_WH - 1;
    const IN_TIME: Terms = Terms {
        is_future: false,
        is_in_time: true,
        arrival_slot: 12,
        is_stale: false,
        metered_seconds_per_slot: 900,
    };
    const LATE: Terms = Terms { is_in_time: false, ..IN_TIME };
    const ALMOST_WAITED: Terms = Terms { arrival_slot: 18, ..LATE };
    /// As long after slot 11, which was skipped, as its reading is waited for.
    const WAITED: Terms = Terms { arrival_slot: 19, ..LATE };
    const STALE: Terms = Terms { is_stale: true, ..LATE };
    const FUTURE: Terms = Terms { is_future: true, ..IN_TIME };

    fn reading(slot: u32, import_total_wh: u64, export_total_wh: u64, flags: u8) -> Reading {
        Reading { meter_id: 1, slot, import_total_wh, export_total_wh, flags }
    }

    #[test]
    fn a_reading_is_judged_by_the_first_rule_that_applies() {
        use Verdict::*;
        let last = Some(LastReading { slot: 10, import_total_wh: 5_000, export_total_wh: 300, flags: 0 });
        // slot, import, export, flags. 4 kW for a quarter of an hour are 1 kWh.
        let rows = [
            ("an unknown meter", Meter::Unknown, last, (11, 5_100, 300, 0), SIGNED, IN_TIME, UnknownMeter),
            ("a suspended meter", Meter::Suspended, last, (11, 5_100, 300, 0), SIGNED, IN_TIME, Suspended),
            (
                "also for what is known",
                Meter::Suspended,
                last,
                (10, 5_000, 300, 0),
                SIGNED,
                IN_TIME,
                Suspended,
            ),
            (
                "out of service",
                Meter::Decommissioned,
                last,
                (11, 5_100, 300, 0),
                SIGNED,
                IN_TIME,
                Decommissioned,
            ),
            ("the last one again", ACTIVE, last, (10, 5_000, 300, 0), SIGNED, IN_TIME, Duplicate),
            ("again, whoever signed it", ACTIVE, last, (10, 5_000, 300, 0), !SIGNED, LATE, Duplicate),
            ("not by the device", ACTIVE, last, (11, 5_100, 300, 0), !SIGNED, IN_TIME, BadSignature),
            ("not by the device, ever", ACTIVE, last, (9, 0, 0, 0), !SIGNED, FUTURE, BadSignature),
            ("before its slot ends", ACTIVE, last, (11, 5_100, 300, 0), SIGNED, FUTURE, Future),
            ("the first, but too early", ACTIVE, None, (11, 5_100, 300, 0), SIGNED, FUTURE, Future),
            ("in quarantine, in time", DOUBTED, last, (11, 5_100, 300, 0), SIGNED, IN_TIME, CatchUp),
            ("in quarantine, late", DOUBTED, last, (11, 5_100, 300, 0), SIGNED, LATE, CatchUp),
            ("the first one", ACTIVE, None, (11, 5_100, 300, 0), SIGNED, IN_TIME, Baseline),
            ("the first one, late", ACTIVE, None, (4, 5_100, 300, 0), SIGNED, LATE, Baseline),
            (
                "the first one, before approval",
                ACTIVE,
                None,
                (3, 5_100, 300, 0),
                SIGNED,
                LATE,
                BeforeApproval,
            ),
            ("before approvals were", BEFORE_APPROVALS, None, (3, 5_100, 300, 0), SIGNED, LATE, Baseline),
            ("the first one, of 1970", ACTIVE, None, (0, 0, 0, 0), SIGNED, STALE, StaleBaseline),
            ("the largest first import", ACTIVE, None, (11, MOST_WH, 0, 0), SIGNED, IN_TIME, Baseline),
            (
                "beyond any first import",
                ACTIVE,
                None,
                (11, MOST_WH + 1, 0, 0),
                SIGNED,
                IN_TIME,
                RegisterTooLarge,
            ),
            ("all ones", ACTIVE, None, (11, 0, (1 << 48) - 1, 0), SIGNED, IN_TIME, RegisterTooLarge),
            ("other import, same slot", ACTIVE, last, (10, 5_001, 300, 0), SIGNED, IN_TIME, Conflict),
            ("other export, same slot", ACTIVE, last, (10, 5_000, 301, 0), SIGNED, IN_TIME, Conflict),
            ("other flags, same slot", ACTIVE, last, (10, 5_000, 300, 1), SIGNED, IN_TIME, Conflict),
            ("an older slot", ACTIVE, last, (9, 4_900, 300, 0), SIGNED, IN_TIME, Superseded),
            ("an older slot with more import", ACTIVE, last, (9, 5_001, 300, 0), SIGNED, LATE, Conflict),
            ("an older slot with more export", ACTIVE, last, (9, 4_900, 301, 0), SIGNED, LATE, Conflict),
            ("a day's fuse after a day", ACTIVE, last, (106, 101_000, 300, 0), SIGNED, WAITED, CatchUp),
            ("a day's fuse after a year", ACTIVE, last, (35_050, 101_000, 300, 0), SIGNED, WAITED, CatchUp),
            (
                "more than a day's fuse after a year",
                ACTIVE,
                last,
                (35_050, 101_001, 300, 0),
                SIGNED,
                WAITED,
                Implausible,
            ),
            ("import went back", ACTIVE, last, (11, 4_999, 400, 0), SIGNED, IN_TIME, WentBack),
            ("export went back", ACTIVE, last, (11, 5_100, 299, 0), SIGNED, IN_TIME, WentBack),
            ("import beyond the fuse", ACTIVE, last, (11, 6_001, 300, 0), SIGNED, IN_TIME, Implausible),
            ("export beyond the fuse", ACTIVE, last, (11, 5_000, 1_301, 0), SIGNED, IN_TIME, Quarantined),
            ("both beyond the fuse", ACTIVE, last, (11, 6_001, 1_301, 0), SIGNED, IN_TIME, Implausible),
            (
                "all the inverter feeds in",
                SMALL_INVERTER,
                last,
                (11, 6_000, 400, 0),
                SIGNED,
                IN_TIME,
                Accepted,
            ),
            ("beyond the inverter", SMALL_INVERTER, last, (11, 6_000, 401, 0), SIGNED, IN_TIME, Quarantined),
            (
                "the fuse alone, once",
                BEFORE_APPROVALS,
                last,
                (11, 5_000, 1_300, 0),
                SIGNED,
                IN_TIME,
                Accepted,
            ),
            ("beyond it, once", BEFORE_APPROVALS, last, (11, 5_000, 1_301, 0), SIGNED, IN_TIME, Quarantined),
            ("all the fuse lets through", ACTIVE, last, (11, 6_000, 1_300, 0), SIGNED, IN_TIME, Accepted),
            ("beyond the fuse in two slots", ACTIVE, last, (12, 7_001, 300, 0), SIGNED, WAITED, Implausible),
            ("a missed slot in between", ACTIVE, last, (12, 7_000, 300, 0), SIGNED, WAITED, CatchUp),
            ("a slot that may still come", ACTIVE, last, (12, 7_000, 300, 0), SIGNED, ALMOST_WAITED, TooSoon),
            ("the same, whoever signed it", ACTIVE, last, (12, 7_000, 300, 0), !SIGNED, IN_TIME, TooSoon),
            ("the next slot, late", ACTIVE, last, (11, 5_100, 300, 0), SIGNED, LATE, CatchUp),
            ("the next slot", ACTIVE, last, (11, 5_100, 310, 0), SIGNED, IN_TIME, Accepted),
            ("nothing flowed", ACTIVE, last, (11, 5_000, 300, 0), SIGNED, IN_TIME, Accepted),
            ("flags, known or not", ACTIVE, last, (11, 5_100, 310, 0xff), SIGNED, IN_TIME, Accepted),
            (
                "largest registers",
                ACTIVE,
                last,
                (11, u64::MAX, u64::MAX, 0),
                SIGNED,
                IN_TIME,
                RegisterTooLarge,
            ),
        ];
        for (name, meter, last, (slot, import_wh, export_wh, flags), is_signed, terms, expected) in rows {
            let reading = reading(slot, import_wh, export_wh, flags);
            let look = first_look(meter, last.as_ref(), &reading, terms.arrival_slot);
            let mut was_asked = false;
            let signed = || {
                was_asked = true;
                is_signed
            };
            let verdict = judge(look, signed, last.as_ref(), |last| *last, &reading, &terms);
            assert_eq!(verdict, expected, "{name}");
            assert_eq!(
                was_asked,
                !matches!(expected, UnknownMeter | Suspended | Decommissioned | Duplicate | TooSoon),
                "{name}"
            );
        }
    }

    #[test]
    fn an_older_reading_is_compared_with_what_is_known_of_its_slot_or_of_one_after_it() {
        use Verdict::*;
        let at = |slot, import_total_wh, export_total_wh| LastReading {
            slot,
            import_total_wh,
            export_total_wh,
            flags: 0,
        };
        let last = at(10, 5_000, 300);
        let rows = [
            ("the same", at(8, 4_800, 290), (4_800, 290), Superseded),
            ("less import of the same slot", at(8, 4_800, 290), (4_799, 290), Conflict),
            ("less export of the same slot", at(8, 4_800, 290), (4_800, 289), Conflict),
            ("more of the same slot", at(8, 4_800, 290), (4_801, 290), Conflict),
            ("no more than the slot after it", at(9, 4_900, 300), (4_900, 0), Superseded),
            ("more import than the slot after it", at(9, 4_900, 300), (4_901, 0), Conflict),
            ("more export than the slot after it", at(9, 4_900, 299), (0, 300), Conflict),
        ];
        for (name, past, (import_wh, export_wh), expected) in rows {
            let reading = reading(8, import_wh, export_wh, 0);
            let look = FirstLook::NeedsSignature(BOUNDS);
            let verdict = judge(look, || SIGNED, Some(&last), |_| past, &reading, &LATE);
            assert_eq!(verdict, expected, "{name}");
        }
    }

    #[test]
    fn a_slot_is_future_then_due_then_late() {
        let config = Config {
            admin: cosmwasm_std::Addr::unchecked("admin"),
            registry: cosmwasm_std::Addr::unchecked("registry"),
            grid: cosmwasm_std::Addr::unchecked("grid"),
            slot_seconds: 10,
            grace_seconds: 4,
            metered_seconds_per_slot: 900,
            max_clock_skew_seconds: 2,
            keep_slots: 100,
        };
        // Slot 7 lasts from second 70 to second 80.
        let rows = [
            // second, future, in time, arrival slot, stale
            (70, true, true, 7, false),
            (77, true, true, 7, false),
            (78, false, true, 7, false),
            (80, false, true, 8, false),
            (83, false, true, 8, false),
            (84, false, false, 8, false),
            (159, false, false, 15, false),
            (160, false, false, 16, true),
            (1_000, false, false, 100, true),
        ];
        for (second, is_future, is_in_time, arrival_slot, is_stale) in rows {
            let terms = Terms::of(7, &config, Timestamp::from_seconds(second)).unwrap();
            let expected =
                Terms { is_future, is_in_time, arrival_slot, is_stale, metered_seconds_per_slot: 900 };
            assert_eq!(terms, expected, "second {second}");
        }
    }
}
