//! Counters that start again.

use interface::{
    metering::{ExecuteMsg, QueryMsg, RestartsResponse, Verdict::*},
    registry::KeyType,
};
use testing::{Device, ZONE_OPERATOR};

use crate::suite::*;

/// A meter that was read until slot 101, lost its power and counts from 0 since the end of slot 104. Slot 105 is over.
fn reset(key_type: KeyType) -> (Suite, Meter) {
    let mut suite = Suite::new();
    let meter = suite.meter(key_type);
    suite.counts(&meter, 100, 50_000, 7_000);
    assert_eq!(suite.counts(&meter, 101, 50_400, 7_100), Accepted);
    assert_eq!(suite.counts(&meter, 105, 60, 5), TooSoon);
    (suite, meter)
}

fn confirm(meter: &Meter, slot: u32, missed_import_wh: u64) -> ExecuteMsg {
    ExecuteMsg::ConfirmRestart { meter_id: meter.meter_id, slot, missed_import_wh: missed_import_wh.into() }
}

fn waiting(suite: &Suite) -> RestartsResponse {
    suite.asks(&QueryMsg::Restarts { start_after: None, limit: None })
}

#[test]
fn a_plug_that_lost_power_counts_again_under_its_own_label_and_key_and_no_energy_is_lost_or_doubled() {
    for key_type in KeyType::ALL {
        let (mut suite, meter) = reset(key_type);
        let signed = suite.restarts(&meter, 104, 0, 0);
        suite.hears("relayer", &signed).unwrap();
        assert_eq!(
            suite.registers(&meter),
            Some((101, 50_400, 7_100)),
            "nothing moves before it is confirmed"
        );
        suite.hears(ZONE_OPERATOR, &confirm(&meter, 104, 900)).unwrap();
        assert_eq!(suite.registers(&meter), Some((104, 0, 0)));
        // What was missed is billed over the slots without a reading; nothing was fed in.
        assert_eq!(suite.catch_ups(&meter, 106), [(102, 104, 900, 0)]);
        assert_eq!(suite.counts(&meter, 105, 60, 5), Accepted);
        assert_eq!(suite.counts(&meter, 106, 100, 5), Accepted);
        assert_eq!((suite.energy(&meter, 105), suite.energy(&meter, 106)), (Some((60, 5)), Some((40, 0))));
        assert!(waiting(&suite).restarts.is_empty());
    }
}

#[test]
fn readings_since_the_restart_count_when_it_was_confirmed_a_day_later() {
    let (mut suite, meter) = reset(KeyType::Ed25519);
    let signed = suite.restarts(&meter, 104, 0, 0);
    suite.hears("owner", &signed).unwrap();
    assert_eq!(suite.counts(&meter, 110, 70, 5), WentBack);
    suite.is_after_slot(200, 1);
    suite.hears(ZONE_OPERATOR, &confirm(&meter, 104, 0)).unwrap();
    assert_eq!(suite.catch_ups(&meter, 201), []);
    for slot in 105..=107 {
        let reading = suite.reads(&meter, slot, 10 * u64::from(slot - 104), 0);
        assert_eq!(suite.submits(slot, &[reading]).verdicts, [CatchUp]);
    }
    assert_eq!(suite.catch_ups(&meter, 201), [(105, 107, 30, 0)]);
}

#[test]
fn a_device_in_the_place_of_one_whose_key_is_lost_starts_again_once_it_has_the_meters_key() {
    let (mut suite, meter) = reset(KeyType::Ed25519);
    let exchanged = suite.rotates(&meter, Device::new(KeyType::Secp256r1, 77));
    let by_the_old_key = suite.restarts(&meter, 104, 12, 0);
    let refused = suite.hears("owner", &by_the_old_key).unwrap_err();
    assert!(refused.contains("is not signed by its key"), "{refused}");
    let signed = suite.restarts(&exchanged, 104, 12, 0);
    suite.hears("owner", &signed).unwrap();
    suite.hears(ZONE_OPERATOR, &confirm(&meter, 104, 0)).unwrap();
    assert_eq!(suite.counts(&exchanged, 105, 20, 0), Accepted);
    assert_eq!(suite.energy(&meter, 105), Some((8, 0)));
}

#[test]
fn two_of_three_verifiers_confirm_when_they_name_the_same_import() {
    let (mut suite, meter) = reset(KeyType::Secp256k1);
    suite.verifiers_are(&["admin", "bela", "cara"], 2);
    let signed = suite.restarts(&meter, 105, 0, 0);
    suite.hears("owner", &signed).unwrap();
    suite.hears("bela", &confirm(&meter, 105, 100)).unwrap();
    suite.hears("cara", &confirm(&meter, 105, 200)).unwrap();
    assert_eq!(waiting(&suite).restarts[0].confirmations.len(), 2);
    suite.hears("bela", &confirm(&meter, 105, 100)).unwrap();
    assert_eq!(suite.registers(&meter), Some((101, 50_400, 7_100)), "nobody has two votes");
    suite.hears("bela", &confirm(&meter, 105, 200)).unwrap();
    assert_eq!(
        (suite.registers(&meter), suite.catch_ups(&meter, 106)),
        (Some((105, 0, 0)), vec![(102, 105, 200, 0)])
    );
}

#[test]
fn who_hides_import_behind_a_restart_cannot_do_so_alone() {
    let (mut suite, meter) = reset(KeyType::Ed25519);
    let signed = suite.restarts(&meter, 105, 0, 0);
    suite.hears("owner", &signed).unwrap();
    for (sender, reason) in
        [("owner", "is the sender's own"), ("relayer", "is no verifier, nor the operator")]
    {
        let refused = suite.hears(sender, &confirm(&meter, 105, 0)).unwrap_err();
        assert!(refused.contains(reason), "{refused}");
    }
    assert_eq!(suite.registers(&meter), Some((101, 50_400, 7_100)));
    assert_eq!(suite.counts(&meter, 106, 0, 0), TooSoon);
    assert_eq!(suite.counts(&meter, 110, 0, 0), WentBack);
}

#[test]
fn a_counter_starts_again_once_a_day_at_most() {
    let (mut suite, meter) = reset(KeyType::Ed25519);
    let signed = suite.restarts(&meter, 105, 0, 0);
    suite.hears("owner", &signed).unwrap();
    suite.hears(ZONE_OPERATOR, &confirm(&meter, 105, 0)).unwrap();
    assert_eq!(suite.counts(&meter, 106, 500, 0), Accepted);
    suite.is_after_slot(107, 1);
    let again = suite.restarts(&meter, 107, 0, 0);
    let refused = suite.hears("owner", &again).unwrap_err();
    assert!(
        refused.ends_with("meter 0 started again lately: it can once more from slot 201 on"),
        "{refused}"
    );
    suite.is_after_slot(201, 1);
    let signed = suite.restarts(&meter, 201, 0, 0);
    suite.hears("owner", &signed).unwrap();
    // The fuse bounds what may be billed for 95 slots without a reading.
    let refused = suite.hears(ZONE_OPERATOR, &confirm(&meter, 201, 95 * MOST_WH_PER_SLOT + 1)).unwrap_err();
    assert!(refused.contains("95001 Wh are more than the 95000 Wh"), "{refused}");
    suite.hears(ZONE_OPERATOR, &confirm(&meter, 201, 95 * MOST_WH_PER_SLOT)).unwrap();
    assert_eq!(suite.catch_ups(&meter, 202), [(107, 201, 95 * MOST_WH_PER_SLOT, 0)]);
}

#[test]
fn a_restart_is_good_for_one_meter_contract_and_last_reading() {
    let (mut suite, meter) = reset(KeyType::Ed25519);
    let other = suite.meter(KeyType::Ed25519);
    suite.counts(&other, 106, 1, 1);
    let signed = suite.restarts(&meter, 104, 0, 0);
    let ExecuteMsg::RestartRegisters { signature, .. } = signed.clone() else { panic!("a restart") };
    let with = |meter_id, slot, import_wh: u64, export_wh: u64| ExecuteMsg::RestartRegisters {
        meter_id,
        slot,
        import_total_wh: import_wh.into(),
        export_total_wh: export_wh.into(),
        signature: signature.clone(),
    };
    suite.is_after_slot(107, 0);
    for msg in [with(other.meter_id, 107, 0, 0), with(0, 105, 0, 0), with(0, 104, 1, 0), with(0, 104, 0, 1)] {
        let refused = suite.hears("owner", &msg).unwrap_err();
        assert!(refused.contains("is not signed by its key"), "{refused}");
    }
    suite.hears("owner", &signed).unwrap();
    // A reading of the old counter was under way.
    let late = suite.reads(&meter, 102, 50_500, 7_100);
    assert_eq!(suite.submits(102, &[late]).verdicts, [CatchUp]);
    let refused = suite.hears(ZONE_OPERATOR, &confirm(&meter, 104, 0)).unwrap_err();
    assert!(refused.contains("was read in slot 102 since it signed its restart"), "{refused}");
    let refused = suite.hears("owner", &signed).unwrap_err();
    assert!(refused.contains("is not signed by its key"), "{refused}");
    let anew = suite.restarts(&meter, 104, 0, 0);
    suite.hears("owner", &anew).unwrap();
    suite.hears(ZONE_OPERATOR, &confirm(&meter, 104, 0)).unwrap();
    // What was signed and confirmed is not signed for the registers that count now.
    let refused = suite.hears("owner", &anew).unwrap_err();
    assert!(refused.contains("can start again with a slot from 105"), "{refused}");
}

#[test]
fn a_restart_is_refused_with_its_reason_and_stores_nothing() {
    let (mut suite, meter) = reset(KeyType::Ed25519);
    let silent = suite.meter(KeyType::Ed25519);
    let stored = suite.app.dump_wasm_raw(&suite.metering);
    let first = ExecuteMsg::RestartRegisters {
        meter_id: silent.meter_id,
        slot: 105,
        import_total_wh: 0u64.into(),
        export_total_wh: 0u64.into(),
        signature: vec![0; 64].into(),
    };
    let rows = [
        (suite.restarts(&meter, 101, 0, 0), "with a slot from 102 to 105 for now, not with slot 101"),
        (suite.restarts(&meter, 106, 0, 0), "with a slot from 102 to 105 for now, not with slot 106"),
        (suite.restarts(&meter, u32::MAX, 0, 0), "not with slot 4294967295"),
        (suite.restarts(&meter, 105, 1 << 40, 0), "1099511627776 Wh are more than any register"),
        (suite.restarts(&meter, 105, 0, u64::MAX), "18446744073709551615 Wh are more than any register"),
        (first, "meter 1 has no reading that counts"),
        (confirm(&meter, 105, 0), "no restart of meter 0 with slot 105 waits"),
    ];
    for (msg, reason) in rows {
        let refused = suite.hears(ZONE_OPERATOR, &msg).unwrap_err();
        assert!(refused.contains(reason), "{refused} does not say: {reason}");
    }
    assert_eq!(suite.app.dump_wasm_raw(&suite.metering), stored);
    suite.is_after_slot(130, 0);
    let stale = suite.restarts(&meter, 122, 0, 0);
    let refused = suite.hears("owner", &stale).unwrap_err();
    assert!(refused.contains("with a slot from 123 to 130 for now"), "{refused}");
    let signed = suite.restarts(&meter, 130, 0, 0);
    suite.hears("owner", &signed).unwrap();
    let other_slot = suite.hears(ZONE_OPERATOR, &confirm(&meter, 129, 0)).unwrap_err();
    assert!(other_slot.contains("no restart of meter 0 with slot 129 waits"), "{other_slot}");
    suite.is_after_slot(226, 0);
    let lapsed = suite.hears(ZONE_OPERATOR, &confirm(&meter, 130, 0)).unwrap_err();
    assert!(lapsed.contains("lapsed in slot 227"), "{lapsed}");
}

#[test]
fn a_recalled_meter_and_one_with_export_in_quarantine_do_not_start_again() {
    let (mut suite, meter) = reset(KeyType::Ed25519);
    let signed = suite.restarts(&meter, 105, 0, 0);
    suite.hears("owner", &signed).unwrap();
    suite.is_suspended(&meter);
    for msg in [signed, confirm(&meter, 105, 0)] {
        let refused = suite.hears(ZONE_OPERATOR, &msg).unwrap_err();
        assert!(refused.ends_with("meter 0 is suspended or out of service"), "{refused}");
    }
    let doubted = suite.meter(KeyType::Ed25519);
    suite.counts(&doubted, 106, 0, 0);
    assert_eq!(suite.counts(&doubted, 107, 0, 1_500), Quarantined);
    suite.is_after_slot(108, 0);
    let signed = suite.restarts(&doubted, 108, 0, 0);
    let refused = suite.hears("owner", &signed).unwrap_err();
    assert!(refused.contains("export of meter 1 is in quarantine"), "{refused}");
}
