//! What meters saw of their power, and who is believed about what.

use cosmwasm_std::Event;
use cw_multi_test::{AppResponse, IntoAddr};
use interface::{
    metering::{
        ExecuteMsg, PowerQuality, QualityResponse, QualitySubmitted, QueryMsg, SlotQuality,
        ZoneQualityResponse, ZoneSlotQuality,
    },
    registry::{Action, KeyType, ReadingFormat},
    signed::{Reading, chain_tag},
};
use testing::Device;

use crate::suite::*;

const STREET: u32 = 1;
const CALM: PowerQuality = PowerQuality {
    voltage_min_dv: 2_287,
    voltage_mean_dv: 2_301,
    voltage_max_dv: 2_318,
    frequency_min_mhz: 49_981,
    frequency_max_mhz: 50_012,
    power_factor_permille: -983,
};

fn seen(suite: &Suite, meter: &Meter) -> Vec<SlotQuality> {
    let ask = QueryMsg::Quality { meter_id: meter.meter_id, start_after: None, limit: Some(100) };
    suite.asks::<QualityResponse>(&ask).slots
}

fn extremes(suite: &Suite, zone_id: u32) -> Vec<ZoneSlotQuality> {
    let ask = QueryMsg::ZoneQuality { zone_id, start_after: None, limit: Some(100) };
    suite.asks::<ZoneQualityResponse>(&ask).slots
}

fn extremes_of(slot: u32, quality: &PowerQuality) -> ZoneSlotQuality {
    ZoneSlotQuality {
        slot,
        voltage_min_dv: quality.voltage_min_dv,
        voltage_max_dv: quality.voltage_max_dv,
        frequency_min_mhz: quality.frequency_min_mhz,
        frequency_max_mhz: quality.frequency_max_mhz,
    }
}

#[track_caller]
fn refused(result: Result<AppResponse, String>, reason: &str) {
    let error = result.expect_err("it was taken");
    assert!(error.contains(reason), "refused with {error:?} instead of {reason:?}");
}

#[test]
fn what_a_meter_saw_is_kept_as_it_signed_it_with_any_key_and_told() {
    for key_type in KeyType::ALL {
        let mut suite = Suite::new();
        let meter = suite.meter(key_type);
        suite.is_after_slot(100, 1);
        let told = suite.hears("carrier", &suite.sees(&meter, 100, CALM)).unwrap();
        assert_eq!(seen(&suite, &meter), [SlotQuality { slot: 100, quality: CALM }]);
        let event: Event = QualitySubmitted {
            meter_id: meter.meter_id,
            slot: 100,
            submitter: "carrier".into_addr(),
            zone_id: None,
            voltage_min_dv: 2_287,
            voltage_mean_dv: 2_301,
            voltage_max_dv: 2_318,
            frequency_min_mhz: 49_981,
            frequency_max_mhz: 50_012,
            power_factor_permille: -983,
        }
        .into();
        told.assert_event(&Event::new(format!("wasm-{}", event.ty)).add_attributes(event.attributes));
    }
}

#[test]
fn a_feeders_word_is_that_of_its_zone_and_a_households_is_its_own() {
    let mut suite = Suite::new();
    let (ada, feeder) = (suite.meter(KeyType::Ed25519), suite.feeder(KeyType::Secp256k1, STREET));
    suite.is_after_slot(100, 1);
    let dark = PowerQuality { voltage_min_dv: 0, frequency_min_mhz: 0, ..CALM };
    suite.hears("ada", &suite.sees(&ada, 100, dark)).unwrap();
    assert_eq!([0, STREET].map(|zone_id| extremes(&suite, zone_id)), [vec![], vec![]]);
    suite.hears("relayer", &suite.sees(&feeder, 100, CALM)).unwrap();
    assert_eq!(extremes(&suite, STREET), [extremes_of(100, &CALM)]);
    assert_eq!(extremes(&suite, 0), []);
    assert_eq!((seen(&suite, &ada)[0].quality, seen(&suite, &feeder)[0].quality), (dark, CALM));
}

#[test]
fn a_feeder_that_was_recalled_is_not_heard_and_a_household_in_quarantine_keeps_its_evidence() {
    let mut suite = Suite::new();
    let (ada, feeder) = (suite.meter(KeyType::Ed25519), suite.feeder(KeyType::Ed25519, STREET));
    suite.is_after_slot(100, 1);
    suite.is_flagged(&ada, 99);
    suite.hears("ada", &suite.sees(&ada, 100, CALM)).unwrap();
    assert_eq!(seen(&suite, &ada).len(), 1);
    suite.is_suspended(&feeder);
    let before = suite.storage();
    refused(suite.hears("relayer", &suite.sees(&feeder, 100, CALM)), "is suspended or out of service");
    assert_eq!(suite.storage(), before);
}

#[test]
fn what_no_meter_sees_is_refused_by_its_value_and_changes_nothing() {
    let rows = [
        (
            PowerQuality { voltage_min_dv: 2_302, ..CALM },
            "voltages of 2302, 2301 and 2318 dV are not in the order of lowest, mean, highest",
        ),
        (
            PowerQuality { voltage_mean_dv: 2_319, ..CALM },
            "voltages of 2287, 2319 and 2318 dV are not in the order of lowest, mean, highest",
        ),
        (
            PowerQuality { frequency_min_mhz: 50_013, ..CALM },
            "frequencies of 50013 and 50012 mHz are not in the order of lowest, highest",
        ),
        (PowerQuality { voltage_max_dv: 10_001, ..CALM }, "voltage_max_dv is 10001, not 0 to 10000"),
        (PowerQuality { voltage_max_dv: u16::MAX, ..CALM }, "voltage_max_dv is 65535, not 0 to 10000"),
        (PowerQuality { frequency_max_mhz: 100_001, ..CALM }, "frequency_max_mhz is 100001, not 0 to 100000"),
        (
            PowerQuality { power_factor_permille: 1_001, ..CALM },
            "power_factor_permille is 1001, not -1000 to 1000",
        ),
        (
            PowerQuality { power_factor_permille: i16::MIN, ..CALM },
            "power_factor_permille is -32768, not -1000 to 1000",
        ),
    ];
    let mut suite = Suite::new();
    let feeder = suite.feeder(KeyType::Ed25519, STREET);
    suite.is_after_slot(100, 1);
    let before = suite.storage();
    for (quality, reason) in rows {
        refused(suite.hears("relayer", &suite.sees(&feeder, 100, quality)), reason);
    }
    assert_eq!(suite.storage(), before);
    let edge = PowerQuality {
        voltage_min_dv: 0,
        voltage_mean_dv: 0,
        voltage_max_dv: 10_000,
        frequency_min_mhz: 0,
        frequency_max_mhz: 100_000,
        power_factor_permille: 1_000,
    };
    suite.hears("relayer", &suite.sees(&feeder, 100, edge)).unwrap();
}

#[test]
fn a_slot_that_is_not_over_or_too_long_over_is_refused_and_says_which_are_taken() {
    let mut suite = Suite::new();
    let meter = suite.meter(KeyType::Ed25519);
    suite.is_after_slot(200, 1);
    let before = suite.storage();
    for slot in [201, 202, u32::MAX, 105, 0] {
        let reason = format!("is taken of a slot from 106 to 200 for now, not of slot {slot}");
        refused(suite.hears("carrier", &suite.sees(&meter, slot, CALM)), &reason);
    }
    assert_eq!(suite.storage(), before);
    for slot in [106, 200] {
        suite.hears("carrier", &suite.sees(&meter, slot, CALM)).unwrap();
    }
}

#[test]
fn a_meters_clock_may_run_ahead_as_with_readings() {
    let mut suite = Suite::new();
    let meter = suite.meter(KeyType::Ed25519);
    suite.is_after_slot(99, u64::from(SLOT_SECONDS - CLOCK_SKEW_SECONDS));
    suite.hears("carrier", &suite.sees(&meter, 100, CALM)).unwrap();
    assert_eq!(seen(&suite, &meter).len(), 1);
}

#[test]
fn a_meter_speaks_of_no_slot_before_it_was_approved() {
    let mut suite = Suite::new();
    suite.is_after_slot(100, 1);
    let meter = suite.meter(KeyType::Ed25519);
    suite.is_after_slot(101, 1);
    let reason = "was approved in slot 101, and speaks of no slot before it: 100";
    refused(suite.hears("carrier", &suite.sees(&meter, 100, CALM)), reason);
    suite.hears("carrier", &suite.sees(&meter, 101, CALM)).unwrap();
}

#[test]
fn a_meters_first_word_of_a_slot_counts_whoever_carries_another() {
    for key_type in KeyType::ALL {
        let mut suite = Suite::new();
        let feeder = suite.feeder(key_type, STREET);
        suite.is_after_slot(100, 1);
        let first = suite.sees(&feeder, 100, CALM);
        suite.hears("relayer", &first).unwrap();
        let before = suite.storage();
        let worse = PowerQuality { voltage_min_dv: 0, ..CALM };
        for message in [first, suite.sees(&feeder, 100, worse)] {
            refused(
                suite.hears("thief", &message),
                "has said what it saw in slot 100; its first word counts",
            );
        }
        assert_eq!(suite.storage(), before);
    }
}

#[test]
fn who_has_not_the_meters_key_says_nothing_in_its_name() {
    for key_type in KeyType::ALL {
        let mut suite = Suite::new();
        let (mallory, feeder) = (suite.meter(KeyType::Ed25519), suite.feeder(key_type, STREET));
        suite.is_after_slot(100, 1);
        let meter_id = feeder.meter_id;
        let dark = PowerQuality { voltage_min_dv: 0, ..CALM };
        let signed = |signature: Vec<u8>| ExecuteMsg::SubmitQuality {
            meter_id,
            slot: 100,
            quality: dark,
            signature: signature.into(),
        };
        let by_its_key =
            |chain_id: &str, slot| signed(feeder.device.quality(chain_id, meter_id, slot, &dark).to_vec());
        let chain_id = suite.chain_id();
        let reading = Reading { meter_id, slot: 100, import_total_wh: 0, export_total_wh: 0, flags: 0 };
        let unsigned = [
            suite.sees(&Meter { meter_id, device: mallory.device.clone() }, 100, dark),
            suite.sees(&Meter { meter_id, device: Device::new(key_type, 9) }, 100, dark),
            by_its_key("another-chain", 100),
            by_its_key(&chain_id, 99),
            signed(feeder.device.sign(&reading.signed_bytes(&chain_tag(&chain_id))).to_vec()),
            signed(feeder.device.quality(&chain_id, meter_id + 1, 100, &dark).to_vec()),
            signed(feeder.device.quality(&chain_id, meter_id, 100, &CALM).to_vec()),
            signed(vec![0; 64]),
        ];
        let before = suite.storage();
        for message in unsigned {
            let reason = format!("meter {meter_id} in slot 100 is not signed by its key, for this chain");
            refused(suite.hears("mallory", &message), &reason);
        }
        for length in [0, 1, 63, 65, 1_000] {
            let reason = format!("a signature of {length} bytes; it has 64");
            refused(suite.hears("mallory", &signed(vec![1; length])), &reason);
        }
        assert_eq!(suite.storage(), before);
    }
}

#[test]
fn a_key_that_was_rotated_speaks_no_more() {
    let mut suite = Suite::new();
    let old = suite.meter(KeyType::Ed25519);
    let new = suite.rotates(&old, Device::new(KeyType::Secp256r1, 77));
    suite.is_after_slot(100, 1);
    refused(suite.hears("carrier", &suite.sees(&old, 100, CALM)), "is not signed by its key");
    suite.hears("carrier", &suite.sees(&new, 100, CALM)).unwrap();
}

#[test]
fn a_charging_station_that_signs_records_signs_what_it_saw_with_the_same_key() {
    let mut suite = Suite::new();
    suite.reading_format = Some(ReadingFormat::Ocmf);
    let station = suite.meter(KeyType::Secp256r1);
    suite.is_after_slot(100, 1);
    suite.hears("carrier", &suite.sees(&station, 100, CALM)).unwrap();
    assert_eq!(seen(&suite, &station), [SlotQuality { slot: 100, quality: CALM }]);
}

#[test]
fn a_meter_that_nobody_approved_or_that_is_out_of_service_is_refused_by_its_number() {
    let mut suite = Suite::new();
    let meter = suite.meter(KeyType::Ed25519);
    suite.is_after_slot(100, 1);
    let stranger = Meter { meter_id: 7, device: Device::new(KeyType::Ed25519, 7) };
    let invented = Meter { meter_id: u32::MAX, device: stranger.device.clone() };
    for unknown in [stranger, invented] {
        let reason = format!("there is no meter {}", unknown.meter_id);
        refused(suite.hears("carrier", &suite.sees(&unknown, 100, CALM)), &reason);
    }
    suite.verifier_proposes(Action::Decommission { meter_id: meter.meter_id });
    refused(suite.hears("carrier", &suite.sees(&meter, 100, CALM)), "is suspended or out of service");
}

#[test]
fn evidence_of_a_day_is_kept_and_no_more_however_long_a_meter_speaks() {
    let mut suite = Suite::new();
    let meter = suite.meter(KeyType::Ed25519);
    let quality = |slot: u32| PowerQuality { power_factor_permille: slot as i16, ..CALM };
    let mut stored = 0;
    for slot in 100..400 {
        suite.is_after_slot(slot, 1);
        suite.hears("carrier", &suite.sees(&meter, slot, quality(slot))).unwrap();
        if slot == 195 {
            stored = suite.storage()[1].len();
        }
    }
    assert_eq!(suite.storage()[1].len(), stored, "a slot takes the place of that of the day before");
    let expected = (305..400).map(|slot| SlotQuality { slot, quality: quality(slot) });
    assert_eq!(seen(&suite, &meter), expected.collect::<Vec<_>>());
    suite.is_after_slot(450, 1);
    assert_eq!(seen(&suite, &meter).len(), 44, "what is older than a day is told no more");
    suite.is_after_slot(10_000, 1);
    assert_eq!(seen(&suite, &meter), []);
    suite.hears("carrier", &suite.sees(&meter, 10_000, CALM)).unwrap();
    assert_eq!(seen(&suite, &meter), [SlotQuality { slot: 10_000, quality: CALM }]);
}

#[test]
fn evidence_comes_in_pages() {
    let mut suite = Suite::new();
    let feeder = suite.feeder(KeyType::Ed25519, STREET);
    suite.is_after_slot(150, 1);
    for slot in [70, 149, 100, 150, 71] {
        suite.hears("relayer", &suite.sees(&feeder, slot, CALM)).unwrap();
    }
    let page = |start_after, limit| {
        let own = QueryMsg::Quality { meter_id: feeder.meter_id, start_after, limit };
        let own: Vec<u32> = suite.asks::<QualityResponse>(&own).slots.iter().map(|seen| seen.slot).collect();
        let zone = QueryMsg::ZoneQuality { zone_id: STREET, start_after, limit };
        let zone = suite.asks::<ZoneQualityResponse>(&zone).slots;
        assert_eq!(own, zone.iter().map(|seen| seen.slot).collect::<Vec<_>>());
        own
    };
    assert_eq!(page(None, Some(2)), [70, 71]);
    assert_eq!(page(Some(71), Some(2)), [100, 149]);
    assert_eq!(page(Some(149), None), [150]);
    assert!(page(Some(150), None).is_empty());
    assert!(page(Some(u32::MAX), None).is_empty());
}
