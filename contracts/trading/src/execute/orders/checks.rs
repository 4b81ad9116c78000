use clearing::PriceGrid;
use interface::{
    oracle::check_feed_id,
    trading::{
        BundlePart, Comparison, Condition, DelegateLimits, ForwardParams, NewOrder, OrderPrice, OrderTerms,
        Side,
    },
};
use units::{slot_at, slot_start};

use crate::{error::ContractError, tick::MAX_POINT_WH};

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
    fn has_feed(&self, feed_id: &str) -> Result<bool, ContractError>;
    fn has_zone(&self, zone_id: u32) -> Result<bool, ContractError>;
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

/// When an order ends by itself, apart from its book's closing: a bundle and one that sleeps at the gate at the latest.
pub fn ends_at(order: &NewOrder, first_slot: u32, slot_seconds: u32) -> Option<u64> {
    let gate = slot_start(first_slot, slot_seconds);
    match &order.terms {
        OrderTerms::Bundle { expires_at, .. } => Some(expires_at.unwrap_or(gate)),
        OrderTerms::Limit { expires_at: Some(expires_at), .. } => Some(*expires_at),
        OrderTerms::Limit { .. } | OrderTerms::Market { .. } => order.condition.as_ref().map(|_| gate),
    }
}

pub fn check_count(name: &'static str, count: usize, most: u32) -> Result<(), ContractError> {
    match u32::try_from(count) {
        Ok(1..) if count <= most as usize => Ok(()),
        _ => Err(ContractError::WrongCount { name, count, most }),
    }
}

/// What an order says of slots, energy and time: nothing of it needs a book.
pub fn check_delivery(order: &NewOrder, moment: Moment<'_>) -> Result<(), ContractError> {
    let parts = parts_of(&order.terms);
    if let OrderTerms::Bundle { .. } = order.terms {
        check_parts(&parts)?;
        if order.condition.is_some() {
            return Err(ContractError::BundleWithCondition {});
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

fn check_parts(parts: &[BundlePart]) -> Result<(), ContractError> {
    if !(2..=MAX_BUNDLE_PARTS).contains(&parts.len()) {
        return Err(ContractError::BundleParts { count: parts.len(), most: MAX_BUNDLE_PARTS });
    }
    match parts.windows(2).find(|pair| pair[0].slot >= pair[1].slot) {
        Some(pair) => Err(ContractError::BundleOrder { slot: pair[1].slot, after: pair[0].slot }),
        None => Ok(()),
    }
}

fn check_slot(slot: u32, moment: Moment<'_>) -> Result<(), ContractError> {
    let gate_at = slot_start(slot, moment.slot_seconds);
    if gate_at <= moment.now {
        return Err(ContractError::PastGate { slot, gate_at });
    }
    let last_slot = slot_at(moment.now, moment.slot_seconds)?.saturating_add(moment.params.horizon_slots);
    if slot > last_slot {
        return Err(ContractError::BeyondHorizon { slot, last_slot });
    }
    Ok(())
}

fn check_energy(energy_wh: u64, params: &ForwardParams) -> Result<(), ContractError> {
    let (least_wh, most_wh) = (params.min_energy_wh.u64(), MAX_POINT_WH);
    if !(least_wh..=most_wh).contains(&energy_wh) {
        return Err(ContractError::EnergyOutOfRange { energy_wh, least_wh, most_wh });
    }
    Ok(())
}

fn check_expiry(expires_at: u64, first_slot: u32, moment: Moment<'_>) -> Result<(), ContractError> {
    let gate_at = slot_start(first_slot, moment.slot_seconds);
    if expires_at <= moment.now || expires_at > gate_at {
        return Err(ContractError::ExpiryOutOfRange { expires_at, now: moment.now, gate_at });
    }
    Ok(())
}

/// An order's prices on the grid of one of its slots. Offsets and the room for levels are checked where the engine takes them.
pub fn check_prices(order: &NewOrder, grid: &PriceGrid) -> Result<(), ContractError> {
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

fn check_price(name: &'static str, price_micro_per_kwh: u32, grid: &PriceGrid) -> Result<(), ContractError> {
    check_on_tick(name, price_micro_per_kwh, grid)?;
    let (floor_micro_per_kwh, ceiling_micro_per_kwh) = (grid.floor(), grid.ceiling());
    if !(floor_micro_per_kwh..=ceiling_micro_per_kwh).contains(&price_micro_per_kwh.into()) {
        return Err(ContractError::PriceOutOfRange {
            name,
            price_micro_per_kwh,
            floor_micro_per_kwh,
            ceiling_micro_per_kwh,
        });
    }
    Ok(())
}

fn check_on_tick(
    name: &'static str,
    price_micro_per_kwh: u32,
    grid: &PriceGrid,
) -> Result<(), ContractError> {
    if !u64::from(price_micro_per_kwh).is_multiple_of(grid.tick()) {
        let tick_micro_per_kwh = u32::try_from(grid.tick()).unwrap_or(u32::MAX);
        return Err(ContractError::OffTick { name, price_micro_per_kwh, tick_micro_per_kwh });
    }
    Ok(())
}

/// A condition must be one that can come to hold. Prices of zones may lie anywhere on the tick.
pub fn check_condition(
    condition: &Condition,
    grid: &PriceGrid,
    surroundings: &impl Surroundings,
) -> Result<(), ContractError> {
    let zone_id = match condition {
        Condition::Feed { feed_id, comparison: Comparison::Above | Comparison::Below, value: _ } => {
            check_feed_id(feed_id)?;
            return match surroundings.has_feed(feed_id)? {
                true => Ok(()),
                false => Err(ContractError::UnknownFeed { feed_id: feed_id.clone() }),
            };
        }
        Condition::ZonePrice { zone_id, price_micro_per_kwh, .. } => {
            check_on_tick("condition", *price_micro_per_kwh, grid)?;
            *zone_id
        }
        Condition::ZoneState { zone_id, .. } => *zone_id,
    };
    match surroundings.has_zone(zone_id)? {
        true => Ok(()),
        false => Err(ContractError::UnknownZone { zone_id }),
    }
}

/// What an order may come to trade at, against a delegate's limits. A model's price is taken where it is worst for the owner.
pub fn check_delegate_price(
    order: &NewOrder,
    grid: &PriceGrid,
    limits: &DelegateLimits,
) -> Result<(), ContractError> {
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
        return Err(ContractError::DelegatePrice { side, price_micro_per_kwh, limit_micro_per_kwh });
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
) -> Result<(), ContractError> {
    let energy_wh = [traded_wh, new_wh].into_iter().fold(open_wh, u64::saturating_add);
    let most_wh = limits.slot_energy_wh.u64();
    if energy_wh > most_wh {
        return Err(ContractError::DelegateEnergy { slot, energy_wh, most_wh });
    }
    Ok(())
}

pub fn check_open_orders(open: u32, new: usize, most: u32) -> Result<(), ContractError> {
    let fits = u32::try_from(new).ok().and_then(|new| open.checked_add(new)).is_some_and(|all| all <= most);
    if !fits {
        return Err(ContractError::TooManyOpenOrders { open, new, most });
    }
    Ok(())
}
