use crate::suite::*;
use grid::{
    error::ContractError,
    limits::{KEEP_SLOTS, PRUNE_PER_REPORT},
};
use interface::{
    grid::{ExecuteMsg, QueryMsg, SlotReported, SlotTotalsResponse, StorageSet},
    packed::{Reports, SlotTotals, keys},
};

fn storage_room(suite: &Suite, zone_id: u32) -> u64 {
    suite.slot_grid(FIRST_SLOT).zones[zone_id as usize].storage_room_wh.u64()
}

#[test]
fn a_settled_slot_is_reported_once_and_can_be_read() {
    let mut suite = Suite::new();
    let slot = FIRST_SLOT - 1;
    let zones = vec![totals(0, 7, 0)];
    let event = SlotReported { slot, zones: interface::wire::Json::of(&zones).unwrap() };
    suite.report(slot, zones.clone()).unwrap().assert_event(&emitted(event));
    assert_eq!(suite.ask::<SlotTotalsResponse>(QueryMsg::SlotTotals { slot }).unwrap().zones, zones);
    refused(suite.report(slot, zones), ContractError::AlreadyReported { slot });
    assert_eq!(suite.zone(0).stored_wh.u64(), 7);
    suite.report(slot - 1, vec![]).unwrap();
    assert!(suite.ask::<SlotTotalsResponse>(QueryMsg::SlotTotals { slot: 5 }).unwrap().zones.is_empty());
}

#[test]
fn a_report_of_a_slot_or_a_zone_that_cannot_be_is_refused() {
    let mut suite = Suite::new();
    let before = suite.state();
    let slot = FIRST_SLOT;
    let not_over = ContractError::SlotNotOver { slot, current_slot: FIRST_SLOT };
    refused(suite.report(slot, vec![]), not_over);
    let unknown = suite.report(slot - 1, vec![totals(0, 1, 0), totals(1, 0, 0)]);
    refused(unknown, ContractError::UnknownZone { zone_id: 1 });
    let twice = suite.report(slot - 1, vec![totals(0, 1, 0), totals(0, 1, 0)]);
    refused(twice, ContractError::ReportNotAscending { zone_id: 0, previous: 0 });
    assert_eq!(suite.state(), before);
}

#[test]
fn storage_fills_with_what_is_held_and_empties_with_what_is_used() {
    let mut suite = Suite::new();
    let zone_id = suite.zone_of("feeder");
    let set = |capacity_wh: u64| ExecuteMsg::SetStorage { zone_id, capacity_wh: capacity_wh.into() };
    assert_eq!(storage_room(&suite, zone_id), 0);
    let event = emitted(StorageSet { zone_id, capacity_wh: 5_000u64.into() });
    suite.by("feeder", set(5_000)).unwrap().assert_event(&event);
    for (held_wh, used_wh, stored_wh, room_wh) in
        [(4_000, 0, 4_000, 1_000), (500, 500, 4_000, 1_000), (0, 4_500, 0, 5_000), (6_000, 0, 6_000, 0)]
    {
        let slot = suite.app.block_info().time.seconds() as u32 / SLOT_SECONDS;
        suite.report(slot - 1, vec![totals(zone_id, held_wh, used_wh)]).unwrap();
        suite.in_slot(slot + 1);
        assert_eq!(
            (suite.zone(zone_id).stored_wh.u64(), storage_room(&suite, zone_id)),
            (stored_wh, room_wh)
        );
    }
    suite.by("feeder", set(u64::MAX)).unwrap();
    assert_eq!(storage_room(&suite, zone_id), u64::MAX - 6_000);
}

#[test]
fn old_totals_go_in_bounded_steps() {
    let mut suite = Suite::new();
    for slot in 0..10 {
        suite.report(slot, vec![totals(0, 0, 0)]).unwrap();
    }
    let late = FIRST_SLOT + KEEP_SLOTS;
    suite.in_slot(late + 10);
    let kept = |suite: &Suite| {
        let has =
            |slot| !suite.ask::<SlotTotalsResponse>(QueryMsg::SlotTotals { slot }).unwrap().zones.is_empty();
        (0..10).filter(|slot| has(*slot)).count()
    };
    for (report, left) in [10 - PRUNE_PER_REPORT, 10 - 2 * PRUNE_PER_REPORT, 0, 0].into_iter().enumerate() {
        suite.report(late + report as u32, vec![]).unwrap();
        assert_eq!(kept(&suite), left);
    }
    refused(suite.report(3, vec![]), ContractError::AlreadyReported { slot: 3 });
}

#[test]
fn totals_are_kept_for_as_long_as_promised() {
    let mut suite = Suite::new();
    suite.in_slot(FIRST_SLOT + KEEP_SLOTS);
    for slot in [0, 1, KEEP_SLOTS] {
        suite.report(slot, vec![totals(0, 0, 0)]).unwrap();
    }
    let kept = [0, 1, KEEP_SLOTS]
        .map(|slot| suite.ask::<SlotTotalsResponse>(QueryMsg::SlotTotals { slot }).unwrap().zones.len());
    assert_eq!(kept, [0, 1, 1]);
}

#[test]
fn what_was_reported_to_older_code_is_kept_as_long_as_what_is_reported_now() {
    let mut suite = Suite::new();
    for slot in [3, 4] {
        suite.report(slot, vec![totals(0, 7, 0)]).unwrap();
    }
    let reported = suite.totals(3);
    suite.store_reports_as_older_code_did();
    suite.migrate().unwrap();
    assert_eq!(suite.totals(3), reported);
    refused(suite.report(4, vec![]), ContractError::AlreadyReported { slot: 4 });
    suite.in_slot(FIRST_SLOT + KEEP_SLOTS);
    suite.report(3 + KEEP_SLOTS, vec![]).unwrap();
    assert_eq!([3, 4].map(|slot| suite.totals(slot).len()), [0, 1]);
    refused(suite.report(3, vec![]), ContractError::AlreadyReported { slot: 3 });
    suite.report(4 + KEEP_SLOTS, vec![]).unwrap();
    assert_eq!(suite.totals(4).len(), 0);
}

#[test]
fn anybody_reads_what_was_reported_without_a_call() {
    let mut suite = Suite::new();
    let zones = vec![totals(0, 7, 0)];
    suite.report(FIRST_SLOT - 2, zones.clone()).unwrap();
    suite.report(FIRST_SLOT - 3, vec![]).unwrap();
    let read = |key: &[u8]| suite.app.wrap().query_wasm_raw(&suite.grid, key).unwrap();
    let totals = |slot| read(&keys::slot_totals(slot)).map(|bytes| SlotTotals::decode(&bytes).unwrap());
    assert_eq!(totals(FIRST_SLOT - 2), Some(SlotTotals(zones)));
    assert_eq!(totals(FIRST_SLOT - 3), Some(SlotTotals::default()));
    assert_eq!(totals(FIRST_SLOT - 1), None);
    let reports = Reports::decode(&read(&keys::reports()).unwrap()).unwrap();
    assert_eq!(reports, Reports { newest_slot: Some(FIRST_SLOT - 2), kept_from: 0 });
}
