//! Forward orders: how people write and place them, and what they can know of them.

use cosmwasm_std::{Addr, Uint64, from_json};
use interface::{
    grid::{self, Line},
    trading::{
        BundlePart, CancelledOrders, Condition, ExecuteMsg, ForwardResponse, ForwardSlotResponse,
        ForwardZone, NewOrder, OrderPrice, OrderRef, OrderResponse, OrderTerms, PlacedOrders, Position,
        PositionsResponse, PricingModel, QueryMsg, Side,
    },
};
use testing::{Feeds, SetFeed};
use units::slot_at;

use crate::Suite;

/// Offers energy at this price or above.
pub fn sell(slot: u32, energy_wh: u64, limit_micro_per_kwh: u32) -> NewOrder {
    limit(Side::Sell, slot, energy_wh, limit_micro_per_kwh)
}

/// Asks for energy at this price or below.
pub fn buy(slot: u32, energy_wh: u64, limit_micro_per_kwh: u32) -> NewOrder {
    limit(Side::Buy, slot, energy_wh, limit_micro_per_kwh)
}

fn limit(side: Side, slot: u32, energy_wh: u64, limit_micro_per_kwh: u32) -> NewOrder {
    let price = OrderPrice::Fixed { limit_micro_per_kwh };
    let terms = OrderTerms::Limit { slot, energy_wh: Uint64::new(energy_wh), price, expires_at: None };
    NewOrder { side, terms, condition: None }
}

/// An order with the price of a model, and so far from it.
pub fn following(order: NewOrder, model: PricingModel, offset_micro_per_kwh: i32) -> NewOrder {
    let OrderTerms::Limit { slot, energy_wh, expires_at, .. } = order.terms else {
        panic!("a limit order follows a model")
    };
    let price = OrderPrice::Model { model, offset_micro_per_kwh };
    NewOrder { terms: OrderTerms::Limit { slot, energy_wh, price, expires_at }, ..order }
}

/// An order that rests no longer than this.
pub fn until(order: NewOrder, unix_seconds: u64) -> NewOrder {
    let OrderTerms::Limit { slot, energy_wh, price, .. } = order.terms else {
        panic!("a limit order expires")
    };
    let expires_at = Some(unix_seconds);
    NewOrder { terms: OrderTerms::Limit { slot, energy_wh, price, expires_at }, ..order }
}

/// An order that waits for its condition.
pub fn once(condition: Condition, order: NewOrder) -> NewOrder {
    NewOrder { condition: Some(condition), ..order }
}

/// An order for one batch, at its limit at worst.
pub fn at_market(order: NewOrder) -> NewOrder {
    let OrderTerms::Limit { slot, energy_wh, price: OrderPrice::Fixed { limit_micro_per_kwh }, .. } =
        order.terms
    else {
        panic!("a market order has a worst price")
    };
    let worst_price_micro_per_kwh = limit_micro_per_kwh;
    NewOrder { terms: OrderTerms::Market { slot, energy_wh, worst_price_micro_per_kwh }, ..order }
}

/// All of these energies or none, at this average price or better.
pub fn bundle(side: Side, parts: &[(u32, u64)], average_limit_micro_per_kwh: u32) -> NewOrder {
    let parts = parts.iter().map(|&(slot, energy_wh)| BundlePart { slot, energy_wh: Uint64::new(energy_wh) });
    let terms = OrderTerms::Bundle { parts: parts.collect(), average_limit_micro_per_kwh, expires_at: None };
    NewOrder { side, terms, condition: None }
}

impl Suite {
    /// A slot that has not begun, 1 being the next one.
    pub fn ahead(&self, slots: u32) -> u32 {
        self.slot + 1 + slots
    }

    /// The owner places an order; its id.
    pub fn places(&mut self, name: &str, order: NewOrder) -> u64 {
        self.tries_to_place(name, order).unwrap_or_else(|error| panic!("{name}'s order is taken: {error}"))
    }

    pub fn tries_to_place(&mut self, name: &str, order: NewOrder) -> Result<u64, String> {
        let msg = ExecuteMsg::PlaceOrders { meter_id: self.meter_id(name), orders: vec![order] };
        let response = self.trade(&self.owner(name), &msg)?;
        let placed: PlacedOrders = from_json(response.data.expect("the ids")).expect("what was placed");
        Ok(placed.first_order_id)
    }

    pub fn cancels(&mut self, name: &str, slot: u32, order_id: u64) -> Result<CancelledOrders, String> {
        let orders = vec![OrderRef { slot, order_id }];
        let msg = ExecuteMsg::CancelOrders { meter_id: self.meter_id(name), orders };
        let response = self.trade(&self.owner(name), &msg)?;
        Ok(from_json(response.data.expect("what was freed")).expect("what was cancelled"))
    }

    /// From a slot on that has not begun.
    pub fn set_line(&mut self, zone_id: u32, from_slot: u32, fee_micro_per_kwh: u32, capacity_wh: u64) {
        let capacity = Uint64::new(capacity_wh);
        let line = Line { fee_micro_per_kwh, capacity_up_wh: capacity, capacity_down_wh: capacity };
        let (operator, grid) = (self.operator.clone(), self.grid.clone());
        self.must(&operator, &grid, &grid::ExecuteMsg::SetLine { zone_id, from_slot, line });
    }

    pub fn set_state(&mut self, zone_id: u32, state: grid::GridState) {
        let (operator, grid) = (self.operator.clone(), self.grid.clone());
        self.must(
            &operator,
            &grid,
            &grid::ExecuteMsg::SetState { zone_id, state, batches_stopped_until: None },
        );
    }

    /// An oracle without any feed.
    pub fn has_an_oracle(&mut self) -> Addr {
        let oracle = Feeds::deploy(&mut self.app);
        let admin = self.admin.clone();
        let msg = ExecuteMsg::SetOracle { oracle: Some(oracle.to_string()) };
        self.trade(&admin, &msg).expect("an oracle");
        oracle
    }

    pub fn oracle_says(&mut self, oracle: &Addr, feed_id: &str, value: i64) {
        let msg = SetFeed { feed_id: feed_id.to_string(), unit: "ct".to_string(), value };
        let anybody = self.admin.clone();
        self.must(&anybody, oracle, &msg);
    }

    pub fn forward(&self) -> ForwardResponse {
        self.ask(&self.trading, &QueryMsg::Forward {})
    }

    pub fn forward_slot(&self, slot: u32) -> ForwardSlotResponse {
        self.ask(&self.trading, &QueryMsg::ForwardSlot { slot })
    }

    pub fn forward_zone(&self, slot: u32, zone_id: u32) -> ForwardZone {
        let zones = self.forward_slot(slot).zones;
        zones.into_iter().find(|zone| zone.zone_id == zone_id).expect("a zone of that id")
    }

    pub fn order(&self, name: &str, slot: u32, order_id: u64) -> OrderResponse {
        self.ask(&self.trading, &QueryMsg::Order { meter_id: self.meter_id(name), slot, order_id })
    }

    pub fn positions(&self, name: &str) -> Vec<Position> {
        let msg = QueryMsg::Positions { meter_id: self.meter_id(name), start_after: None, limit: None };
        let positions: PositionsResponse = self.ask(&self.trading, &msg);
        positions.positions
    }

    /// What a point sold less what it bought for a slot, in Wh, and what that pays it, in micro-currency.
    pub fn traded(&self, name: &str, slot: u32) -> (i64, i128) {
        let position = self.positions(name).into_iter().find(|position| position.slot == slot);
        position.map_or((0, 0), |position| {
            let (sold, bought) = (position.sold_wh.u64(), position.bought_wh.u64());
            (sold.cast_signed() - bought.cast_signed(), position.money_micro.i128())
        })
    }

    pub fn reserved(&self, name: &str) -> u128 {
        self.account(name).reserved_micro.u128()
    }

    /// Whether the clock has nothing left to do for the forward books but to wait for what comes.
    pub fn forward_rests(&self) -> bool {
        let now = self.app.block_info().time.seconds();
        let present = slot_at(now, self.settings.slot_seconds).expect("a slot");
        let forward = self.forward();
        forward.changes_waiting == 0
            && forward.slots_changed == 0
            && forward.slot_in_batch.is_none()
            && forward.closed_before_slot > present
    }

    /// Ticks until the books rest and every bundle was tried and every condition looked at since; how many ticks it took.
    pub fn clock_ticks_until_the_books_rest(&mut self) -> u32 {
        let mut at_rest = 0;
        for ticks in 1..10_000 {
            self.clock_ticks();
            at_rest = if self.forward_rests() { at_rest + 1 } else { 0 };
            let forward = self.forward();
            if at_rest > forward.bundles_waiting + forward.conditional_orders {
                return ticks;
            }
        }
        panic!("the books never rest")
    }
}
