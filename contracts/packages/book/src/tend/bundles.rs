use clearing::{Side, ZoneClearing};
use forward::{BundlePart, BundleTrial};
use interface::{
    packed::{OrderFills, PackedFill},
    trading::{self, OrderTerms, OrdersFilled},
    wire::Packed,
};
use ledger::{Next, took_part};
use units::money_micro;

use crate::{
    error::BookError,
    price::price,
    store::{StoredOrder, StoredStatus, WaitingBundle, held_by},
    tend::{batch::begin, books::Books, cost, fill::fill, market::Market},
};

/// Tries bundles, oldest first and all in turn, until each was tried since something last changed.
pub fn bundles(books: &mut Books) -> Result<Next, BookError> {
    if books.clock.trials_left == 0 {
        return Ok(Next::Step);
    }
    let slots_per_tick = books.params()?.bundle_slots_per_tick;
    let mut slots_left = slots_per_tick;
    while books.clock.trials_left > 0 {
        let Some(bundle) = next_bundle(books)? else {
            books.clock.trials_left = 0;
            break;
        };
        let order_id = bundle.order_id;
        let tried = if books.clock.stopped.contains(&bundle.zone_id) {
            pass_over(books)
        } else {
            match Trial::of(books, &bundle) {
                Ok(trial) => trial.run(books, slots_per_tick, &mut slots_left)?,
                Err(error) => {
                    books.set_aside(bundle.first_slot, Some(order_id), &error);
                    Tried::Waits
                }
            }
        };
        match tried {
            Tried::Filled => books.clock.try_bundles_again(),
            Tried::Waits => books.clock.trials_left = books.clock.trials_left.saturating_sub(1),
            // The slots' books are to be cleared first, or another tick has more room.
            Tried::NotNow => return Ok(Next::Step),
            Tried::NoRoom => return Ok(Next::Tick),
        }
        books.clock.bundle_cursor = order_id.saturating_add(1);
        if fill(books)? == Next::Tick {
            return Ok(Next::Tick);
        }
    }
    Ok(Next::Step)
}

/// It waits as the orders of its zone do.
fn pass_over(books: &mut Books) -> Tried {
    match books.look(cost::TRIAL) {
        Next::Step => Tried::Waits,
        Next::Tick => Tried::NoRoom,
    }
}

fn next_bundle(books: &Books) -> Result<Option<WaitingBundle>, BookError> {
    let later = WaitingBundle::from(books.storage(), books.clock.bundle_cursor).next();
    later.or_else(|| WaitingBundle::from(books.storage(), 0).next()).transpose()
}

enum Tried {
    Filled,
    Waits,
    NotNow,
    NoRoom,
}

/// A bundle as it is tried.
struct Trial {
    bundle: WaitingBundle,
    order: StoredOrder,
    side: Side,
    limit_micro_per_kwh: u64,
    parts: Vec<trading::BundlePart>,
}

/// What became of its slots.
enum Cleared {
    All(Vec<(Market, Vec<ZoneClearing>)>),
    NotAll,
    /// The books are too full to read and record in what is left of the tick.
    TooMuch,
}

impl Trial {
    fn of(books: &Books, bundle: &WaitingBundle) -> Result<Self, BookError> {
        let WaitingBundle { order_id, first_slot, meter_id, .. } = *bundle;
        let order = StoredOrder::load(books.storage(), first_slot, meter_id, order_id)?;
        let order = order.ok_or(BookError::NoBundle { order_id })?;
        let OrderTerms::Bundle { parts, average_limit_micro_per_kwh, .. } = &order.packed.order.terms else {
            return Err(BookError::NoBundle { order_id });
        };
        Ok(Self {
            bundle: *bundle,
            side: order.side(),
            limit_micro_per_kwh: (*average_limit_micro_per_kwh).into(),
            parts: parts.clone(),
            order,
        })
    }

    fn run(self, books: &mut Books, slots_per_tick: u32, slots_left: &mut u32) -> Result<Tried, BookError> {
        let count = u32::try_from(self.parts.len()).unwrap_or(u32::MAX);
        let must_wait = |slot: u32| books.clock.changed.contains(&slot) || books.carried.contains(&slot);
        // The first one of a tick may be longer than what a tick tries.
        let too_many = count > *slots_left && *slots_left < slots_per_tick;
        if too_many || self.parts.iter().any(|part| must_wait(part.slot)) {
            return Ok(Tried::NotNow);
        }
        let part = cost::TRIAL.saturating_add(books.zone_count()?.saturating_mul(cost::TRIAL_ZONE));
        let all = part.saturating_mul(count);
        if !books.has_room_for(all.min(cost::MAX_TRIAL)) {
            return Ok(Tried::NoRoom);
        }
        *slots_left = slots_left.saturating_sub(count);
        // A tick without other work is there for one bundle, whatever its bound of points.
        let whole_tick = books.is_idle() && books.has_room_for(cost::MAX_TRIAL);
        let most = if whole_tick { cost::MAX_TRIAL } else { all.min(cost::MAX_TRIAL) };
        match self.cleared(books, most) {
            Ok(Cleared::All(cleared)) => {
                self.perform(books, &cleared)?;
                begin(books, Some(self.bundle.order_id), cleared)?;
                Ok(Tried::Filled)
            }
            Ok(Cleared::NotAll) => Ok(Tried::Waits),
            Ok(Cleared::TooMuch) if most == cost::MAX_TRIAL => Ok(Tried::Waits),
            Ok(Cleared::TooMuch) => Ok(Tried::NoRoom),
            // The grid does not answer.
            Err(BookError::Std(_)) => Ok(Tried::NotNow),
            Err(error) => {
                books.set_aside(self.bundle.first_slot, Some(self.bundle.order_id), &error);
                Ok(Tried::Waits)
            }
        }
    }

    /// Every part's slot with it, if all of it trades within its limit and takes no more than `most` points.
    fn cleared(&self, books: &mut Books, most: u32) -> Result<Cleared, BookError> {
        let mut points: u32 = 0;
        let mut trial = BundleTrial::new(self.side, self.limit_micro_per_kwh);
        let mut cleared = Vec::with_capacity(self.parts.len());
        for part in &self.parts {
            let market = Market::read(books, part.slot)?;
            let outcome = trial.clear_part(&BundlePart {
                tree: &market.tree,
                curves: &market.curves,
                zone: self.bundle.zone_id,
                energy_wh: part.energy_wh.u64(),
            })?;
            let recorded = outcome.iter().flatten().filter(|zone| took_part(zone)).count();
            let recorded = u32::try_from(recorded).unwrap_or(u32::MAX);
            let by = market.points.saturating_add(recorded.saturating_mul(cost::RECORD_ZONE));
            books.count(by);
            points = points.saturating_add(by);
            let Some(outcome) = outcome else { return Ok(Cleared::NotAll) };
            if points > most {
                return Ok(Cleared::TooMuch);
            }
            cleared.push((market, outcome));
        }
        Ok(if trial.unmet()?.is_none() { Cleared::All(cleared) } else { Cleared::NotAll })
    }

    /// The bundle's own trades. Each slot's position holds back what that slot may cost; what its limit held beyond that, and its deposit, stay with
    /// the first.
    fn perform(&self, books: &mut Books, cleared: &[(Market, Vec<ZoneClearing>)]) -> Result<(), BookError> {
        let WaitingBundle { order_id, first_slot, meter_id, zone_id } = self.bundle;
        let mut trades = Vec::with_capacity(self.parts.len());
        for (part, (market, outcome)) in self.parts.iter().zip(cleared) {
            let energy_wh = part.energy_wh.u64();
            let at = market.tree.position(zone_id).map_err(forward::ForwardError::from)?;
            let price = outcome[at].price_micro_per_kwh;
            let worst = match self.side {
                Side::Buy => price,
                Side::Sell => books.book(part.slot)?.grid().ceiling().saturating_sub(price),
            };
            let held_micro = money_micro(worst, energy_wh)?.unsigned_abs();
            trades.push((market, energy_wh, price, money_micro(price, energy_wh)?, held_micro));
        }
        let needed = trades.iter().fold(0u128, |sum, trade| sum.saturating_add(trade.4));
        let first_book = books.book(first_slot)?;
        let held = held_by(books.storage(), &self.order.packed.order, None, &first_book)?;
        let over = held.total_micro()?.unsigned_abs().saturating_sub(needed);
        for (market, energy_wh, price_micro_per_kwh, money, held_micro) in trades {
            books.count(cost::BUNDLE_PART);
            let slot = market.slot;
            let is_first = slot == first_slot;
            let held_micro = if is_first { held_micro.saturating_add(over) } else { held_micro };
            books.trade(slot, meter_id, |position| {
                position.add(self.side, energy_wh, money);
                position.reserved_micro = position.reserved_micro.saturating_add(held_micro);
                position.orders = position.orders.saturating_add(u32::from(is_first));
            })?;
            let sell = matches!(self.side, Side::Sell);
            let fills = OrderFills(vec![PackedFill { sell, whole: true, meter_id, order_id, energy_wh }]);
            books.emit(OrdersFilled {
                slot,
                batch: market.flows.batches.saturating_add(1),
                zone_id,
                price_micro_per_kwh: price(price_micro_per_kwh),
                fills: Packed::of(fills),
            });
        }
        let mut order = self.order.clone();
        order.status = StoredStatus::Filled;
        let storage = books.storage_mut();
        order.save(storage, first_slot, meter_id, order_id);
        WaitingBundle::remove(storage, order_id);
        books.clock.bundle_removed();
        Ok(())
    }
}
