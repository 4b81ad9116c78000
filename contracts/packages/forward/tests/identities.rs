//! What holds for every book, whatever its orders, references and lines (market specification, section 3).

use clearing::{Line, Side, UNLIMITED_WH, ZoneCurve};
use forward::{
    BundleOutcome, BundlePart, BundleTrial, BundleUnmet, ForwardError, OrderReserve, clear_bundle, crossing,
    line_left,
};
use proptest::prelude::*;
use units::money_micro;

mod book;

use book::{CEILING, FLOOR, Order, Slot, grid, orders, place, slots};

fn left(slot: &Slot, side: Side) -> u64 {
    slot.orders.iter().filter(|order| order.side == side).map(|order| order.left_wh).sum()
}

fn check_capacities(slot: &Slot) -> Result<(), TestCaseError> {
    for (zone, &flow) in slot.zones.iter().zip(&slot.flows_wh) {
        if let Some(line) = zone.line {
            let capacity = if flow > 0 { line.capacity_up_wh } else { line.capacity_down_wh };
            prop_assert!(flow.unsigned_abs() <= capacity, "{flow} Wh over {line:?}");
        }
    }
    Ok(())
}

fn check_not_crossed(slot: &Slot) -> Result<(), TestCaseError> {
    prop_assert_eq!(crossing(&grid(), &slot.zones_left(), &slot.curves()), Ok(None));
    prop_assert!(slot.clear().iter().all(|zone| !zone.traded()), "another batch trades");
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn a_book_is_merged_as_its_orders_at_their_prices(slot in slots()) {
        let mut curves = vec![ZoneCurve::new(); slot.zones.len()];
        for order in &slot.orders {
            curves[order.zone as usize].add(&grid(), order.side, slot.price(order), order.left_wh).unwrap();
        }
        prop_assert_eq!(slot.curves(), curves);
    }

    #[test]
    fn the_levels_better_than_a_price_and_exactly_at_it_are_what_the_batch_fills(slot in slots()) {
        for ((zone, book), references) in slot.clear().iter().zip(slot.books()).zip(&slot.references) {
            let index = grid().index_of(zone.price_micro_per_kwh).unwrap();
            for (side, traded_wh, margin) in [
                (Side::Sell, zone.sold_wh, zone.marginal_sells),
                (Side::Buy, zone.bought_wh, zone.marginal_buys),
            ] {
                let better: u64 = book.better(&grid(), references, side, index).map(|level| level.energy_wh).sum();
                let exactly: u64 = book.exactly_at(&grid(), references, side, index).map(|level| level.energy_wh).sum();
                prop_assert_eq!((better + margin.filled_wh, exactly), (traded_wh, margin.size_wh));
            }
        }
    }

    #[test]
    fn a_book_is_crossed_exactly_if_a_batch_would_trade(slot in slots()) {
        let crossed = crossing(&grid(), &slot.zones_left(), &slot.curves()).unwrap();
        prop_assert_eq!(crossed.is_some(), slot.clear().iter().any(|zone| zone.traded()));
        if let Some(crossed) = crossed {
            prop_assert!(crossed.sell_micro_per_kwh <= crossed.buy_micro_per_kwh);
        }
    }

    #[test]
    fn batches_leave_no_crossed_book_and_overload_no_line(slot in slots(), later in orders(20), moved in slots()) {
        let mut slot = slot;
        slot.run_batch();
        check_not_crossed(&slot)?;
        let zones = slot.zones.len();
        slot.orders.extend(place(zones, later));
        for (references, moved) in slot.references.iter_mut().zip(moved.references) {
            *references = moved;
        }
        slot.run_batch();
        check_not_crossed(&slot)?;
        check_capacities(&slot)?;
    }

    #[test]
    fn a_reserve_covers_what_an_order_comes_to_owe(slot in slots()) {
        let mut slot = slot;
        let before = slot.orders.clone();
        let (cleared, fills) = slot.run_batch();
        for (order, filled_wh) in before.iter().zip(fills) {
            let Order { side, kind, level, left_wh, .. } = *order;
            let price = cleared[order.zone as usize].price_micro_per_kwh;
            let owed = money_micro(if side == Side::Buy { price } else { CEILING - price }, filled_wh).unwrap();
            let reserve = |energy_wh| OrderReserve::of_order(&grid(), side, kind, level, energy_wh, 5).unwrap().energy_micro;
            prop_assert!(owed <= reserve(filled_wh));
            prop_assert_eq!(reserve(filled_wh) + reserve(left_wh - filled_wh), reserve(left_wh));
        }
    }

    #[test]
    fn a_line_loses_in_one_direction_what_it_gains_in_the_other(up in 0u64..1 << 60, down in 0u64..1 << 60, flow in -(1i64 << 60)..1 << 60) {
        let line = Line { parent: 0, fee_micro_per_kwh: 7_000, capacity_up_wh: up, capacity_down_wh: down };
        let left = line_left(line, flow);
        let (up, down) = (i128::from(up) - i128::from(flow), i128::from(down) + i128::from(flow));
        prop_assert_eq!(i128::from(left.capacity_up_wh), up.max(0));
        prop_assert_eq!(i128::from(left.capacity_down_wh), down.max(0));
        prop_assert_eq!((left.parent, left.fee_micro_per_kwh), (0, 7_000));
        let unlimited = Line { capacity_up_wh: UNLIMITED_WH, capacity_down_wh: UNLIMITED_WH, ..line };
        prop_assert_eq!(line_left(unlimited, flow), unlimited);
    }
}

/// A bundle after the batches of its slots: per slot the place and the energy of its part.
#[derive(Debug, Clone)]
struct Bundle {
    side: Side,
    limit: u64,
    slots: Vec<Slot>,
    parts: Vec<(u32, u64)>,
}

fn bundles() -> impl Strategy<Value = Bundle> {
    let energy = prop_oneof![1u64..200, 200..4_000u64];
    let part = (slots(), any::<prop::sample::Index>(), energy);
    (any::<bool>(), FLOOR / 1_000..=CEILING / 1_000, prop::collection::vec(part, 1..4)).prop_map(
        |(buy, limit, parts)| {
            let places = parts
                .iter()
                .map(|(slot, zone, energy)| (u32::try_from(zone.index(slot.zones.len())).unwrap(), *energy));
            Bundle {
                side: if buy { Side::Buy } else { Side::Sell },
                limit: limit * 1_000,
                parts: places.collect(),
                slots: parts
                    .iter()
                    .map(|(slot, _, _)| {
                        let mut slot = slot.clone();
                        slot.run_batch();
                        slot
                    })
                    .collect(),
            }
        },
    )
}

impl Bundle {
    fn clear(&self) -> Result<BundleOutcome, ForwardError> {
        let trees: Vec<_> = self.slots.iter().map(Slot::tree).collect();
        let curves: Vec<_> = self.slots.iter().map(Slot::curves).collect();
        let parts: Vec<BundlePart<'_>> = self
            .parts
            .iter()
            .zip(trees.iter().zip(&curves))
            .map(|(&(zone, energy_wh), (tree, curves))| BundlePart { tree, curves, zone, energy_wh })
            .collect();
        clear_bundle(self.side, self.limit, &parts)
    }

    /// The part of one slot alone, at any price.
    fn only(&self, part: usize, energy_wh: u64) -> Self {
        Self {
            side: self.side,
            limit: if self.side == Side::Buy { CEILING } else { FLOOR },
            slots: vec![self.slots[part].clone()],
            parts: vec![(self.parts[part].0, energy_wh)],
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn a_filled_bundle_meets_its_limit_and_takes_nothing_from_resting_orders(bundle in bundles()) {
        let BundleOutcome::Filled(cleared) = bundle.clear().unwrap() else { return Ok(()) };
        prop_assert_eq!(cleared.len(), bundle.parts.len());
        let (mut worth, mut energy) = (0u128, 0u128);
        for ((mut slot, zones), &(zone, energy_wh)) in bundle.slots.into_iter().zip(cleared).zip(&bundle.parts) {
            let price = zones[zone as usize].price_micro_per_kwh;
            worth += u128::from(price) * u128::from(energy_wh);
            energy += u128::from(energy_wh);

            let other = if bundle.side == Side::Buy { Side::Sell } else { Side::Buy };
            let before = [bundle.side, other].map(|side| left(&slot, side));
            let orders = slot.orders.clone();
            let fills = slot.fill(&zones, Some((zone, bundle.side, energy_wh)));
            prop_assert_eq!(fills.last(), Some(&energy_wh), "the bundle's part is filled whole");
            let after = [bundle.side, other].map(|side| left(&slot, side));
            prop_assert_eq!([before[0] - after[0], before[1] - after[1]], [0, energy_wh]);

            for (order, filled_wh) in orders.iter().zip(fills) {
                let (limit, price) = (slot.price(order), zones[order.zone as usize].price_micro_per_kwh);
                let (better, worse) = match order.side {
                    Side::Sell => (limit < price, limit > price),
                    Side::Buy => (limit > price, limit < price),
                };
                prop_assert!(!better || filled_wh == order.left_wh, "{order:?} in the money at {price} got {filled_wh}");
                prop_assert!(!worse || filled_wh == 0, "{order:?} out of the money at {price} got {filled_wh}");
            }
            check_capacities(&slot)?;
            check_not_crossed(&slot)?;
        }
        let limit = u128::from(bundle.limit) * energy;
        let met = if bundle.side == Side::Buy { worth <= limit } else { worth >= limit };
        prop_assert!(met, "{worth} for a bundle limited to {limit}");
    }

    #[test]
    fn a_bundle_waits_only_for_what_is_truly_missing(bundle in bundles()) {
        match bundle.clear().unwrap() {
            BundleOutcome::Filled(_) => {}
            BundleOutcome::Waits(BundleUnmet::Short { part, missing_wh }) => {
                let asked = bundle.parts[part].1;
                prop_assert!(missing_wh > 0 && missing_wh <= asked);
                let less = bundle.only(part, asked - missing_wh).clear().unwrap();
                prop_assert!(matches!(less, BundleOutcome::Filled(_)), "{less:?}");
                let more = bundle.only(part, asked - missing_wh + 1).clear().unwrap();
                prop_assert_eq!(more, BundleOutcome::Waits(BundleUnmet::Short { part: 0, missing_wh: 1 }));
                for earlier in 0..part {
                    let filled = bundle.only(earlier, bundle.parts[earlier].1).clear().unwrap();
                    prop_assert!(matches!(filled, BundleOutcome::Filled(_)));
                }
            }
            BundleOutcome::Waits(BundleUnmet::Average { worth_micro, energy_wh }) => {
                prop_assert_eq!(energy_wh, bundle.parts.iter().map(|&(_, wh)| wh).sum::<u64>());
                let limit = money_micro(bundle.limit, energy_wh).unwrap();
                let met = if bundle.side == Side::Buy { worth_micro <= limit } else { worth_micro >= limit };
                prop_assert!(!met, "{worth_micro} meets {limit}");
                let anything = if bundle.side == Side::Buy { CEILING } else { FLOOR };
                let filled = Bundle { limit: anything, ..bundle.clone() }.clear().unwrap();
                prop_assert!(matches!(filled, BundleOutcome::Filled(_)));
            }
        }
    }

    #[test]
    fn a_bundle_can_be_tried_part_by_part(bundle in bundles()) {
        let mut trial = BundleTrial::new(bundle.side, bundle.limit);
        let mut cleared = Vec::new();
        for (slot, &(zone, energy_wh)) in bundle.slots.iter().zip(&bundle.parts) {
            let part = BundlePart { tree: &slot.tree(), curves: &slot.curves(), zone, energy_wh };
            cleared.extend(trial.clear_part(&part).unwrap());
        }
        let outcome = match trial.unmet().unwrap() {
            None => BundleOutcome::Filled(cleared),
            Some(unmet) => BundleOutcome::Waits(unmet),
        };
        prop_assert_eq!(outcome, bundle.clear().unwrap());
    }

    #[test]
    fn a_bundles_reserve_covers_what_it_comes_to_owe(bundle in bundles()) {
        let BundleOutcome::Filled(cleared) = bundle.clear().unwrap() else { return Ok(()) };
        let owed: i128 = cleared.iter().zip(&bundle.parts).map(|(zones, &(zone, energy_wh))| {
            let price = zones[zone as usize].price_micro_per_kwh;
            money_micro(if bundle.side == Side::Buy { price } else { CEILING - price }, energy_wh).unwrap()
        }).sum();
        let parts = bundle.parts.iter().map(|&(_, energy_wh)| (CEILING, energy_wh));
        let reserve = OrderReserve::of_bundle(bundle.side, bundle.limit, parts, 0).unwrap();
        prop_assert!(owed <= reserve.energy_micro, "{owed} owed of {reserve:?}");
    }
}
