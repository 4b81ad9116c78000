//! What holds for every slot, whatever its points do (market specification, section 4).

use proptest::prelude::*;
use settlement::{
    ClearedZone, Request, Settler, Terms, ZoneProgress, ZoneSums,
    case::{Outcome, PointOutcome, Slot, SlotPoint, SlotRule, SlotTariff, SlotZone},
    clear_pool, close, request, settle_slot,
};
use units::pack::Reader;

const TICK: u64 = 1_000;

fn tariffs() -> impl Strategy<Value = SlotTariff> {
    (50..60u64, 0..30u64, 0..6u64).prop_map(|(feed_in, spread, fee)| SlotTariff {
        feed_in: feed_in * TICK,
        retail: (feed_in + spread) * TICK,
        trading_fee: fee * TICK,
    })
}

fn zones() -> impl Strategy<Value = Vec<SlotZone>> {
    let room = prop_oneof![Just(0u64), 1..2_000u64, Just(1_000_000_000)];
    let zone = (any::<prop::sample::Index>(), 0..8u64, prop::bool::weighted(0.2), room);
    prop::collection::vec(zone, 1..7).prop_map(|zones| {
        (0u32..)
            .zip(zones)
            .map(|(id, (parent, fee, islanded, storage_room_wh))| SlotZone {
                id,
                parent: (id > 0).then(|| u32::try_from(parent.index(id as usize)).unwrap()),
                fee: fee * TICK,
                islanded,
                storage_room_wh,
            })
            .collect()
    })
}

fn points() -> impl Strategy<Value = Vec<SlotPoint>> {
    let energy = || prop_oneof![Just(0u64), Just(1), Just(250), 1..4_000u64];
    let rare = |energy| prop_oneof![4 => Just(0u64), 1 => energy];
    let rule =
        (prop::option::of(45..95u64), prop::option::of(45..95u64), any::<bool>(), prop::bool::weighted(0.1));
    let point = (
        (any::<u32>(), energy(), energy(), rare(energy()), rare(energy())),
        (rare(energy()), -100_000..100_000i128, prop::bool::weighted(0.8), rule),
    );
    prop::collection::vec(point, 0..40).prop_map(|points| {
        (0u32..)
            .zip(points)
            .map(|(id, ((zone, export_wh, import_wh, sold, bought), (held_wh, money, in_funds, rule)))| {
                SlotPoint {
                    id,
                    zone,
                    export_wh,
                    import_wh,
                    forward_sold_wh: sold,
                    forward_bought_wh: bought,
                    forward_money_micro: if sold + bought > 0 { money } else { 0 },
                    held_wh,
                    in_funds,
                    rule: SlotRule {
                        ask: rule.0.map(|ask| ask * TICK),
                        bid: rule.1.map(|bid| bid * TICK),
                        hold: rule.2,
                        paused: rule.3,
                    },
                }
            })
            .collect()
    })
}

fn slots() -> impl Strategy<Value = Slot> {
    (tariffs(), zones(), points()).prop_map(|(tariff, zones, mut points)| {
        let count = u32::try_from(zones.len()).unwrap();
        points.iter_mut().for_each(|point| point.zone %= count);
        Slot { tariff, zones, points }
    })
}

fn sum<T: std::iter::Sum<T>>(points: &[PointOutcome], of: impl Fn(&PointOutcome) -> T) -> T {
    points.iter().map(of).sum()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn every_points_energy_balances(slot in slots()) {
        let outcome = settle_slot(&slot).unwrap();
        for (point, settled) in slot.points.iter().zip(&outcome.points) {
            let taken = point.export_wh + point.forward_bought_wh + settled.pool_bought_wh + settled.utility_bought_wh + settled.used_wh;
            let given = point.import_wh + point.forward_sold_wh + settled.pool_sold_wh + settled.utility_sold_wh + settled.held_wh;
            prop_assert_eq!(taken, given, "{:?}", settled);
        }
    }

    #[test]
    fn all_money_moved_sums_to_what_forward_trades_account_for(slot in slots()) {
        let outcome = settle_slot(&slot).unwrap();
        let lines: i128 = outcome.lines.iter().map(|line| line.money_micro).sum();
        let moved = sum(&outcome.points, |point| point.money_micro) + lines + outcome.utility_micro + outcome.community_micro;
        prop_assert_eq!(moved, slot.points.iter().map(|point| point.forward_money_micro).sum::<i128>());
        prop_assert!(outcome.lines.iter().all(|line| line.money_micro >= 0));
    }

    #[test]
    fn what_is_minted_and_not_burned_is_held(slot in slots()) {
        let outcome = settle_slot(&slot).unwrap();
        let held: u64 = sum(&outcome.points, |point| point.held_wh);
        let used: u64 = sum(&outcome.points, |point| point.used_wh);
        prop_assert_eq!(outcome.minted_wh + used, outcome.burned_consumed_wh + outcome.burned_exported_wh + held);
        prop_assert!(outcome.minted_wh >= slot.points.iter().map(|point| point.export_wh).sum::<u64>());
    }

    #[test]
    fn the_pool_sells_what_it_buys_on_every_island(slot in slots()) {
        let outcome = settle_slot(&slot).unwrap();
        let terms = slot.terms().unwrap();
        for island in (0..slot.zones.len()).map(|position| terms.island(position).unwrap()) {
            let zones = outcome.zones.iter().enumerate().filter(|&(position, _)| terms.island(position).unwrap() == island);
            let (sold, bought) = zones.fold((0, 0), |(sold, bought), (_, zone)| (sold + zone.sold_wh, bought + zone.bought_wh));
            prop_assert_eq!(sold, bought);
        }
        for (zone, line) in slot.zones[1..].iter().zip(&outcome.lines) {
            prop_assert!(!zone.islanded || line.flow_wh == 0);
        }
    }

    #[test]
    fn storage_is_filled_as_far_as_it_has_room(slot in slots()) {
        let outcome = settle_slot(&slot).unwrap();
        for zone in &slot.zones {
            let here = || slot.points.iter().zip(&outcome.points).filter(|(point, _)| point.zone == zone.id);
            let wanted: u64 = here()
                .filter(|(point, settled)| point.rule.hold && !point.rule.paused && settled.residual_wh > 0)
                .map(|(_, settled)| settled.residual_wh.unsigned_abs())
                .sum();
            let held: u64 = here().map(|(_, settled)| settled.held_wh).sum();
            prop_assert_eq!(held, wanted.min(zone.storage_room_wh));
        }
    }

    #[test]
    fn nobody_does_worse_than_with_the_utility(slot in slots()) {
        let outcome = settle_slot(&slot).unwrap();
        for (point, settled) in slot.points.iter().zip(&outcome.points) {
            let micro_per_wh = |price: u64| i128::from(price / TICK);
            let sold = i128::from(settled.pool_sold_wh + settled.utility_sold_wh) * micro_per_wh(slot.tariff.feed_in);
            let bought = i128::from(settled.pool_bought_wh + settled.utility_bought_wh) * micro_per_wh(slot.tariff.retail);
            prop_assert!(settled.money_micro >= point.forward_money_micro + sold - bought);
        }
    }

    #[test]
    fn the_paused_and_those_short_of_funds_stay_out_of_the_pool(slot in slots()) {
        let outcome = settle_slot(&slot).unwrap();
        for (point, settled) in slot.points.iter().zip(&outcome.points) {
            prop_assert!(point.in_funds || settled.pool_bought_wh == 0);
            prop_assert!(!point.rule.paused || settled.pool_bought_wh + settled.pool_sold_wh + settled.held_wh == 0);
        }
    }

    #[test]
    fn stopping_after_any_point_changes_nothing(slot in slots(), stops in prop::collection::vec(any::<bool>(), 40)) {
        prop_assert_eq!(settle_with_stops(&slot, &stops), settle_slot(&slot).unwrap().points);
    }

    #[test]
    fn the_order_of_zones_and_points_in_a_slot_changes_nothing(slot in slots()) {
        let mut reversed = slot.clone();
        reversed.zones.reverse();
        reversed.points.reverse();
        prop_assert_eq!(settle_slot(&reversed), settle_slot(&slot));
    }
}

/// The whole recipe with every value packed between points wherever it stops, as a contract keeps it between blocks.
fn settle_with_stops(slot: &Slot, stops: &[bool]) -> Vec<PointOutcome> {
    let terms = slot.terms().unwrap();
    let requests = packed_requests(&terms, slot);
    let sums = sum_with_stops(&terms, slot, &requests, stops);
    let cleared: Vec<ClearedZone> = clear_pool(&terms, &sums).unwrap().iter().map(repacked_zone).collect();
    let mut progress = vec![ZoneProgress::default(); cleared.len()];
    let mut settlers: Vec<Settler> =
        (0..cleared.len()).map(|at| Settler::new(&terms, at, &cleared[at]).unwrap()).collect();
    let mut settled = Vec::new();
    for ((point, request), &stop) in slot.points.iter().zip(unpacked(&terms, &requests)).zip(stops) {
        let at = point.zone as usize;
        if stop {
            settlers[at] =
                Settler::resume(&terms, at, &cleared[at], &repacked_progress(&progress[at])).unwrap();
        }
        settlers[at].count_metered(&point.to_point()).unwrap();
        let outcome = settlers[at].settle(&request, point.forward_money_micro).unwrap();
        progress[at] = settlers[at].progress();
        settled.push(PointOutcome {
            id: point.id,
            residual_wh: outcome.residual_wh,
            held_wh: outcome.held_wh,
            used_wh: outcome.used_wh,
            pool_sold_wh: outcome.pool_sold_wh,
            pool_bought_wh: outcome.pool_bought_wh,
            utility_sold_wh: outcome.utility_sold_wh,
            utility_bought_wh: outcome.utility_bought_wh,
            money_micro: outcome.money_micro,
        });
    }
    close(&terms, &cleared, &progress).unwrap();
    settled
}

fn packed_requests(terms: &Terms, slot: &Slot) -> Vec<u8> {
    let mut packed = Vec::new();
    for point in &slot.points {
        request(terms, &point.to_point()).unwrap().pack(terms.grid(), &mut packed).unwrap();
    }
    packed
}

fn unpacked(terms: &Terms, packed: &[u8]) -> Vec<Request> {
    let mut reader = Reader::new(packed);
    let mut requests = Vec::new();
    while !reader.is_empty() {
        requests.push(Request::unpack(terms.grid(), &mut reader).unwrap());
    }
    requests
}

fn sum_with_stops(terms: &Terms, slot: &Slot, requests: &[u8], stops: &[bool]) -> Vec<ZoneSums> {
    let mut sums = vec![ZoneSums::new(); slot.zones.len()];
    for pass in [ZoneSums::add, ZoneSums::offer_rest] {
        for ((point, request), &stop) in slot.points.iter().zip(unpacked(terms, requests)).zip(stops) {
            let at = point.zone as usize;
            if stop {
                sums[at] = ZoneSums::unpack(terms, &sums[at].pack()).unwrap();
            }
            pass(&mut sums[at], terms, at, &request).unwrap();
        }
    }
    sums
}

fn repacked_zone(zone: &ClearedZone) -> ClearedZone {
    let mut packed = Vec::new();
    zone.pack(&mut packed);
    ClearedZone::unpack(&mut Reader::new(&packed)).unwrap()
}

fn repacked_progress(progress: &ZoneProgress) -> ZoneProgress {
    let mut packed = Vec::new();
    progress.pack(&mut packed);
    ZoneProgress::unpack(&mut Reader::new(&packed)).unwrap()
}

#[test]
fn a_slot_without_points_settles_to_nothing() {
    let slot = Slot {
        tariff: SlotTariff { feed_in: 80_000, retail: 300_000, trading_fee: 0 },
        zones: vec![SlotZone { id: 0, parent: None, fee: 0, islanded: false, storage_room_wh: 0 }],
        points: vec![],
    };
    let Outcome { zones, points, utility_micro, minted_wh, .. } = settle_slot(&slot).unwrap();
    assert_eq!((zones[0].price, points.len(), utility_micro, minted_wh), (None, 0, 0, 0));
}
