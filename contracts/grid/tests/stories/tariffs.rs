use crate::suite::*;
use grid::{error::ContractError, limits::LATE_SLOTS, schedule::MAX_VERSIONS};
use interface::grid::{InstantiateMsg, MAX_TARIFF_NOTICE_SLOTS, QueryMsg, Tariff, TariffSet};
use units::MoneyError;

#[test]
fn a_tariff_holds_from_its_slot_on() {
    let mut suite = Suite::new();
    let from_slot = FIRST_SLOT + 10;
    let dearer = tariff(90_000, 350_000, 0);
    suite.set_tariff(from_slot, dearer).unwrap().assert_event(&emitted(TariffSet {
        from_slot,
        feed_in_micro_per_kwh: 90_000,
        retail_micro_per_kwh: 350_000,
        trading_fee_micro_per_kwh: 0,
    }));
    for (slot, expected) in [(0, TARIFF), (from_slot - 1, TARIFF), (from_slot, dearer), (u32::MAX, dearer)] {
        assert_eq!(suite.ask::<Tariff>(QueryMsg::Tariff { slot }).unwrap(), expected, "slot {slot}");
        assert_eq!(suite.slot_grid(slot).tariff, expected, "slot {slot}");
    }
}

#[test]
fn no_tariff_changes_a_slot_that_has_begun() {
    let mut suite = Suite::new();
    for from_slot in [0, FIRST_SLOT - 1, FIRST_SLOT] {
        let begun = ContractError::SlotHasBegun { from_slot, current_slot: FIRST_SLOT };
        refused(suite.set_tariff(from_slot, TARIFF), begun);
    }
    suite.set_tariff(FIRST_SLOT + 1, TARIFF).unwrap();
}

#[test]
fn slots_within_the_notice_keep_their_tariff() {
    for notice_slots in [1, 96, MAX_TARIFF_NOTICE_SLOTS] {
        let msg = InstantiateMsg { tariff_notice_slots: notice_slots, ..instantiate_msg() };
        let mut suite = Suite::with(msg).unwrap();
        let earliest_slot = FIRST_SLOT + notice_slots + 1;
        for from_slot in [FIRST_SLOT + 1, earliest_slot - 1] {
            let early = ContractError::TariffWithoutNotice { from_slot, notice_slots, earliest_slot };
            refused(suite.set_tariff(from_slot, tariff(0, 0, 0)), early);
        }
        suite.set_tariff(earliest_slot, tariff(0, 0, 0)).unwrap();
        let of = |slot| suite.ask::<Tariff>(QueryMsg::Tariff { slot }).unwrap();
        assert_eq!((of(earliest_slot - 1), of(earliest_slot)), (TARIFF, tariff(0, 0, 0)));
    }
    let notice_slots = MAX_TARIFF_NOTICE_SLOTS + 1;
    let error = Suite::with(InstantiateMsg { tariff_notice_slots: notice_slots, ..instantiate_msg() });
    let too_long = ContractError::NoticeTooLong { notice_slots }.to_string();
    assert!(error.err().unwrap().to_string().contains(&too_long));
}

#[test]
fn a_tariff_that_cannot_be_is_refused_whenever_it_is_named() {
    let off_tick = |name, price_micro_per_kwh| ContractError::Price {
        name,
        source: MoneyError::OffGrid { price_micro_per_kwh, tick: 1_000 },
    };
    let rows = [
        (tariff(80_500, 300_000, 0), off_tick("feed-in", 80_500)),
        (tariff(80_000, 300_001, 0), off_tick("retail", 300_001)),
        (tariff(80_000, 300_000, 999), off_tick("trading fee", 999)),
        (
            tariff(80_000, 79_000, 0),
            ContractError::RetailBelowFeedIn { feed_in_micro_per_kwh: 80_000, retail_micro_per_kwh: 79_000 },
        ),
        (tariff(0, 1_024_000, 0), ContractError::TooManyPrices { prices: 1_025 }),
    ];
    for (tariff, reason) in rows {
        let text = reason.to_string();
        refused(Suite::new().set_tariff(FIRST_SLOT + 1, tariff), reason);
        let error = Suite::with(InstantiateMsg { tariff, ..instantiate_msg() }).err().unwrap().to_string();
        assert!(error.contains(&text), "{error}");
    }
    Suite::new().set_tariff(FIRST_SLOT + 1, tariff(80_000, 80_000, 0)).unwrap();
    Suite::new().set_tariff(FIRST_SLOT + 1, tariff(0, 1_023_000, 0)).unwrap();
}

#[test]
fn a_grid_without_a_tick_or_a_slot_length_cannot_start() {
    let start = |msg| Suite::with(msg).err().unwrap().to_string();
    for tick in [0, 1, 1_500] {
        let error = start(InstantiateMsg { price_tick_micro_per_kwh: tick, ..instantiate_msg() });
        assert!(
            error.contains(&format!("price tick {tick} micro/kWh is not a positive multiple of 1000")),
            "{error}"
        );
    }
    let error = start(InstantiateMsg { slot_seconds: 0, ..instantiate_msg() });
    assert!(error.contains("a slot of 0 seconds"), "{error}");
    let error = start(InstantiateMsg { root_name: String::new(), ..instantiate_msg() });
    assert!(error.contains("not 0"), "{error}");
}

#[test]
fn a_slot_settled_late_still_finds_its_tariff() {
    let mut suite = Suite::new();
    suite.report(FIRST_SLOT - 1, vec![]).unwrap();
    for (change, slot) in (FIRST_SLOT + 1..).take(MAX_VERSIONS - 1).enumerate() {
        suite.in_slot(slot - 1).set_tariff(slot, tariff(80_000, 300_000, 1_000 * change as u32)).unwrap();
    }
    let now = FIRST_SLOT + 200;
    // The first version holds in FIRST_SLOT, which is not settled.
    let refusal = grid::schedule::ScheduleFull { from_slot: now + 1 };
    refused(suite.in_slot(now).set_tariff(now + 1, TARIFF), ContractError::Schedule(refusal));
    assert_eq!(suite.slot_grid(FIRST_SLOT).tariff, TARIFF);

    suite.report(FIRST_SLOT, vec![]).unwrap();
    suite.set_tariff(now + 1, TARIFF).unwrap();
    assert_eq!(suite.slot_grid(FIRST_SLOT + 1).tariff, tariff(80_000, 300_000, 0));
    let gone = ContractError::NoLongerKept { slot: FIRST_SLOT, oldest_slot: FIRST_SLOT + 1 };
    refused(suite.ask::<Tariff>(QueryMsg::Tariff { slot: FIRST_SLOT }), gone);
}

#[test]
fn a_market_without_energy_does_not_block_its_operator() {
    let mut suite = Suite::new();
    for slot in FIRST_SLOT + 1..FIRST_SLOT + MAX_VERSIONS as u32 {
        suite.set_tariff(slot, TARIFF).unwrap();
    }
    let later = FIRST_SLOT + LATE_SLOTS;
    let refusal = grid::schedule::ScheduleFull { from_slot: later + 1 };
    refused(suite.in_slot(later).set_tariff(later + 1, TARIFF), ContractError::Schedule(refusal));
    suite.in_slot(later + 1).set_tariff(later + 2, TARIFF).unwrap();
}
