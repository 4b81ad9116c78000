//! Meters that are replaced on their connection, and what their owners would have forgotten.

use interface::{
    metering::{Closing, ClosingResponse, ExecuteMsg, QueryMsg, Verdict::*},
    registry::KeyType,
};

use crate::suite::*;

/// A meter that was read until slot 101; slot 105 is over, and its device is taken away.
fn old() -> (Suite, Meter) {
    let mut suite = Suite::new();
    let meter = suite.meter(KeyType::Ed25519);
    suite.counts(&meter, 100, 50_000, 7_000);
    assert_eq!(suite.counts(&meter, 101, 50_400, 7_100), Accepted);
    suite.is_after_slot(105, 1);
    (suite, meter)
}

fn closing(suite: &Suite, meter: &Meter) -> Option<(u32, u64, u64)> {
    let asked = QueryMsg::Closing { meter_id: meter.meter_id };
    let Closing { slot, import_total_wh, export_total_wh } = suite.asks::<ClosingResponse>(&asked).closing?;
    Some((slot, import_total_wh.u64(), export_total_wh.u64()))
}

#[test]
fn what_a_replaced_meter_counted_after_its_last_reading_is_billed_as_a_gap_and_its_export_is_nobodys() {
    let (mut suite, meter) = old();
    assert_eq!(closing(&suite, &meter), None);
    let new = suite.replaces(&meter, 51_300, 7_900).unwrap();
    assert_eq!(closing(&suite, &meter), Some((106, 51_300, 7_900)));
    assert_eq!(suite.catch_ups(&meter, 106), [(102, 106, 900, 0)]);
    assert_eq!(suite.registers(&meter), Some((101, 50_400, 7_100)), "what was read stays what was read");
    // No reading of the old one adds to that, and the new one starts anew.
    assert_eq!(suite.counts(&meter, 106, 51_300, 7_900), Decommissioned);
    assert_eq!(suite.counts(&new, 106, 0, 0), Baseline);
    assert_eq!(suite.counts(&new, 107, 40, 0), Accepted);
    assert_eq!((suite.energy(&new, 107), suite.energy(&meter, 107)), (Some((40, 0)), None));
}

#[test]
fn a_meter_that_was_read_to_the_end_closes_with_its_last_reading_and_nothing_is_billed() {
    let mut suite = Suite::new();
    let meter = suite.meter(KeyType::Secp256k1);
    suite.counts(&meter, 100, 50_000, 7_000);
    suite.replaces(&meter, 50_000, 7_000).unwrap();
    assert_eq!((closing(&suite, &meter), suite.catch_ups(&meter, 101)), (Some((101, 50_000, 7_000)), vec![]));
}

#[test]
fn registers_close_neither_below_the_last_reading_nor_beyond_what_the_connection_let_through() {
    // Since slot 101 five slots of 1,000 Wh.
    let most_wh = 5 * MOST_WH_PER_SLOT;
    let rows = [
        ((50_399, 7_100), "meter 0 was last read with 50400 Wh in and 7100 Wh out"),
        ((50_400, 7_099), "its registers do not close below that"),
        ((0, 0), "its registers do not close below that"),
        ((50_400 + most_wh + 1, 7_100), "5001 Wh are more than the 5000 Wh that the connection of meter 0"),
        ((1 << 40, 7_100), "1099511627776 Wh are more than any register"),
        ((50_400, u64::MAX), "18446744073709551615 Wh are more than any register"),
    ];
    for ((import_wh, export_wh), reason) in rows {
        let (mut suite, meter) = old();
        let applied = suite.applies_for_another(&meter);
        let before = suite.storage();
        let refused = suite.closes(&applied.with(import_wh, export_wh)).unwrap_err();
        assert!(refused.contains(reason), "{refused} does not say: {reason}");
        assert_eq!(suite.storage(), before);
    }
    let (mut suite, meter) = old();
    suite.replaces(&meter, 50_400 + most_wh, 1 << 39).unwrap();
    assert_eq!(suite.catch_ups(&meter, 106), [(102, 106, most_wh, 0)]);
}

#[test]
fn after_a_long_silence_a_day_of_what_the_connection_lets_through_is_the_most() {
    let (mut suite, meter) = old();
    suite.is_after_slot(10_000, 1);
    let most_wh = 96 * MOST_WH_PER_SLOT;
    let applied = suite.applies_for_another(&meter);
    let refused = suite.closes(&applied.with(50_400 + most_wh + 1, 7_100)).unwrap_err();
    assert!(refused.contains("96001 Wh are more than the 96000 Wh"), "{refused}");
    suite.closes(&applied.with(50_400 + most_wh, 7_100)).unwrap();
    assert_eq!(suite.catch_ups(&meter, 10_001), [(102, 10_001, most_wh, 0)]);
}

#[test]
fn of_a_meter_that_was_never_read_nothing_is_known_to_be_missed() {
    let mut suite = Suite::new();
    let meter = suite.meter(KeyType::Ed25519);
    suite.is_after_slot(105, 1);
    suite.replaces(&meter, 900, 30).unwrap();
    assert_eq!((closing(&suite, &meter), suite.catch_ups(&meter, 106)), (Some((106, 900, 30)), vec![]));
}

#[test]
fn nobody_but_the_registry_closes_registers() {
    let (mut suite, meter) = old();
    let before = suite.storage();
    for sender in ["owner", "admin", "operator", "carrier"] {
        let close = ExecuteMsg::CloseRegisters {
            meter_id: meter.meter_id,
            import_total_wh: 51_000u64.into(),
            export_total_wh: 7_100u64.into(),
        };
        let refused = suite.hears(sender, &close).unwrap_err();
        assert!(refused.contains("is not the registry, which alone closes registers"), "{refused}");
        assert_eq!(suite.storage(), before);
    }
}

#[test]
fn a_restart_that_waits_ends_with_its_meter() {
    let (mut suite, meter) = old();
    let signed = suite.restarts(&meter, 104, 0, 0);
    suite.hears("owner", &signed).unwrap();
    suite.replaces(&meter, 50_400, 7_100).unwrap();
    let confirm =
        ExecuteMsg::ConfirmRestart { meter_id: meter.meter_id, slot: 104, missed_import_wh: 0u64.into() };
    let refused = suite.hears("operator", &confirm).unwrap_err();
    assert!(refused.contains("no restart of meter 0 with slot 104 waits"), "{refused}");
    let refused = suite.hears("owner", &signed).unwrap_err();
    assert!(refused.contains("is suspended or out of service"), "{refused}");
}
