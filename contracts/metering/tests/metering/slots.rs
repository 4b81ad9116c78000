use cw_multi_test::IntoAddr;
use interface::{
    metering::{BankRegistersResponse, QueryMsg, Verdict::*},
    packed::{ReadingBatch, flags},
    registry::KeyType,
};

use crate::suite::*;

#[test]
fn the_first_reading_is_where_registers_start_and_the_next_gives_energy() {
    for key_type in KeyType::ALL {
        let mut suite = Suite::new();
        let meter = suite.meter(key_type);
        assert_eq!(suite.registers(&meter), None);
        assert_eq!(suite.counts(&meter, 100, 20_000_000, 9_000), Baseline);
        assert_eq!(suite.registers(&meter), Some((100, 20_000_000, 9_000)));
        assert_eq!(suite.energy(&meter, 100), None);

        assert_eq!(suite.counts(&meter, 101, 20_000_250, 9_700), Accepted);
        assert_eq!(suite.registers(&meter), Some((101, 20_000_250, 9_700)));
        assert_eq!(suite.energy(&meter, 101), Some((250, 700)));
        assert_eq!(suite.catch_up(&meter, 101), None);
    }
}

#[test]
fn a_batch_is_told_with_the_verdict_of_each_reading() {
    let mut suite = Suite::new();
    let meters = KeyType::ALL.map(|key_type| suite.meter(key_type));
    assert_eq!(suite.counts(&meters[0], 100, 5, 5), Baseline);
    suite.is_after_slot(101, 1);
    let readings = [
        suite.reads(&meters[0], 101, 6, 6),
        suite.reads(&meters[1], 101, 0, 0),
        suite.reads(&meters[0], 101, 7, 7),
    ];
    let [good, first, mut unsigned] = readings;
    unsigned.index = 2;
    let submitted = suite.submits(101, &[good, first, unsigned]);
    assert_eq!(submitted.verdicts, [Accepted, Baseline, BadSignature]);
    let event = submitted.event;
    assert_eq!((event.bank, event.slot, event.arrival_slot), (0, 101, 102));
    assert_eq!((event.accepted, event.caught_up, event.refused), (2, 0, 1));
    assert_eq!(event.submitter, "carrier".into_addr());
}

#[test]
fn readings_of_a_slot_may_come_in_several_batches() {
    let mut suite = Suite::new();
    let meters = [0; 3].map(|_| suite.meter(KeyType::Ed25519));
    for meter in &meters {
        assert_eq!(suite.counts(meter, 100, 0, 0), Baseline);
    }
    for (meter, import_wh) in [(&meters[2], 30), (&meters[0], 10), (&meters[1], 20)] {
        assert_eq!(suite.counts(meter, 101, import_wh, 0), Accepted);
    }
    for (meter, import_wh) in meters.iter().zip([10, 20, 30]) {
        assert_eq!(suite.energy(meter, 101), Some((import_wh, 0)));
    }
    let bank = suite.asks::<BankRegistersResponse>(&QueryMsg::BankRegisters { bank: 0 }).registers;
    assert_eq!(bank.iter().map(|last| last.import_total_wh).collect::<Vec<_>>(), [10, 20, 30]);
}

#[test]
fn a_slot_without_consumption_is_there_with_zeros() {
    let mut suite = Suite::new();
    let meter = suite.meter(KeyType::Ed25519);
    suite.counts(&meter, 100, 7, 7);
    assert_eq!(suite.counts(&meter, 101, 7, 7), Accepted);
    assert_eq!(suite.energy(&meter, 101), Some((0, 0)));
}

#[test]
fn flags_are_kept_and_change_nothing_else() {
    let mut suite = Suite::new();
    let meter = suite.meter(KeyType::Ed25519);
    suite.counts(&meter, 100, 0, 0);
    let raised = [flags::TAMPER, flags::LOW_BATTERY, flags::CLOCK_UNSYNCHRONISED, flags::ALL, 0xf0];
    for (slot, flags) in (101..).zip(raised) {
        suite.is_after_slot(slot, 1);
        let reading = suite.reads_with_flags(&meter, slot, u64::from(slot), 0, flags);
        assert_eq!(suite.submits(slot, &[reading]).verdicts, [Accepted]);
        let bank = suite.asks::<BankRegistersResponse>(&QueryMsg::BankRegisters { bank: 0 }).registers;
        assert_eq!(bank[0].flags, flags);
    }
}

#[test]
fn the_next_slot_with_energy_is_found_across_gaps_and_catch_up() {
    let mut suite = Suite::new();
    let meter = suite.meter(KeyType::Ed25519);
    assert_eq!(suite.next_slot_with_energy(0), None);
    suite.counts(&meter, 100, 0, 0);
    assert_eq!(suite.next_slot_with_energy(0), None);
    suite.counts(&meter, 101, 1, 0);
    // Slots 102 to 108 are missing, so what arrives during slot 110 is catch-up.
    assert_eq!(suite.counts(&meter, 109, 5, 0), CatchUp);
    suite.counts(&meter, 110, 6, 0);
    suite.counts(&meter, 111, 7, 0);
    let rows = [(0, Some(101)), (101, Some(101)), (102, Some(110)), (111, Some(111)), (112, None)];
    for (slot, next) in rows {
        assert_eq!(suite.next_slot_with_energy(slot), next, "from slot {slot}");
    }
    assert_eq!(suite.next_slot_with_energy(u32::MAX), None);
}

#[test]
fn anybody_may_carry_readings() {
    let mut suite = Suite::new();
    let meter = suite.meter(KeyType::Ed25519);
    for (slot, carrier) in [(100, "relayer"), (101, "neighbour"), (102, "stranger")] {
        suite.is_after_slot(slot, 1);
        let reading = suite.reads(&meter, slot, 1, 1);
        let batch = ReadingBatch { bank: 0, slot, readings: vec![reading] };
        assert_eq!(suite.carries(carrier, batch.encode()).unwrap().event.refused, 0);
    }
}

#[test]
fn banks_are_metered_apart() {
    let mut suite = Suite::new();
    let meters: Vec<_> = (0..256).map(|_| suite.meter(KeyType::Ed25519)).collect();
    assert_eq!(suite.counts(&meters[255], 100, 0, 0), Baseline);
    suite.is_after_slot(100, 1);
    let reading = suite.reads(&meters[0], 100, 0, 0);
    let elsewhere = ReadingBatch { bank: 1, slot: 100, readings: vec![reading] };
    assert_eq!(suite.carries("carrier", elsewhere.encode()).unwrap().verdicts, [UnknownMeter]);
    assert_eq!(suite.registers(&meters[0]), None);
}
