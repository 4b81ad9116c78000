use interface::{
    metering::Verdict::{self, *},
    registry::KeyType,
    signed::{Reading, chain_tag},
};
use testing::Device;

use crate::suite::*;

#[test]
fn one_bad_signature_among_256_fails_only_itself() {
    let mut suite = Suite::new();
    let meters: Vec<_> = (0..256).map(|_| suite.meter(KeyType::Ed25519)).collect();
    suite.is_after_slot(100, 1);
    let mut readings: Vec<_> = meters.iter().map(|meter| suite.reads(meter, 100, 5, 5)).collect();
    readings[77].signature[3] ^= 1;
    let mut expected = vec![Baseline; 256];
    expected[77] = BadSignature;
    assert_eq!(suite.submits(100, &readings).verdicts, expected);
    assert_eq!(suite.registers(&meters[77]), None);
}

#[test]
fn signatures_and_points_that_are_none_are_bad_signatures() {
    for key_type in KeyType::ALL {
        for bytes in [[0; 64], [0xff; 64], [1; 64]] {
            let mut suite = Suite::new();
            let meters =
                [suite.meter(key_type), suite.meter(KeyType::Ed25519), suite.meter(KeyType::Ed25519)];
            suite.is_after_slot(100, 1);
            let mut readings: Vec<_> = meters.iter().map(|meter| suite.reads(meter, 100, 5, 5)).collect();
            readings[0].signature = bytes;
            assert_eq!(suite.submits(100, &readings).verdicts, [BadSignature, Baseline, Baseline]);
        }
    }
}

#[test]
fn every_signed_field_is_held_by_the_signature() {
    let mut suite = Suite::new();
    for key_type in KeyType::ALL {
        let meter = suite.meter(key_type);
        suite.is_after_slot(100, 1);
        let good = suite.reads(&meter, 100, 5, 5);
        let forged = [
            interface::packed::BatchReading { import_total_wh: 6, ..good.clone() },
            interface::packed::BatchReading { export_total_wh: 6, ..good.clone() },
            interface::packed::BatchReading { flags: 1, ..good.clone() },
        ];
        for reading in forged {
            assert_eq!(suite.submits(100, &[reading]).verdicts, [BadSignature]);
        }
        assert_eq!(suite.submits(99, std::slice::from_ref(&good)).verdicts, [BadSignature]);
        let neighbour = suite.meter(key_type);
        let mut for_neighbour = good;
        for_neighbour.index = neighbour.meter_id as u8;
        assert_eq!(suite.submits(100, &[for_neighbour]).verdicts, [BadSignature]);
    }
}

#[test]
fn a_reading_for_another_chain_is_a_bad_signature() {
    let mut suite = Suite::new();
    for key_type in KeyType::ALL {
        let meter = suite.meter(key_type);
        suite.is_after_slot(100, 1);
        let meter_id = meter.meter_id;
        let reading = Reading { meter_id, slot: 100, import_total_wh: 5, export_total_wh: 5, flags: 0 };
        let elsewhere = meter.device.read("another-chain", &reading);
        assert_eq!(suite.submits(100, &[elsewhere]).verdicts, [BadSignature]);
    }
}

#[test]
fn a_signature_on_another_curve_is_a_bad_signature() {
    for registered in KeyType::ALL {
        for used in KeyType::ALL.into_iter().filter(|used| *used != registered) {
            let mut suite = Suite::new();
            let mut meter = suite.meter(registered);
            meter.device = Device::new(used, 0);
            assert_eq!(suite.counts(&meter, 100, 5, 5), BadSignature, "{used:?} for {registered:?}");
        }
    }
}

#[test]
fn both_signatures_of_an_ecdsa_key_count_and_count_once() {
    for key_type in [KeyType::Secp256r1, KeyType::Secp256k1] {
        let mut suite = Suite::new();
        let meter = suite.meter(key_type);
        let chain = chain_tag(&suite.chain_id());
        let submit = |suite: &mut Suite, slot: u32, total_wh: u64, use_other_s: bool| -> Verdict {
            let reading = Reading {
                meter_id: meter.meter_id,
                slot,
                import_total_wh: total_wh,
                export_total_wh: 0,
                flags: 0,
            };
            let mut packed = suite.reads(&meter, slot, total_wh, 0);
            if use_other_s {
                packed.signature = meter.device.sign_with_other_s(&reading.signed_bytes(&chain)).unwrap();
            }
            suite.submits(slot, &[packed]).verdicts[0]
        };
        suite.is_after_slot(100, 1);
        assert_eq!(submit(&mut suite, 100, 0, true), Baseline);
        assert_eq!(submit(&mut suite, 100, 0, false), Duplicate);
        suite.is_after_slot(101, 1);
        assert_eq!(submit(&mut suite, 101, 10, false), Accepted);
        assert_eq!(submit(&mut suite, 101, 10, true), Duplicate);
        assert_eq!(suite.energy(&meter, 101), Some((10, 0)));
    }
}

#[test]
fn a_rotated_key_speaks_from_then_on_and_the_old_one_no_more() {
    let mut suite = Suite::new();
    let old = suite.meter(KeyType::Ed25519);
    assert_eq!(suite.counts(&old, 100, 0, 0), Baseline);
    let new = suite.rotates(&old, Device::new(KeyType::Secp256r1, 9));
    assert_eq!(suite.counts(&old, 101, 10, 0), BadSignature);
    assert_eq!(suite.counts(&new, 101, 10, 0), Accepted);
}
