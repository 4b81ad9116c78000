use std::collections::BTreeMap;

use cosmwasm_std::{Deps, DepsMut, Env, Event, MessageInfo, Response, Uint128, to_json_binary};
use interface::{
    packed::{FeedValue, OrderEnd, OrderEnds, Orders, PackedOrder, Signals, keys},
    trading::{
        BookOpened, BundlePart, CancelledOrders, Config, ForwardParams, NewOrder, OrderReason, OrderRef,
        OrdersCancelled, OrdersPlaced, PlacedOrders,
    },
    wire::Packed,
};
use ledger::{AccountBank, CONFIG, DueBank, LedgerError, PositionRow, ReserveRow, not_in_settlement, row_of};
use units::{MoneyMicro, bank_of, index_in_bank};

use crate::{
    error::BookError,
    orders::{
        actor::Actor,
        checks::{self, Moment, Surroundings},
        own::{OwnOrder, Stance},
    },
    price::price,
    store::{
        Change, ConditionalOrder, Entry, Expiry, FORWARD_PARAMS, ForwardClock, ORACLE, OrderRecord,
        Placement, SlotBook, StoredOrder, StoredStatus, WaitingBundle, held_by, placement, push_changes,
    },
};

/// One message's dealings with one point's orders: what is read once, changed in memory, and written when it closes.
pub struct PointOrders<'a> {
    deps: DepsMut<'a>,
    config: Config,
    params: ForwardParams,
    now: u64,
    pub actor: Actor,
    clock: ForwardClock,
    accounts: AccountBank,
    reserves: ReserveRow,
    books: BTreeMap<u32, SlotBook>,
    price_tick_micro_per_kwh: Option<u32>,
    changes: Vec<Change>,
    ends: Vec<OrderEnd>,
    events: Vec<Event>,
}

/// An order that passed every check.
struct Planned {
    packed: PackedOrder,
    parts: Vec<BundlePart>,
    /// Where it rests; `None` for a bundle.
    placement: Option<Placement>,
    reserve_micro: MoneyMicro,
    ends_at: Option<u64>,
}

impl<'a> PointOrders<'a> {
    pub fn open(deps: DepsMut<'a>, env: &Env, info: &MessageInfo, meter_id: u32) -> Result<Self, BookError> {
        let config = CONFIG.load(deps.storage)?;
        let now = env.block.time.seconds();
        let actor = Actor::of(deps.as_ref(), &config, info, meter_id, now)?;
        Ok(Self {
            params: FORWARD_PARAMS.load(deps.storage)?,
            clock: ForwardClock::load(deps.storage)?,
            accounts: AccountBank::load(deps.storage, bank_of(meter_id))?,
            reserves: ReserveRow::load(deps.storage, row_of(meter_id))?,
            deps,
            config,
            now,
            actor,
            books: BTreeMap::new(),
            price_tick_micro_per_kwh: None,
            changes: Vec::new(),
            ends: Vec::new(),
            events: Vec::new(),
        })
    }

    pub fn params(&self) -> &ForwardParams {
        &self.params
    }

    // Placing: each order is checked by itself, then all of them together, and only then is anything written.

    pub fn place(&mut self, orders: Vec<NewOrder>) -> Result<PlacedOrders, BookError> {
        checks::check_count("orders", orders.len(), self.params.orders_per_message)?;
        self.actor.check_active()?;
        not_in_settlement(self.deps.storage)?;
        let mut planned = Vec::with_capacity(orders.len());
        for (index, order) in orders.into_iter().enumerate() {
            let checked = self.plan(order);
            planned.push(checked.map_err(|error| BookError::InOrders { index, error: Box::new(error) })?);
        }
        self.check_own(&planned)?;
        let held = self.reserves.get(self.actor.meter_id);
        checks::check_open_orders(held.open_orders, planned.len(), self.params.open_orders_per_point)?;
        let reserved = self.check_funds(&planned)?;
        self.perform(planned, reserved)
    }

    fn plan(&mut self, order: NewOrder) -> Result<Planned, BookError> {
        let slot_seconds = self.config.slot_seconds;
        checks::check_delivery(&order, Moment { now: self.now, slot_seconds, params: &self.params })?;
        let parts = checks::parts_of(&order.terms);
        let mut first = None;
        for part in &parts {
            let book = self.book(part.slot)?;
            checks::check_prices(&order, book.grid())?;
            if let Some(limits) = &self.actor.limits {
                checks::check_delegate_price(&order, book.grid(), limits)?;
            }
            first.get_or_insert((part.slot, book));
        }
        let Some((first_slot, book)) = first else {
            return Err(BookError::BundleParts { count: 0, most: checks::MAX_BUNDLE_PARTS });
        };
        if let Some(condition) = &order.condition {
            checks::check_condition(
                condition,
                book.grid(),
                &Neighbours { deps: self.deps.as_ref(), config: &self.config },
            )?;
        }
        let placement = placement(self.actor.zone_id, &order, book.grid())?;
        let reserve = held_by(self.deps.storage, &order, placement.as_ref(), &book)?;
        let reserve_micro = reserve.total_micro()?;
        let ends_at = checks::ends_at(&order, first_slot, slot_seconds);
        let packed = PackedOrder { zone_id: self.actor.zone_id, delegated: self.actor.is_delegate(), order };
        Ok(Planned { packed, parts, placement, reserve_micro, ends_at })
    }

    /// The book of a slot, opened if need be.
    fn book(&mut self, slot: u32) -> Result<SlotBook, BookError> {
        if let Some(book) = self.books.get(&slot) {
            return Ok(*book);
        }
        let book = match SlotBook::load(self.deps.storage, slot)? {
            Some(book) => book,
            None => self.open_book(slot)?,
        };
        self.books.insert(slot, book);
        Ok(book)
    }

    fn open_book(&mut self, slot: u32) -> Result<SlotBook, BookError> {
        let (deps, config) = (self.deps.as_ref(), &self.config);
        let price_tick_micro_per_kwh = match self.price_tick_micro_per_kwh {
            Some(tick) => tick,
            None => SlotBook::price_tick_micro_per_kwh(deps, config)?,
        };
        self.price_tick_micro_per_kwh = Some(price_tick_micro_per_kwh);
        let grid = SlotBook::prices_of(deps, config, price_tick_micro_per_kwh, slot)?;
        let order_deposit_micro = self.params.order_deposit_micro;
        let book = SlotBook::new(grid, order_deposit_micro);
        book.save(self.deps.storage, slot);
        self.events.push(
            BookOpened {
                slot,
                price_tick_micro_per_kwh,
                floor_micro_per_kwh: price(grid.floor()),
                ceiling_micro_per_kwh: price(grid.ceiling()),
                order_deposit_micro,
            }
            .into(),
        );
        Ok(book)
    }

    /// Per slot of the new orders: none meets an open one of the point or another new one, and delegates stay within their energy.
    fn check_own(&mut self, planned: &[Planned]) -> Result<(), BookError> {
        let mut by_slot: BTreeMap<u32, Vec<(usize, Stance, u64)>> = BTreeMap::new();
        for (index, order) in planned.iter().enumerate() {
            let stance = Stance::of(&order.packed.order);
            for part in &order.parts {
                by_slot.entry(part.slot).or_default().push((index, stance, part.energy_wh.u64()));
            }
        }
        for (slot, new) in by_slot {
            for (place, (index, stance, _)) in new.iter().enumerate() {
                if let Some((other, ..)) = new[..place].iter().find(|(_, other, _)| stance.could_meet(other))
                {
                    return Err(BookError::CrossesNew { slot, index: *index, other: *other });
                }
            }
            let own = OwnOrder::of_slot(self.deps.storage, slot, self.actor.meter_id)?;
            for order in &own {
                let stance = Stance::of(&order.order.packed.order);
                let met = new.iter().find(|(_, new, _)| new.could_meet(&stance));
                if let Some((index, ..)) = met
                    && self.left_wh(order)?.is_some()
                {
                    let (index, order_id) = (*index, order.order_id);
                    return Err(BookError::CrossesOwn { slot, index, order_id });
                }
            }
            if let Some(limits) = self.actor.limits {
                let new_wh = new.iter().fold(0, |sum: u64, (_, _, energy_wh)| sum.saturating_add(*energy_wh));
                let (open_wh, traded_wh) = (self.delegated_wh(slot, &own)?, self.traded_wh(slot)?);
                checks::check_delegate_energy(slot, open_wh, traded_wh, new_wh, &limits)?;
            }
        }
        Ok(())
    }

    fn delegated_wh(&mut self, slot: u32, own: &[OwnOrder]) -> Result<u64, BookError> {
        let mut open_wh: u64 = 0;
        for order in own.iter().filter(|order| order.order.packed.delegated) {
            if let Some(left_wh) = self.left_wh(order)? {
                open_wh = open_wh.saturating_add(left_wh.min(order.energy_in(slot)));
            }
        }
        Ok(open_wh)
    }

    fn traded_wh(&self, slot: u32) -> Result<u64, BookError> {
        let meter_id = self.actor.meter_id;
        let position = PositionRow::load(self.deps.storage, slot, row_of(meter_id))?.get(meter_id);
        Ok(position.sold_wh.saturating_add(position.bought_wh))
    }

    fn left_wh(&mut self, own: &OwnOrder) -> Result<Option<u64>, BookError> {
        let book = self.book(own.slot)?;
        own.left_wh(self.deps.storage, &book)
    }

    /// The sum of what the new orders hold back, which must be there.
    fn check_funds(&self, planned: &[Planned]) -> Result<u128, BookError> {
        let mut sum: u128 = 0;
        for order in planned {
            let by_micro = order.reserve_micro.unsigned_abs();
            sum =
                sum.checked_add(by_micro).ok_or(LedgerError::Overflow { available_micro: sum, by_micro })?;
        }
        let (bank, index) = (bank_of(self.actor.meter_id), index_in_bank(self.actor.meter_id));
        let debt_micro = DueBank::load(self.deps.storage, bank)?.debt_micro(index);
        let available_micro = self.accounts.available(index).saturating_sub(debt_micro);
        if available_micro < sum {
            return Err(LedgerError::Insufficient { amount_micro: sum, available_micro }.into());
        }
        Ok(sum)
    }

    fn perform(&mut self, planned: Vec<Planned>, micro: u128) -> Result<PlacedOrders, BookError> {
        let meter_id = self.actor.meter_id;
        let count = u32::try_from(planned.len()).unwrap_or(u32::MAX);
        let first_order_id = self.clock.take_ids(count);
        let mut packed = Orders::with_room_for(planned.len());
        for (order_id, order) in (first_order_id..).zip(planned) {
            packed.push(&order.packed);
            self.write(order_id, order)?;
        }
        self.accounts.take(index_in_bank(meter_id), micro)?;
        self.reserves.reserve(meter_id, micro, count)?;
        let reserved_micro = Uint128::new(micro);
        self.events.push(
            OrdersPlaced {
                meter_id,
                by: self.actor.sender.clone(),
                first_order_id,
                orders: Packed::of(packed),
                reserved_micro,
            }
            .into(),
        );
        Ok(PlacedOrders { first_order_id, count, reserved_micro })
    }

    fn write(&mut self, order_id: u64, order: Planned) -> Result<(), BookError> {
        let (meter_id, zone_id) = (self.actor.meter_id, self.actor.zone_id);
        let slot = order.parts.first().map_or(0, |part| part.slot);
        let storage = &mut *self.deps.storage;
        let is_conditional = order.packed.order.condition.is_some();
        if let Some(expires_at) = order.ends_at {
            Expiry { expires_at, order_id, slot, meter_id }.save(storage);
        }
        match order.placement {
            Some(_) if is_conditional => {
                ConditionalOrder { order_id, slot, meter_id }.save(storage);
                self.clock.conditional_orders = self.clock.conditional_orders.saturating_add(1);
            }
            Some(place) => {
                Entry { meter_id, left_wh: place.energy_wh }.save(storage, &place, order_id);
                self.changes.push(Change::add(&place, place.energy_wh));
            }
            None => {
                WaitingBundle { order_id, first_slot: slot, meter_id, zone_id }.save(storage);
                for part in order.parts.iter().skip(1) {
                    OrderRecord::save_part(storage, part.slot, meter_id, order_id, slot);
                }
                self.clock.bundle_added();
            }
        }
        let status = if is_conditional { StoredStatus::Conditional } else { StoredStatus::Open };
        StoredOrder { status, packed: order.packed }.save(storage, slot, meter_id, order_id);
        Ok(())
    }

    // Cancelling.

    /// Cancels the orders named, all or none.
    pub fn cancel(&mut self, orders: &[OrderRef]) -> Result<(), BookError> {
        checks::check_count("orders to cancel", orders.len(), self.params.orders_per_message)?;
        for OrderRef { slot, order_id } in orders {
            let own = OwnOrder::load(self.deps.storage, *slot, self.actor.meter_id, *order_id)?;
            self.cancel_one(own)?;
        }
        Ok(())
    }

    fn cancel_one(&mut self, own: OwnOrder) -> Result<(), BookError> {
        let (slot, order_id) = (own.slot, own.order_id);
        if self.actor.is_delegate() && !own.order.packed.delegated {
            return Err(BookError::NotDelegated { slot, order_id });
        }
        let left_wh = self.left_wh(&own)?.ok_or(BookError::NotOpen { slot, order_id })?;
        if self.is_in_batch(&own)? {
            return Err(BookError::OrderInBatch { slot, order_id });
        }
        self.end(own, left_wh)
    }

    /// Whether the clock is filling a batch that the order belongs to.
    fn is_in_batch(&self, own: &OwnOrder) -> Result<bool, BookError> {
        let rests = own.order.status == StoredStatus::Open;
        let parts = checks::parts_of(&own.order.packed.order.terms);
        Ok(rests && parts.iter().any(|part| self.clock.batch_holds(part.slot, own.order_id)))
    }

    fn end(&mut self, own: OwnOrder, left_wh: u64) -> Result<(), BookError> {
        let OwnOrder { order_id, slot, mut order } = own;
        let meter_id = self.actor.meter_id;
        let book = self.book(slot)?;
        let place = order.placement(book.grid())?.map(|place| Placement { energy_wh: left_wh, ..place });
        let held = held_by(self.deps.storage, &order.packed.order, place.as_ref(), &book)?;
        let freed = held.total_micro()?;
        let storage = &mut *self.deps.storage;
        match (place, order.status) {
            (Some(_), StoredStatus::Conditional) => {
                ConditionalOrder::remove(storage, order_id);
                self.clock.conditional_orders = self.clock.conditional_orders.saturating_sub(1);
            }
            (Some(place), _) => {
                Entry::remove(storage, &place, order_id);
                self.changes.push(Change::take(&place, left_wh));
            }
            (None, _) => {
                WaitingBundle::remove(storage, order_id);
                self.clock.bundle_removed();
            }
        }
        if let Some(expires_at) = checks::ends_at(&order.packed.order, slot, self.config.slot_seconds) {
            Expiry::remove(storage, expires_at, order_id);
        }
        order.status = StoredStatus::Ended(OrderReason::Cancelled);
        order.save(storage, slot, meter_id, order_id);
        let freed_micro = freed.unsigned_abs();
        self.accounts.add(index_in_bank(meter_id), freed_micro)?;
        self.reserves.free(meter_id, freed_micro, 1)?;
        self.ends.push(OrderEnd { meter_id, order_id, left_wh, freed_micro });
        Ok(())
    }

    /// Cancels what is open in `slots`, at most so many orders. True when some are left: for another message, or until their batch is
    /// filled.
    pub fn cancel_all(&mut self, slots: &[u32], most: usize) -> Result<bool, BookError> {
        let mut more = false;
        for slot in slots {
            let own = OwnOrder::of_slot(self.deps.storage, *slot, self.actor.meter_id)?;
            for own in own {
                let theirs = !self.actor.is_delegate() || own.order.packed.delegated;
                let Some(left_wh) = self.left_wh(&own)?.filter(|_| theirs) else { continue };
                if self.ends.len() >= most {
                    return Ok(true);
                }
                if self.is_in_batch(&own)? {
                    more = true;
                } else {
                    self.end(own, left_wh)?;
                }
            }
        }
        Ok(more)
    }

    /// The slots whose orders may be open, ascending.
    pub fn slots_with_books(&self) -> Result<Vec<u32>, BookError> {
        let held = self.reserves.get(self.actor.meter_id);
        if held.open_orders == 0 {
            return Ok(Vec::new());
        }
        let present = units::slot_at(self.now, self.config.slot_seconds)?;
        Ok(SlotBook::slots(self.deps.storage, present, u32::MAX).collect())
    }

    pub fn cancelled(&self, more: bool) -> CancelledOrders {
        let freed = self.ends.iter().fold(0u128, |sum, end| sum.saturating_add(end.freed_micro));
        let count = u32::try_from(self.ends.len()).unwrap_or(u32::MAX);
        CancelledOrders { count, freed_micro: Uint128::new(freed), more }
    }

    /// Writes what the message changed, and tells of it.
    pub fn close(mut self, data: &impl serde::Serialize) -> Result<Response, BookError> {
        let mut response = Response::new().set_data(to_json_binary(data)?);
        if self.ends.is_empty() && self.events.is_empty() {
            return Ok(response);
        }
        let meter_id = self.actor.meter_id;
        let storage = &mut *self.deps.storage;
        push_changes(storage, &mut self.clock, &self.changes);
        self.clock.save(storage);
        self.accounts.save(storage, bank_of(meter_id));
        self.reserves.save(storage, row_of(meter_id));
        if !self.ends.is_empty() {
            let freed_micro = self.cancelled(false).freed_micro;
            let orders = Packed::of(OrderEnds(self.ends));
            let by = self.actor.sender;
            response = response.add_event(OrdersCancelled { meter_id, by, orders, freed_micro });
        }
        Ok(response.add_events(self.events))
    }
}

/// The oracle and the grid, as conditions see them.
struct Neighbours<'a> {
    deps: Deps<'a>,
    config: &'a Config,
}

impl Surroundings for Neighbours<'_> {
    fn has_feed(&self, feed_id: &str) -> Result<bool, BookError> {
        let Some(oracle) = ORACLE.may_load(self.deps.storage)? else { return Ok(false) };
        let value = self.deps.querier.query_wasm_raw(oracle, keys::feed(feed_id))?;
        Ok(value.map(|bytes| FeedValue::decode(&bytes)).transpose()?.is_some())
    }

    fn has_zone(&self, zone_id: u32) -> Result<bool, BookError> {
        let signals = self.deps.querier.query_wasm_raw(&self.config.grid, keys::signals())?;
        Ok(Signals::decode(&signals.unwrap_or_default())?.zone_ids().contains(&zone_id))
    }
}
