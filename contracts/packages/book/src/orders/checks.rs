use clearing::PriceGrid;
use interface::{
    oracle::check_feed_id,
    trading::{
        BundlePart, Comparison, Condition, DelegateLimits, ForwardParams, NewOrder, OrderPrice, OrderTerms,
        Side,
    },
};
use ledger::MAX_POINT_WH;
use units::{slot_at, slot_start};

use crate::error::BookError;

/// Slots that one bundle may be over.
pub const MAX_BUNDLE_PARTS: usize = 24;

/// When a message is looked at, and by which parameters.
#[derive(Clone, Copy, Debug)]
pub struct Moment<'a> {
    /// Unix seconds.
    pub now: u64,
    pub slot_seconds: u32,
    pub params: &'a ForwardParams,
}

/// What conditions may name.
pub trait Surroundings {
    fn has_feed(&self, feed_id: &str) -> Result<bool, BookError>;
    fn has_zone(&self, zone_id: u32) -> Result<bool, BookError>;
}

/// The energy of an order in each of its slots, ascending by slot.
pub fn parts_of(terms: &OrderTerms) -> Vec<BundlePart> {
    match terms {
        OrderTerms::Limit { slot, energy_wh, .. } | OrderTerms::Market { slot, energy_wh, .. } => {
            vec![BundlePart { slot: *slot, energy_wh: *energy_wh }]
        }
        OrderTerms::Bundle { parts, .. } => parts.clone(),
    }
}

/// When an order ends by itself, apart from its book's closing: a bundle and a conditional order at the gate at the latest.
pub fn ends_at(order: &NewOrder, first_slot: u32, slot_seconds: u32) -> Option<u64> {
    let gate = slot_start(first_slot, slot_seconds);
    match &order.terms {
        OrderTerms::Bundle { expires_at, .. } => Some(expires_at.unwrap_or(gate)),
        OrderTerms::Limit { expires_at: Some(expires_at), .. } => Some(*expires_at),
        OrderTerms::Limit { .. } | OrderTerms::Market { .. } => order.condition.as_ref().map(|_| gate),
    }
}

pub fn check_count(name: &'static str, count: usize, most: u32) -> Result<(), BookError> {
    match u32::try_from(count) {
        Ok(1..) if count <= most as usize => Ok(()),
        _ => Err(BookError::WrongCount { name, count, most }),
    }
}

/// What an order says of slots, energy and time: nothing of it needs a book.
pub fn check_delivery(order: &NewOrder, moment: Moment<'_>) -> Result<(), BookError> {
    let parts = parts_of(&order.terms);
    if let OrderTerms::Bundle { .. } = order.terms {
        check_parts(&parts)?;
        if order.condition.is_some() {
            return Err(BookError::BundleWithCondition {});
        }
    }
    for part in &parts {
        check_slot(part.slot, moment)?;
        check_energy(part.energy_wh.u64(), moment.params)?;
    }
    match (&order.terms, parts.first()) {
        (
            OrderTerms::Limit { expires_at: Some(expires_at), .. }
            | OrderTerms::Bundle { expires_at: Some(expires_at), .. },
            Some(first),
        ) => check_expiry(*expires_at, first.slot, moment),
        _ => Ok(()),
    }
}

fn check_parts(parts: &[BundlePart]) -> Result<(), BookError> {
    if !(2..=MAX_BUNDLE_PARTS).contains(&parts.len()) {
        return Err(BookError::BundleParts { count: parts.len(), most: MAX_BUNDLE_PARTS });
    }
    match parts.windows(2).find(|pair| pair[0].slot >= pair[1].slot) {
        Some(pair) => Err(BookError::BundleOrder { slot: pair[1].slot, after: pair[0].slot }),
        None => Ok(()),
    }
}

fn check_slot(slot: u32, moment: Moment<'_>) -> Result<(), BookError> {
    let gate_at = slot_start(slot, moment.slot_seconds);
    if gate_at <= moment.now {
        return Err(BookError::PastGate { slot, gate_at });
    }
    let last_slot = slot_at(moment.now, moment.slot_seconds)?.saturating_add(moment.params.horizon_slots);
    if slot > last_slot {
        return Err(BookError::BeyondHorizon { slot, last_slot });
    }
    Ok(())
}

fn check_energy(energy_wh: u64, params: &ForwardParams) -> Result<(), BookError> {
    let (least_wh, most_wh) = (params.min_energy_wh.u64(), MAX_POINT_WH);
    if !(least_wh..=most_wh).contains(&energy_wh) {
        return Err(BookError::EnergyOutOfRange { energy_wh, least_wh, most_wh });
    }
    Ok(())
}

fn check_expiry(expires_at: u64, first_slot: u32, moment: Moment<'_>) -> Result<(), BookError> {
    let gate_at = slot_start(first_slot, moment.slot_seconds);
    if expires_at <= moment.now || expires_at > gate_at {
        return Err(BookError::ExpiryOutOfRange { expires_at, now: moment.now, gate_at });
    }
    Ok(())
}

/// An order's prices on the grid of one of its slots. Offsets and the room for levels are checked where the engine takes them.
pub fn check_prices(order: &NewOrder, grid: &PriceGrid) -> Result<(), BookError> {
    match &order.terms {
        OrderTerms::Limit { price: OrderPrice::Fixed { limit_micro_per_kwh }, .. } => {
            check_price("limit", *limit_micro_per_kwh, grid)
        }
        OrderTerms::Limit { price: OrderPrice::Model { .. }, .. } => Ok(()),
        OrderTerms::Market { worst_price_micro_per_kwh, .. } => {
            check_price("worst price", *worst_price_micro_per_kwh, grid)
        }
        OrderTerms::Bundle { average_limit_micro_per_kwh, .. } => {
            check_price("average limit", *average_limit_micro_per_kwh, grid)
        }
    }
}

fn check_price(name: &'static str, price_micro_per_kwh: u32, grid: &PriceGrid) -> Result<(), BookError> {
    check_on_price_tick(name, price_micro_per_kwh, grid)?;
    let (floor_micro_per_kwh, ceiling_micro_per_kwh) = (grid.floor(), grid.ceiling());
    if !(floor_micro_per_kwh..=ceiling_micro_per_kwh).contains(&price_micro_per_kwh.into()) {
        return Err(BookError::PriceOutOfRange {
            name,
            price_micro_per_kwh,
            floor_micro_per_kwh,
            ceiling_micro_per_kwh,
        });
    }
    Ok(())
}

fn check_on_price_tick(
    name: &'static str,
    price_micro_per_kwh: u32,
    grid: &PriceGrid,
) -> Result<(), BookError> {
    if !u64::from(price_micro_per_kwh).is_multiple_of(grid.price_tick()) {
        let price_tick_micro_per_kwh = u32::try_from(grid.price_tick()).unwrap_or(u32::MAX);
        return Err(BookError::OffTick { name, price_micro_per_kwh, price_tick_micro_per_kwh });
    }
    Ok(())
}

/// A condition must be one that can come to hold. Prices of zones may lie anywhere on the price tick.
pub fn check_condition(
    condition: &Condition,
    grid: &PriceGrid,
    surroundings: &impl Surroundings,
) -> Result<(), BookError> {
    let zone_id = match condition {
        Condition::Feed { feed_id, comparison: Comparison::Above | Comparison::Below, value: _ } => {
            check_feed_id(feed_id)?;
            return match surroundings.has_feed(feed_id)? {
                true => Ok(()),
                false => Err(BookError::UnknownFeed { feed_id: feed_id.clone() }),
            };
        }
        Condition::ZonePrice { zone_id, price_micro_per_kwh, .. } => {
            check_on_price_tick("condition", *price_micro_per_kwh, grid)?;
            *zone_id
        }
        Condition::ZoneState { zone_id, .. } => *zone_id,
    };
    match surroundings.has_zone(zone_id)? {
        true => Ok(()),
        false => Err(BookError::UnknownZone { zone_id }),
    }
}

/// What an order may come to trade at, against a delegate's limits. A model's price is taken where it is worst for the owner.
pub fn check_delegate_price(
    order: &NewOrder,
    grid: &PriceGrid,
    limits: &DelegateLimits,
) -> Result<(), BookError> {
    let worst = match (&order.terms, order.side) {
        (OrderTerms::Limit { price: OrderPrice::Fixed { limit_micro_per_kwh }, .. }, _) => {
            u64::from(*limit_micro_per_kwh)
        }
        (OrderTerms::Limit { price: OrderPrice::Model { .. }, .. }, Side::Buy) => grid.ceiling(),
        (OrderTerms::Limit { price: OrderPrice::Model { .. }, .. }, Side::Sell) => grid.floor(),
        (OrderTerms::Market { worst_price_micro_per_kwh, .. }, _) => u64::from(*worst_price_micro_per_kwh),
        (OrderTerms::Bundle { average_limit_micro_per_kwh, .. }, _) => {
            u64::from(*average_limit_micro_per_kwh)
        }
    };
    let (highest, lowest) = (limits.highest_buy_micro_per_kwh, limits.lowest_sell_micro_per_kwh);
    let (side, within, limit_micro_per_kwh) = match order.side {
        Side::Buy => ("buy", worst <= highest.into(), highest),
        Side::Sell => ("sell", worst >= lowest.into(), lowest),
    };
    if !within {
        let price_micro_per_kwh = worst;
        return Err(BookError::DelegatePrice { side, price_micro_per_kwh, limit_micro_per_kwh });
    }
    Ok(())
}

/// What delegates have open in a slot, what the point traded there, and what is to come: all of it counts.
pub fn check_delegate_energy(
    slot: u32,
    open_wh: u64,
    traded_wh: u64,
    new_wh: u64,
    limits: &DelegateLimits,
) -> Result<(), BookError> {
    let energy_wh = [traded_wh, new_wh].into_iter().fold(open_wh, u64::saturating_add);
    let most_wh = limits.slot_energy_wh.u64();
    if energy_wh > most_wh {
        return Err(BookError::DelegateEnergy { slot, energy_wh, most_wh });
    }
    Ok(())
}

pub fn check_open_orders(open: u32, new: usize, most: u32) -> Result<(), BookError> {
    let fits = u32::try_from(new).ok().and_then(|new| open.checked_add(new)).is_some_and(|all| all <= most);
    if !fits {
        return Err(BookError::TooManyOpenOrders { open, new, most });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use cosmwasm_std::Uint64;
    use interface::{grid::GridState, trading::PricingModel};

    use super::*;

    const NOW: u64 = 1_749_600_450;
    const SECONDS: u32 = 900;
    /// The slot of now.
    const PRESENT: u32 = 1_944_000;
    const PARAMS: ForwardParams = ForwardParams {
        horizon_slots: 96,
        min_energy_wh: Uint64::new(500),
        open_orders_per_point: 10,
        order_deposit_micro: 1_000,
        orders_per_message: 4,
        conditions_per_tick: 1,
        bundle_slots_per_tick: 24,
    };
    const NEXT_GATE: u64 = 1_749_600_900;

    fn grid() -> PriceGrid {
        PriceGrid::new(80_000, 300_000, 1_000).unwrap()
    }

    fn limit(slot: u32, energy_wh: u64, expires_at: Option<u64>) -> OrderTerms {
        let price = OrderPrice::Fixed { limit_micro_per_kwh: 120_000 };
        OrderTerms::Limit { slot, energy_wh: Uint64::new(energy_wh), price, expires_at }
    }

    fn fixed(limit_micro_per_kwh: u32) -> OrderTerms {
        let price = OrderPrice::Fixed { limit_micro_per_kwh };
        OrderTerms::Limit { slot: PRESENT + 1, energy_wh: Uint64::new(500), price, expires_at: None }
    }

    fn model() -> OrderTerms {
        let price = OrderPrice::Model { model: PricingModel::Dynamic, offset_micro_per_kwh: 0 };
        OrderTerms::Limit { slot: PRESENT + 1, energy_wh: Uint64::new(500), price, expires_at: None }
    }

    fn market(worst_price_micro_per_kwh: u32) -> OrderTerms {
        OrderTerms::Market { slot: PRESENT + 1, energy_wh: Uint64::new(500), worst_price_micro_per_kwh }
    }

    fn bundle(slots: &[u32], average_limit_micro_per_kwh: u32, expires_at: Option<u64>) -> OrderTerms {
        let part = |slot: &u32| BundlePart { slot: PRESENT + *slot, energy_wh: Uint64::new(500) };
        OrderTerms::Bundle {
            parts: slots.iter().map(part).collect(),
            average_limit_micro_per_kwh,
            expires_at,
        }
    }

    fn order(side: Side, terms: OrderTerms) -> NewOrder {
        NewOrder { side, terms, condition: None }
    }

    fn said(result: Result<(), BookError>) -> String {
        result.err().map_or_else(String::new, |error| error.to_string())
    }

    #[test]
    fn delivery_lies_between_the_gate_and_the_horizon_with_enough_energy_and_an_expiry_in_time() {
        let many: Vec<u32> = (1..26).collect();
        let rows = [
            ("the next slot, whose gate is not yet", limit(PRESENT + 1, 500, None), ""),
            ("the present slot", limit(PRESENT, 500, None), "slot 1944000 began at 1749600000"),
            ("a slot long ago", limit(7, 500, None), "slot 7 began at 6300"),
            ("the last slot of the horizon", limit(PRESENT + 96, 500, None), ""),
            (
                "the slot after it",
                limit(PRESENT + 97, 500, None),
                "slot 1944097 is too far ahead; the last one now is 1944096",
            ),
            ("the last of all slots", limit(u32::MAX, 500, None), "too far ahead"),
            (
                "a Wh too little",
                limit(PRESENT + 1, 499, None),
                "energy of 499 Wh; an order is for 500 to 17592186044416 Wh",
            ),
            ("as much as is counted", limit(PRESENT + 1, MAX_POINT_WH, None), ""),
            ("more", limit(PRESENT + 1, MAX_POINT_WH + 1, None), "energy of 17592186044417 Wh"),
            ("an expiry at the gate", limit(PRESENT + 1, 500, Some(NEXT_GATE)), ""),
            (
                "one after it",
                limit(PRESENT + 1, 500, Some(NEXT_GATE + 1)),
                "expires at 1749600901; that must be after 1749600450 and not after 1749600900",
            ),
            ("one in the next second", limit(PRESENT + 1, 500, Some(NOW + 1)), ""),
            ("one now", limit(PRESENT + 1, 500, Some(NOW)), "expires at 1749600450"),
            ("a bundle", bundle(&[1, 2], 120_000, Some(NEXT_GATE)), ""),
            (
                "a bundle that expires within its first slot",
                bundle(&[1, 2], 120_000, Some(NEXT_GATE + 1)),
                "expires at",
            ),
            (
                "a bundle with an impossible slot",
                bundle(&[1, 97], 120_000, None),
                "slot 1944097 is too far ahead",
            ),
            ("a bundle of one part", bundle(&[1], 120_000, None), "a bundle of 1 parts; it has 2 to 24"),
            ("a bundle of nothing", bundle(&[], 120_000, None), "a bundle of 0 parts"),
            ("a bundle of too many parts", bundle(&many, 120_000, None), "a bundle of 25 parts"),
            (
                "a bundle twice in a slot",
                bundle(&[1, 3, 3], 120_000, None),
                "slot 1944003 comes after slot 1944003",
            ),
            (
                "a bundle that goes back",
                bundle(&[3, 1], 120_000, None),
                "slot 1944001 comes after slot 1944003",
            ),
            ("a market order", market(120_000), ""),
        ];
        let moment = Moment { now: NOW, slot_seconds: SECONDS, params: &PARAMS };
        for (what, terms, refused) in rows {
            let said = said(check_delivery(&order(Side::Sell, terms), moment));
            assert!(said.is_empty() == refused.is_empty() && said.contains(refused), "{what}: {said:?}");
        }
    }

    #[test]
    fn with_a_horizon_of_nothing_no_slot_can_be_traded() {
        let params = ForwardParams { horizon_slots: 0, ..PARAMS };
        let moment = Moment { now: NOW, slot_seconds: SECONDS, params: &params };
        for slot in [PRESENT, PRESENT + 1] {
            assert!(check_delivery(&order(Side::Buy, limit(slot, 500, None)), moment).is_err());
        }
    }

    #[test]
    fn prices_lie_on_the_tick_between_floor_and_ceiling() {
        let rows = [
            (fixed(80_000), ""),
            (fixed(300_000), ""),
            (fixed(79_000), "limit 79000 lies outside 80000 to 300000"),
            (fixed(301_000), "limit 301000 lies outside"),
            (fixed(120_500), "limit 120500 is not a multiple of the price tick 1000"),
            (fixed(0), "limit 0 lies outside"),
            (fixed(u32::MAX), "limit 4294967295 is not a multiple"),
            (market(79_000), "worst price 79000 lies outside"),
            (market(80_001), "worst price 80001 is not a multiple"),
            (bundle(&[1, 2], 301_000, None), "average limit 301000 lies outside"),
            (bundle(&[1, 2], 120_001, None), "average limit 120001 is not a multiple"),
            (bundle(&[1, 2], 120_000, None), ""),
            (model(), ""),
        ];
        for (terms, refused) in rows {
            let said = said(check_prices(&order(Side::Buy, terms.clone()), &grid()));
            assert!(said.is_empty() == refused.is_empty() && said.contains(refused), "{terms:?}: {said:?}");
        }
    }

    struct Known;

    impl Surroundings for Known {
        fn has_feed(&self, feed_id: &str) -> Result<bool, BookError> {
            Ok(feed_id == "wholesale")
        }

        fn has_zone(&self, zone_id: u32) -> Result<bool, BookError> {
            Ok(zone_id < 3)
        }
    }

    #[test]
    fn a_condition_names_a_feed_or_a_zone_that_there_is() {
        let feed = |feed_id: &str| Condition::Feed {
            feed_id: feed_id.to_string(),
            comparison: Comparison::Below,
            value: i64::MIN,
        };
        let price = |zone_id, price_micro_per_kwh| Condition::ZonePrice {
            zone_id,
            comparison: Comparison::Above,
            price_micro_per_kwh,
        };
        let rows = [
            (feed("wholesale"), ""),
            (feed("carbon"), "the oracle has no feed \"carbon\""),
            (feed("Carbon!"), "feed id \"Carbon!\""),
            (feed(&"x".repeat(300)), "is not 1 to 32 bytes"),
            (price(2, 500_000), ""),
            (price(3, 100_000), "the grid has no zone 3"),
            (price(2, 100_500), "condition 100500 is not a multiple of the price tick 1000"),
            (Condition::ZoneState { zone_id: 0, state: GridState::Alert }, ""),
            (Condition::ZoneState { zone_id: u32::MAX, state: GridState::Alert }, "no zone 4294967295"),
        ];
        for (condition, refused) in rows {
            let said = said(check_condition(&condition, &grid(), &Known));
            assert!(
                said.is_empty() == refused.is_empty() && said.contains(refused),
                "{condition:?}: {said:?}"
            );
        }
        let conditional =
            NewOrder { condition: Some(feed("wholesale")), ..order(Side::Buy, bundle(&[1, 2], 1, None)) };
        let moment = Moment { now: NOW, slot_seconds: SECONDS, params: &PARAMS };
        assert!(matches!(check_delivery(&conditional, moment), Err(BookError::BundleWithCondition {})));
    }

    #[test]
    fn conditional_orders_and_bundles_end_at_their_gate_if_not_before() {
        let conditional = |terms| NewOrder {
            condition: Some(Condition::ZoneState { zone_id: 0, state: GridState::Alert }),
            ..order(Side::Buy, terms)
        };
        let rows = [
            (order(Side::Buy, limit(PRESENT + 1, 500, None)), None),
            (order(Side::Buy, limit(PRESENT + 1, 500, Some(7))), Some(7)),
            (order(Side::Buy, market(100_000)), None),
            (order(Side::Buy, bundle(&[1, 2], 100_000, None)), Some(NEXT_GATE)),
            (order(Side::Buy, bundle(&[1, 2], 100_000, Some(7))), Some(7)),
            (conditional(limit(PRESENT + 1, 500, None)), Some(NEXT_GATE)),
            (conditional(limit(PRESENT + 1, 500, Some(7))), Some(7)),
            (conditional(market(100_000)), Some(NEXT_GATE)),
        ];
        for (order, expected) in rows {
            assert_eq!(ends_at(&order, PRESENT + 1, SECONDS), expected, "{order:?}");
        }
    }

    #[test]
    fn a_delegate_stays_within_the_owners_prices_whatever_models_do() {
        let limits = DelegateLimits {
            slot_energy_wh: Uint64::new(5_000),
            lowest_sell_micro_per_kwh: 90_000,
            highest_buy_micro_per_kwh: 250_000,
            expires_at: u64::MAX,
        };
        let wide = DelegateLimits {
            lowest_sell_micro_per_kwh: 80_000,
            highest_buy_micro_per_kwh: 300_000,
            ..limits
        };
        let rows = [
            (Side::Sell, fixed(90_000), limits, ""),
            (
                Side::Sell,
                fixed(89_000),
                limits,
                "a delegate may not sell at 89000; the owner's limit is 90000",
            ),
            (Side::Buy, fixed(250_000), limits, ""),
            (
                Side::Buy,
                fixed(251_000),
                limits,
                "a delegate may not buy at 251000; the owner's limit is 250000",
            ),
            (Side::Sell, market(80_000), limits, "may not sell at 80000"),
            (Side::Buy, market(300_000), limits, "may not buy at 300000"),
            (Side::Sell, bundle(&[1, 2], 85_000, None), limits, "may not sell at 85000"),
            (Side::Buy, bundle(&[1, 2], 240_000, None), limits, ""),
            (Side::Sell, model(), limits, "may not sell at 80000"),
            (Side::Buy, model(), limits, "may not buy at 300000"),
            (Side::Sell, model(), wide, ""),
            (Side::Buy, model(), wide, ""),
        ];
        for (side, terms, limits, refused) in rows {
            let said = said(check_delegate_price(&order(side, terms.clone()), &grid(), &limits));
            assert!(said.is_empty() == refused.is_empty() && said.contains(refused), "{terms:?}: {said:?}");
        }
        for (open_wh, traded_wh, new_wh, fits) in
            [(2_000, 2_000, 1_000, true), (2_000, 2_000, 1_001, false), (u64::MAX, u64::MAX, u64::MAX, false)]
        {
            let checked = check_delegate_energy(7, open_wh, traded_wh, new_wh, &limits);
            assert_eq!(checked.is_ok(), fits, "{open_wh} + {traded_wh} + {new_wh}");
        }
    }

    #[test]
    fn counts_are_at_least_one_and_at_most_what_the_parameters_say() {
        for (count, fits) in [(0, false), (1, true), (4, true), (5, false), (usize::MAX, false)] {
            assert_eq!(check_count("orders", count, 4).is_ok(), fits, "{count}");
        }
        for (open, new, fits) in
            [(0, 10, true), (9, 1, true), (9, 2, false), (u32::MAX, 1, false), (0, usize::MAX, false)]
        {
            assert_eq!(check_open_orders(open, new, 10).is_ok(), fits, "{open} + {new}");
        }
    }
}
