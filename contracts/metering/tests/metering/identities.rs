use std::collections::BTreeMap;

use interface::{
    metering::{QuarantineResponse, QueryMsg, Verdict},
    packed::{BatchReading, ReadingBatch},
    registry::KeyType,
};
use proptest::{collection::vec, prelude::*};

use crate::suite::*;

const FIRST_SLOT: u32 = 100;
const SLOTS: u32 = 12;
const METERS: usize = 4;

/// One transaction: so many seconds after the one before, readings of a slot.
#[derive(Clone, Debug)]
struct Delivery {
    seconds_later: u64,
    slot: u32,
    /// Per meter: lost, delivered, or delivered with a broken signature.
    transports: [Transport; METERS],
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Transport {
    Lost,
    Delivered,
    Broken,
}

fn transport() -> impl Strategy<Value = Transport> {
    prop_oneof![1 => Just(Transport::Lost), 4 => Just(Transport::Delivered), 1 => Just(Transport::Broken)]
}

fn delivery() -> impl Strategy<Value = Delivery> {
    (0..4_000u64, FIRST_SLOT..FIRST_SLOT + SLOTS, prop::array::uniform4(transport()))
        .prop_map(|(seconds_later, slot, transports)| Delivery { seconds_later, slot, transports })
}

/// Import and export of each meter in each slot, the import within the fuse, the export now and then beyond the inverter.
fn consumption() -> impl Strategy<Value = Vec<[(u64, u64); METERS]>> {
    let energy = (0..=MOST_WH_PER_SLOT, 0..=MOST_WH_PER_SLOT * 9 / 8);
    vec(prop::array::uniform4(energy), SLOTS as usize)
}

/// The registers of each meter at the end of each slot.
fn totals(consumption: &[[(u64, u64); METERS]]) -> Vec<[(u64, u64); METERS]> {
    let start = [(0, 0), (20_000_000, 9_000_000), (1, (1 << 40) - 1_000_000), (77, 77)];
    consumption
        .iter()
        .scan(start, |totals, energies| {
            for (total, energy) in totals.iter_mut().zip(energies) {
                *total = (total.0 + energy.0, total.1 + energy.1);
            }
            Some(*totals)
        })
        .collect()
}

/// What a meter knows to have arrived.
struct Arrived {
    baseline: (u64, u64),
    newest_slot: u32,
    newest: (u64, u64),
}

impl Arrived {
    fn first(slot: u32, totals: (u64, u64)) -> Self {
        Self { baseline: totals, newest_slot: slot, newest: totals }
    }

    fn then(&mut self, slot: u32, totals: (u64, u64)) {
        if slot > self.newest_slot {
            (self.newest_slot, self.newest) = (slot, totals);
        }
    }
}

/// What verifiers have to decide about.
fn quarantined_wh(suite: &Suite, meter: &Meter) -> u64 {
    let msg = QueryMsg::Quarantine { start_after: None, limit: None };
    let exports = suite.asks::<QuarantineResponse>(&msg).exports.into_iter();
    exports.filter(|export| export.meter_id == meter.meter_id).map(|export| export.export_wh.u64()).sum()
}

fn energies_of(suite: &Suite, meter: &Meter, until: u32) -> (u64, u64) {
    let slots = FIRST_SLOT..=until;
    slots
        .flat_map(|slot| [suite.energy(meter, slot), suite.catch_up(meter, slot)])
        .flatten()
        .fold((0, 0), |sum, energy| (sum.0 + energy.0, sum.1 + energy.1))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_lost_late_repeated_or_forged_registers_and_energies_agree(
        consumption in consumption(), deliveries in vec(delivery(), 1..40),
    ) {
        let mut suite = Suite::new();
        let kinds = [KeyType::Ed25519, KeyType::Secp256r1, KeyType::Secp256k1, KeyType::Ed25519];
        let meters = kinds.map(|kind| suite.meter(kind));
        let totals = totals(&consumption);
        let mut arrived: BTreeMap<u32, Arrived> = BTreeMap::new();
        suite.is_after_slot(FIRST_SLOT, 0);

        for Delivery { seconds_later, slot, transports } in deliveries {
            suite.app.update_block(|block| block.time = block.time.plus_seconds(seconds_later));
            let readings: Vec<BatchReading> = meters
                .iter()
                .zip(transports)
                .zip(totals[(slot - FIRST_SLOT) as usize])
                .filter(|((_, transport), _)| *transport != Transport::Lost)
                .map(|((meter, transport), (import_wh, export_wh))| {
                    let mut reading = suite.reads(meter, slot, import_wh, export_wh);
                    reading.signature[20] ^= u8::from(transport == Transport::Broken);
                    reading
                })
                .collect();
            if readings.is_empty() {
                continue;
            }
            let batch = ReadingBatch { bank: 0, slot, readings: readings.clone() };
            let verdicts = suite.carries("carrier", batch.encode()).unwrap().verdicts;
            for (reading, verdict) in readings.iter().zip(verdicts) {
                let meter_id = u32::from(reading.index);
                let is_broken = transports[reading.index as usize] == Transport::Broken;
                // A repeated reading, and one that has to wait, are known without their signature.
                prop_assert!(!is_broken || matches!(verdict, Verdict::BadSignature | Verdict::Duplicate | Verdict::TooSoon));
                prop_assert!(!matches!(verdict, Verdict::WentBack | Verdict::Implausible | Verdict::Conflict));
                let now = suite.app.block_info().time.seconds();
                let is_early = now + u64::from(CLOCK_SKEW_SECONDS) < units::slot_end(slot, SLOT_SECONDS);
                let waits = verdict == Verdict::TooSoon;
                prop_assert_eq!(verdict == Verdict::Future, is_early && !is_broken && !waits);
                if !is_broken && !waits && !matches!(verdict, Verdict::Future | Verdict::StaleBaseline) {
                    let totals = (reading.import_total_wh, reading.export_total_wh);
                    arrived.entry(meter_id).or_insert_with(|| Arrived::first(slot, totals)).then(slot, totals);
                }
            }
        }

        let until = units::slot_at(suite.app.block_info().time.seconds(), SLOT_SECONDS).unwrap();
        for meter in &meters {
            let Some(Arrived { baseline, newest_slot, newest }) = arrived.get(&meter.meter_id) else {
                prop_assert_eq!(suite.registers(meter), None);
                continue;
            };
            prop_assert_eq!(suite.registers(meter), Some((*newest_slot, newest.0, newest.1)));
            let flowed = (newest.0 - baseline.0, newest.1 - baseline.1);
            let (import_wh, export_wh) = energies_of(&suite, meter, until);
            prop_assert_eq!((import_wh, export_wh + quarantined_wh(&suite, meter)), flowed);
        }
    }
}
