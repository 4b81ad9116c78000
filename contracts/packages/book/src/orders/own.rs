use cosmwasm_std::Storage;
use interface::trading::{NewOrder, OrderPrice, OrderTerms, Side};

use crate::{
    error::BookError,
    store::{Entry, OrderRecord, SlotBook, StoredOrder, StoredStatus, WaitingBundle},
};

/// An order, as far as it matters for whether its point could trade with itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stance {
    pub side: Side,
    /// Neither a model's price nor the average of a bundle is a limit of its own.
    pub limit_micro_per_kwh: Option<u32>,
}

impl Stance {
    pub fn of(order: &NewOrder) -> Self {
        let limit_micro_per_kwh = match order.terms {
            OrderTerms::Limit { price: OrderPrice::Fixed { limit_micro_per_kwh }, .. } => {
                Some(limit_micro_per_kwh)
            }
            OrderTerms::Market { worst_price_micro_per_kwh, .. } => Some(worst_price_micro_per_kwh),
            OrderTerms::Limit { price: OrderPrice::Model { .. }, .. } | OrderTerms::Bundle { .. } => None,
        };
        Self { side: order.side, limit_micro_per_kwh }
    }

    /// Whether the two could ever trade with each other, whatever references do: opposite sides, unless both have limits and the sell's is
    /// above the buy's.
    pub fn could_meet(&self, other: &Self) -> bool {
        let (sell, buy) = match (self.side, other.side) {
            (Side::Sell, Side::Buy) => (self, other),
            (Side::Buy, Side::Sell) => (other, self),
            (Side::Buy, Side::Buy) | (Side::Sell, Side::Sell) => return false,
        };
        match (sell.limit_micro_per_kwh, buy.limit_micro_per_kwh) {
            (Some(sell), Some(buy)) => sell <= buy,
            _ => true,
        }
    }
}

/// An order of the point that takes part in a slot.
#[derive(Clone, Debug)]
pub struct OwnOrder {
    pub order_id: u64,
    /// Under which it is kept.
    pub slot: u32,
    pub order: StoredOrder,
}

impl OwnOrder {
    /// Those of a slot that have not ended: most are open, some may have been filled.
    pub fn of_slot(storage: &dyn Storage, slot: u32, meter_id: u32) -> Result<Vec<Self>, BookError> {
        let mut own = Vec::new();
        for record in OrderRecord::of_point(storage, slot, meter_id, 0) {
            let (order_id, record) = record?;
            let (slot, order) = match record {
                OrderRecord::Order(order) => (slot, Some(order)),
                OrderRecord::Part { first_slot } => {
                    (first_slot, StoredOrder::load(storage, first_slot, meter_id, order_id)?)
                }
            };
            if let Some(order) = order
                && matches!(order.status, StoredStatus::Open | StoredStatus::Conditional)
            {
                own.push(Self { order_id, slot, order });
            }
        }
        Ok(own)
    }

    pub fn load(storage: &dyn Storage, slot: u32, meter_id: u32, order_id: u64) -> Result<Self, BookError> {
        let order = StoredOrder::load(storage, slot, meter_id, order_id)?;
        let order = order.ok_or(BookError::UnknownOrder { meter_id, slot, order_id })?;
        Ok(Self { order_id, slot, order })
    }

    /// What of it is open, a bundle's parts together; `None` when it is filled or has ended. `book` is that of its slot.
    pub fn left_wh(&self, storage: &dyn Storage, book: &SlotBook) -> Result<Option<u64>, BookError> {
        Ok(match (self.order.status, self.order.placement(book.grid())?) {
            (StoredStatus::Filled | StoredStatus::Ended(_), _) => None,
            (StoredStatus::Conditional, Some(placement)) => Some(placement.energy_wh),
            (StoredStatus::Open, Some(placement)) => {
                Entry::load(storage, &placement, self.order_id)?.map(|entry| entry.left_wh)
            }
            (StoredStatus::Open | StoredStatus::Conditional, None) => {
                WaitingBundle::waits(storage, self.order_id).then(|| self.energy_wh())
            }
        })
    }

    /// As it was placed, a bundle's parts together.
    pub fn energy_wh(&self) -> u64 {
        match &self.order.packed.order.terms {
            OrderTerms::Limit { energy_wh, .. } | OrderTerms::Market { energy_wh, .. } => energy_wh.u64(),
            OrderTerms::Bundle { parts, .. } => {
                parts.iter().fold(0, |sum, part| part.energy_wh.u64().saturating_add(sum))
            }
        }
    }

    /// As it was placed, in one slot.
    pub fn energy_in(&self, slot: u32) -> u64 {
        match &self.order.packed.order.terms {
            OrderTerms::Limit { energy_wh, .. } | OrderTerms::Market { energy_wh, .. } => energy_wh.u64(),
            OrderTerms::Bundle { parts, .. } => {
                parts.iter().find(|part| part.slot == slot).map_or(0, |part| part.energy_wh.u64())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stance(side: Side, limit_micro_per_kwh: impl Into<Option<u32>>) -> Stance {
        Stance { side, limit_micro_per_kwh: limit_micro_per_kwh.into() }
    }

    #[test]
    fn only_opposite_sides_whose_limits_cannot_meet_stand_together() {
        let rows = [
            ("a sell above the buy", stance(Side::Sell, 121_000), stance(Side::Buy, 120_000), false),
            ("a sell at the buy", stance(Side::Sell, 120_000), stance(Side::Buy, 120_000), true),
            ("a sell below the buy", stance(Side::Sell, 119_000), stance(Side::Buy, 120_000), true),
            ("two sells", stance(Side::Sell, 119_000), stance(Side::Sell, None), false),
            ("two buys", stance(Side::Buy, None), stance(Side::Buy, None), false),
            ("a model and a limit", stance(Side::Sell, None), stance(Side::Buy, 80_000), true),
            ("a limit and a bundle", stance(Side::Sell, 300_000), stance(Side::Buy, None), true),
            ("two models", stance(Side::Sell, None), stance(Side::Buy, None), true),
        ];
        for (what, one, other, meet) in rows {
            assert_eq!(one.could_meet(&other), meet, "{what}");
            assert_eq!(other.could_meet(&one), meet, "{what}, the other way round");
        }
    }
}
