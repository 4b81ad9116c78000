//! Export beyond what an inverter feeds in: verifiers decide.

use interface::{
    metering::{ExecuteMsg, QuarantineResponse, QuarantinedExport, QueryMsg, Verdict::*},
    registry::{Action, KeyType},
};

use crate::suite::*;

const VERIFIERS: [&str; 3] = ["admin", "bela", "cara"];

/// A meter that said 1,500 Wh of export in slot 101, where its inverter feeds in 1,000, and 400 Wh of import. Two of three verifiers decide.
fn doubted() -> (Suite, Meter) {
    let mut suite = Suite::new();
    suite.verifiers_are(&VERIFIERS, 2);
    let meter = suite.meter(KeyType::Ed25519);
    suite.counts(&meter, 100, 0, 0);
    assert_eq!(suite.counts(&meter, 101, 400, 1_500), Quarantined);
    (suite, meter)
}

fn in_quarantine(suite: &Suite, start_after: Option<u32>) -> Vec<QuarantinedExport> {
    suite.asks::<QuarantineResponse>(&QueryMsg::Quarantine { start_after, limit: None }).exports
}

fn release(meter: &Meter, export_wh: u64) -> ExecuteMsg {
    ExecuteMsg::ReleaseExport { meter_id: meter.meter_id, export_wh: export_wh.into() }
}

fn drop_it(meter: &Meter, export_wh: u64) -> ExecuteMsg {
    ExecuteMsg::DropExport { meter_id: meter.meter_id, export_wh: export_wh.into() }
}

#[test]
fn its_import_counts_its_export_waits_and_the_meter_goes_on() {
    let (mut suite, meter) = doubted();
    assert_eq!(suite.catch_ups(&meter, 102), [(101, 101, 400, 0)]);
    let [held] = &in_quarantine(&suite, None)[..] else { panic!("one export") };
    assert_eq!((held.meter_id, held.from_slot, held.to_slot, held.export_wh.u64()), (0, 101, 101, 1_500));
    assert_eq!(suite.registers(&meter), Some((101, 400, 1_500)));
    assert_eq!(suite.counts(&meter, 102, 500, 1_600), Accepted);
    assert_eq!(suite.energy(&meter, 102), Some((100, 100)));
    assert!(in_quarantine(&suite, Some(meter.meter_id)).is_empty());
}

#[test]
fn two_of_three_release_it_and_it_counts_with_the_slots_that_it_is_of() {
    let (mut suite, meter) = doubted();
    suite.is_after_slot(110, 0);
    suite.hears("bela", &release(&meter, 1_500)).unwrap();
    assert_eq!(in_quarantine(&suite, None)[0].released_by.len(), 1);
    suite.hears("cara", &release(&meter, 1_500)).unwrap();
    assert!(in_quarantine(&suite, None).is_empty());
    assert_eq!(suite.catch_ups(&meter, 111), [(101, 101, 0, 1_500)]);
    let again = suite.hears("admin", &release(&meter, 1_500)).unwrap_err();
    assert!(again.ends_with("nothing of meter 0 is in quarantine"), "{again}");
}

#[test]
fn two_of_three_drop_it_and_it_is_forgotten() {
    let (mut suite, meter) = doubted();
    suite.hears("bela", &release(&meter, 1_500)).unwrap();
    suite.hears("cara", &drop_it(&meter, 1_500)).unwrap();
    suite.hears("bela", &drop_it(&meter, 1_500)).unwrap();
    assert!(in_quarantine(&suite, None).is_empty());
    assert_eq!(suite.catch_ups(&meter, 102), [(101, 101, 400, 0)]);
    assert_eq!(suite.counts(&meter, 102, 500, 1_600), Accepted);
}

#[test]
fn only_verifiers_decide_about_others_and_about_all_that_they_have_seen() {
    let (mut suite, meter) = doubted();
    let stored = suite.app.dump_wasm_raw(&suite.metering);
    let rows = [
        ("stranger", release(&meter, 1_500), " is no verifier"),
        ("bela", release(&meter, 0), "1500 Wh of meter 0 are in quarantine, not 0: look again"),
        ("bela", drop_it(&meter, 1_501), "1500 Wh of meter 0 are in quarantine, not 1501: look again"),
        ("bela", release(&meter, u64::MAX), "are in quarantine, not 18446744073709551615: look again"),
        ("bela", ExecuteMsg::ReleaseExport { meter_id: u32::MAX, export_wh: 1u64.into() }, "4294967295"),
    ];
    for (sender, msg, reason) in rows {
        let refused = suite.hears(sender, &msg).unwrap_err();
        assert!(refused.contains(reason), "{refused} does not say: {reason}");
    }
    assert_eq!(suite.app.dump_wasm_raw(&suite.metering), stored);
}

#[test]
fn a_verifier_does_not_decide_about_their_own_meter() {
    let mut suite = Suite::new();
    suite.verifiers_are(&["admin", "owner"], 1);
    let meter = suite.meter(KeyType::Ed25519);
    suite.counts(&meter, 100, 0, 0);
    suite.counts(&meter, 101, 0, 1_500);
    for msg in [release(&meter, 1_500), drop_it(&meter, 1_500)] {
        let refused = suite.hears("owner", &msg).unwrap_err();
        assert!(refused.ends_with("meter 0 is the verifier's own: others decide"), "{refused}");
    }
    suite.hears("admin", &release(&meter, 1_500)).unwrap();
}

#[test]
fn more_of_it_voids_what_was_said_of_less() {
    let (mut suite, meter) = doubted();
    suite.hears("bela", &release(&meter, 1_500)).unwrap();
    assert_eq!(suite.counts(&meter, 102, 400, 3_000), Quarantined);
    let [held] = &in_quarantine(&suite, None)[..] else { panic!("one export") };
    assert_eq!((held.from_slot, held.to_slot, held.export_wh.u64()), (101, 102, 3_000));
    assert!(held.released_by.is_empty());
    suite.hears("cara", &release(&meter, 3_000)).unwrap();
    assert_eq!(in_quarantine(&suite, None).len(), 1, "one of two is not enough");
}

#[test]
fn a_page_of_quarantine_goes_on_after_the_last_one() {
    let mut suite = Suite::new();
    let meters: Vec<Meter> = (0..3).map(|_| suite.meter(KeyType::Ed25519)).collect();
    for meter in &meters {
        suite.counts(meter, 100, 0, 0);
    }
    for meter in &meters {
        assert_eq!(suite.counts(meter, 101, 0, 1_001), Quarantined);
    }
    let page = |start_after, limit| {
        let exports = suite.asks::<QuarantineResponse>(&QueryMsg::Quarantine { start_after, limit }).exports;
        exports.iter().map(|export| export.meter_id).collect::<Vec<_>>()
    };
    assert_eq!(page(None, Some(2)), [0, 1]);
    assert_eq!(page(Some(1), Some(2)), [2]);
    assert!(page(Some(2), None).is_empty());
    assert!(page(None, Some(0)).is_empty());
}

#[test]
fn what_a_meter_in_quarantine_says_counts_as_late_energy_of_its_own_slot_until_it_is_released() {
    let mut suite = Suite::new();
    let (meter, other) = (suite.meter(KeyType::Ed25519), suite.meter(KeyType::Ed25519));
    for one in [&meter, &other] {
        suite.counts(one, 100, 0, 0);
        suite.counts(one, 101, 40, 10);
    }
    suite.is_flagged(&meter, 101);
    assert_eq!(suite.counts(&meter, 102, 50, 30), CatchUp);
    assert_eq!(suite.counts(&other, 102, 50, 30), Accepted);
    assert_eq!(suite.energy(&meter, 102), None);
    assert_eq!(suite.catch_ups(&meter, 103), [(102, 102, 10, 20)]);
    assert_eq!(suite.registers(&meter), Some((102, 50, 30)));
    suite.verifier_proposes(Action::ReleaseMeter { meter_id: meter.meter_id });
    assert_eq!(suite.counts(&meter, 103, 60, 40), Accepted);
    assert_eq!(suite.energy(&meter, 103), Some((10, 10)));
}
