//! Storage keys of the packed values that one contract reads of another without a call. The first byte is no UTF-8, so no named item meets them.

const DEVICES: u8 = 0xe0;
const MEMBERSHIP: u8 = 0xe1;
const ENERGY: u8 = 0xe2;
const CATCH_UP_OF_ARRIVAL: u8 = 0xe3;
const SIGNALS: u8 = 0xe4;
const FEED: u8 = 0xe5;
const APPROVALS: u8 = 0xe6;
const TARIFFS: u8 = 0xe7;
const CATCH_UP: u8 = 0xe9;
const QUARANTINE: u8 = 0xea;
const SLOT_TOTALS: u8 = 0xeb;
const REPORTS: u8 = 0xec;
const CONTROLLER: u8 = 0xed;
const QUALITY: u8 = 0xf8;
const ZONE_QUALITY: u8 = 0xf9;
const BALANCING: u8 = 0xfa;

/// Slots whose power quality is kept: that of a slot takes the place of that of so many slots before.
pub const QUALITY_SLOTS: u32 = 96;

fn of_number(prefix: u8, number: u32) -> [u8; 5] {
    let [a, b, c, d] = number.to_be_bytes();
    [prefix, a, b, c, d]
}

fn of_number_and_slot(prefix: u8, number: u32, slot: u32) -> [u8; 6] {
    let [a, b, c, d] = number.to_be_bytes();
    [prefix, a, b, c, d, (slot % QUALITY_SLOTS) as u8]
}

fn of_slot_and_bank(prefix: u8, slot: u32, bank: u32) -> [u8; 9] {
    let mut key = [prefix; 9];
    key[1..5].copy_from_slice(&slot.to_be_bytes());
    key[5..].copy_from_slice(&bank.to_be_bytes());
    key
}

/// Registry: [`super::DeviceBank`].
pub fn devices(bank: u32) -> [u8; 5] {
    of_number(DEVICES, bank)
}

/// Registry: [`super::BankMembership`].
pub fn membership(bank: u32) -> [u8; 5] {
    of_number(MEMBERSHIP, bank)
}

/// Registry: [`super::ApprovalBank`].
pub fn approvals(bank: u32) -> [u8; 5] {
    of_number(APPROVALS, bank)
}

/// Metering: [`super::SlotEnergy`] measured in `slot`.
pub fn energy(slot: u32, bank: u32) -> [u8; 9] {
    of_slot_and_bank(ENERGY, slot, bank)
}

/// Metering: [`super::CatchUpEnergy`] that arrived during `slot` for slots that were over.
pub fn catch_up(slot: u32, bank: u32) -> [u8; 9] {
    of_slot_and_bank(CATCH_UP, slot, bank)
}

/// Metering: what [`catch_up`] was before it told which slots were over, a [`super::SlotEnergy`].
pub fn catch_up_of_arrival(slot: u32, bank: u32) -> [u8; 9] {
    of_slot_and_bank(CATCH_UP_OF_ARRIVAL, slot, bank)
}

/// Metering: [`super::QuarantineBank`].
pub fn quarantine(bank: u32) -> [u8; 5] {
    of_number(QUARANTINE, bank)
}

/// Where the quarantines of all banks end.
pub fn after_quarantine() -> [u8; 1] {
    [QUARANTINE + 1]
}

/// Metering: [`super::MeterQuality`] of `slot`, or of one that is a multiple of [`QUALITY_SLOTS`] away.
pub fn quality(meter_id: u32, slot: u32) -> [u8; 6] {
    of_number_and_slot(QUALITY, meter_id, slot)
}

/// Metering: [`super::ZoneQuality`] of `slot`, or of one that is a multiple of [`QUALITY_SLOTS`] away.
pub fn zone_quality(zone_id: u32, slot: u32) -> [u8; 6] {
    of_number_and_slot(ZONE_QUALITY, zone_id, slot)
}

/// Grid: [`super::Tariffs`].
pub fn tariffs() -> [u8; 1] {
    [TARIFFS]
}

/// Grid: [`super::Signals`].
pub fn signals() -> [u8; 1] {
    [SIGNALS]
}

/// Grid: [`super::SlotTotals`] of a reported slot.
pub fn slot_totals(slot: u32) -> [u8; 5] {
    of_number(SLOT_TOTALS, slot)
}

/// Grid: [`super::Reports`].
pub fn reports() -> [u8; 1] {
    [REPORTS]
}

/// Grid: the address of the contract that a zone's operator lets set its state.
pub fn controller(zone_id: u32) -> [u8; 5] {
    of_number(CONTROLLER, zone_id)
}

/// Grid: the address of the contract that alone can say that an emergency was measured.
pub fn balancing() -> [u8; 1] {
    [BALANCING]
}

/// Oracle: [`super::FeedValue`].
pub fn feed(feed_id: &str) -> Vec<u8> {
    [&[FEED], feed_id.as_bytes()].concat()
}
