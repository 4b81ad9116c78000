//! Ids of metering points, their banks and zones.

/// A metering point, given in order of registration.
pub type MeterId = u32;

/// 256 metering points of one zone with consecutive ids; what is hot is stored packed, one value per bank.
pub type BankId = u32;

/// A node of the grid's tree.
pub type ZoneId = u32;

/// Metering points in a bank.
pub const BANK_SIZE: u32 = 256;

/// Banks from here on are those of feeder meters, one for each zone; below it stand the banks of everybody else's, in order of registration. It is so low that
/// every id fits into a signed word of 32 bits, as databases have them.
pub const FIRST_FEEDER_BANK: BankId = 0x7f_0000;

/// Zones whose feeders have a bank.
const FEEDER_BANKS: ZoneId = 0x1_0000;

/// The bank of the feeder meters of a zone's line: of the one in service, and of those before it. `None` for zones that have none.
pub const fn feeder_bank(zone: ZoneId) -> Option<BankId> {
    match zone {
        0..FEEDER_BANKS => Some(FIRST_FEEDER_BANK | zone),
        _ => None,
    }
}

/// Whether `meter` measures a zone's line instead of somebody's connection.
pub const fn is_feeder(meter: MeterId) -> bool {
    bank_of(meter) >= FIRST_FEEDER_BANK
}

/// The zone whose line `meter` measures; `None` for everybody else's.
pub const fn zone_of_feeder(meter: MeterId) -> Option<ZoneId> {
    bank_of(meter).checked_sub(FIRST_FEEDER_BANK)
}

/// The bank that holds `meter`.
pub const fn bank_of(meter: MeterId) -> BankId {
    meter >> 8
}

/// The place of `meter` inside its bank.
pub const fn index_in_bank(meter: MeterId) -> u8 {
    meter.to_le_bytes()[0]
}

/// The metering point at `index` of `bank`; `None` beyond the last id.
pub const fn meter_id(bank: BankId, index: u8) -> Option<MeterId> {
    match first_meter_of(bank) {
        // A bank's first id has its low byte free.
        Some(first) => Some(first | index as u32),
        None => None,
    }
}

/// The lowest id of `bank`; `None` beyond the last bank.
pub const fn first_meter_of(bank: BankId) -> Option<MeterId> {
    bank.checked_mul(BANK_SIZE)
}

/// How many banks `meters` metering points take.
pub const fn banks_for(meters: u32) -> u32 {
    meters.div_ceil(BANK_SIZE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_meter_is_its_bank_and_its_index() {
        for meter in [0, 1, 255, 256, 257, 65_535, 65_536, u32::MAX] {
            assert_eq!(meter_id(bank_of(meter), index_in_bank(meter)), Some(meter));
        }
        assert_eq!((bank_of(513), index_in_bank(513)), (2, 1));
    }

    #[test]
    fn no_meter_lies_beyond_the_last_bank() {
        assert_eq!(meter_id(bank_of(u32::MAX), 255), Some(u32::MAX));
        assert_eq!(meter_id(bank_of(u32::MAX) + 1, 0), None);
    }

    #[test]
    fn each_zone_has_a_bank_for_the_feeders_of_its_line() {
        assert_eq!(feeder_bank(0), Some(FIRST_FEEDER_BANK));
        let last = feeder_bank(65_535).unwrap();
        assert_eq!(meter_id(last, 255), Some(i32::MAX.unsigned_abs()));
        assert_eq!([feeder_bank(65_536), feeder_bank(u32::MAX)], [None, None]);
        assert_eq!(zone_of_feeder(first_meter_of(last).unwrap() + 255), Some(65_535));
        assert_eq!(zone_of_feeder(first_meter_of(FIRST_FEEDER_BANK).unwrap() - 1), None);
        assert!(is_feeder(first_meter_of(FIRST_FEEDER_BANK).unwrap()));
        assert!(!is_feeder(first_meter_of(FIRST_FEEDER_BANK).unwrap() - 1));
    }

    #[test]
    fn a_started_bank_counts_as_a_bank() {
        assert_eq!([0, 1, 256, 257].map(banks_for), [0, 1, 1, 2]);
    }
}
