//! Rules by which other open exchanges match, given lines as generously as they allow. They decide who trades; what the trades are worth
//! does not depend on the prices that are paid.

use std::{cmp::Reverse, collections::BTreeSet};

use clearing::{
    Side,
    case::{Case, CaseOrder},
};

use super::network::Network;

/// What a rule made of a market.
pub struct Matched {
    /// Per order of the case, in its order.
    pub fills_wh: Vec<u64>,
    /// Per zone in order of id: what the line to its parent carries, positive up.
    pub flows_wh: Vec<i64>,
}

/// Pay-as-bid: a continuous double auction. Orders arrive in order of id. Each trades at once with the best resting order, price first and
/// then time, at that order's price, as long as one meets its limit; the rest of it rests.
///
/// This is the two-sided pay-as-bid market of Grid Singularity's gsy-e (`wiki/docs/two-sided-pay-as-bid.md`: "once an offer or bid is
/// posted, it can be matched right away"), whose offers gain and whose bids lose the fee of each market they are forwarded through
/// (`wiki/docs/constant-fees.md`). It is more generous than that one. gsy-e forwards an order only two ticks after it found nobody in its
/// own market (`wiki/docs/market-agent.md`), while here an order sees the whole tree at once and prices with fees compete. Where several
/// offers wait, gsy-e serves the dearest first (`gsy_framework/matching_algorithms/pay_as_bid_matching_algorithm.py`), while here the
/// cheapest is taken. And a trade uses the lines' capacity net of what flows the other way.
pub fn pay_as_bid(case: &Case) -> Matched {
    let mut state = State::new(case);
    // Per zone, what rests, best first: by price, then by time.
    let mut sells: Vec<BTreeSet<(u64, usize)>> = vec![BTreeSet::new(); state.network.len()];
    let mut buys: Vec<BTreeSet<(Reverse<u64>, usize)>> = vec![BTreeSet::new(); state.network.len()];
    for (id, order) in case.orders.iter().enumerate() {
        let zone = state.zones[id];
        while state.left_wh[id] > 0 {
            let met = match order.side {
                Side::Buy => state.best_sell(&sells, zone, order.limit).map(|seller| (seller, id)),
                Side::Sell => state.best_buy(&buys, zone, order.limit).map(|buyer| (id, buyer)),
            };
            let Some((seller, buyer)) = met else { break };
            state.trade(seller, buyer);
            let resting = if order.side == Side::Buy { seller } else { buyer };
            if state.left_wh[resting] == 0 {
                sells[state.zones[resting]].remove(&(case.orders[resting].limit, resting));
                buys[state.zones[resting]].remove(&(Reverse(case.orders[resting].limit), resting));
            }
        }
        if state.left_wh[id] > 0 {
            match order.side {
                Side::Buy => buys[zone].insert((Reverse(order.limit), id)),
                Side::Sell => sells[zone].insert((order.limit, id)),
            };
        }
    }
    state.matched(case)
}

/// Pay-as-clear: each zone is a market that clears by merit order, and what it leaves is forwarded to the market of its parent, offers
/// dearer and bids cheaper by the line's fee.
///
/// A market sorts bids descending and offers ascending and finds the last pair that still meets: the middle of its limits is the one price
/// of the market. The highest bids are then matched with the lowest offers, of those that the price suits. A pair that the lines cannot
/// carry any more is passed over for the next.
///
/// In one zone this is the uniform double auction of lemlab (`lemlab/lem/clearing_ex_ante.py`, `clearing_pda`) and the pay-as-clear market
/// of gsy-e (`gsy_framework/matching_algorithms/pay_as_clear_matching_algorithm.py`). Forwarding upwards with fees is what gsy-e's market
/// agents do (`wiki/docs/market-agent.md`, `wiki/docs/constant-fees.md`); neither looks at lines' capacities when it matches.
pub fn pay_as_clear(case: &Case) -> Matched {
    let mut state = State::new(case);
    let mut markets: Vec<Vec<Entry>> = vec![Vec::new(); state.network.len()];
    for (id, order) in case.orders.iter().enumerate() {
        let limit = i64::try_from(order.limit).expect("a limit below 2^63");
        markets[state.zones[id]].push(Entry { order: id, side: order.side, limit });
    }
    for zone in state.network.leaves_first() {
        let market = std::mem::take(&mut markets[zone]);
        state.clear_market(&market);
        if let Some(parent) = state.network.parent(zone) {
            let fee = i64::try_from(state.network.fee(zone)).expect("a fee below 2^63");
            let left = market.into_iter().filter(|entry| state.left_wh[entry.order] > 0);
            markets[parent].extend(left.map(|entry| Entry {
                limit: if entry.side == Side::Sell { entry.limit + fee } else { entry.limit - fee },
                ..entry
            }));
        }
    }
    state.matched(case)
}

/// An order as some market sees it.
#[derive(Clone, Copy)]
struct Entry {
    order: usize,
    side: Side,
    /// With the fees on the way to the market.
    limit: i64,
}

struct State {
    network: Network,
    /// Per order.
    zones: Vec<usize>,
    left_wh: Vec<u64>,
}

impl State {
    fn new(case: &Case) -> Self {
        let mut ids: Vec<u32> = case.zones.iter().map(|zone| zone.id).collect();
        ids.sort_unstable();
        let zone = |order: &CaseOrder| ids.binary_search(&order.zone).expect("a zone of the case");
        Self {
            network: Network::new(case),
            zones: case.orders.iter().map(zone).collect(),
            left_wh: case.orders.iter().map(|order| order.energy_wh).collect(),
        }
    }

    fn matched(self, case: &Case) -> Matched {
        let orders = case.orders.iter().zip(self.left_wh);
        Matched {
            fills_wh: orders.map(|(order, left_wh)| order.energy_wh - left_wh).collect(),
            flows_wh: self.network.flows_wh().to_vec(),
        }
    }

    /// The resting sell that is cheapest for a buyer, fees included; of equal ones the oldest.
    fn best_sell(&self, sells: &[BTreeSet<(u64, usize)>], buyer: usize, limit: u64) -> Option<usize> {
        let offers = sells.iter().enumerate().filter_map(|(seller, resting)| {
            let &(sell, id) = resting.first()?;
            let costs = sell + self.network.fees(seller, buyer);
            (costs <= limit && self.network.room_wh(seller, buyer) > 0).then_some((costs, id))
        });
        offers.min().map(|(_, id)| id)
    }

    /// The resting buy that brings a seller most, fees deducted; of equal ones the oldest.
    fn best_buy(&self, buys: &[BTreeSet<(Reverse<u64>, usize)>], seller: usize, limit: u64) -> Option<usize> {
        let bids = buys.iter().enumerate().filter_map(|(buyer, resting)| {
            let &(Reverse(buy), id) = resting.first()?;
            let brings = buy.checked_sub(self.network.fees(seller, buyer))?;
            (brings >= limit && self.network.room_wh(seller, buyer) > 0).then_some((Reverse(brings), id))
        });
        bids.min().map(|(_, id)| id)
    }

    /// As much as both want and the lines carry.
    fn trade(&mut self, seller: usize, buyer: usize) {
        let (from, to) = (self.zones[seller], self.zones[buyer]);
        let energy_wh = self.left_wh[seller].min(self.left_wh[buyer]).min(self.network.room_wh(from, to));
        self.left_wh[seller] -= energy_wh;
        self.left_wh[buyer] -= energy_wh;
        self.network.carry(from, to, energy_wh);
    }

    fn clear_market(&mut self, market: &[Entry]) {
        let side = |side: Side| market.iter().copied().filter(move |entry| entry.side == side);
        let (mut bids, mut offers): (Vec<Entry>, Vec<Entry>) =
            (side(Side::Buy).collect(), side(Side::Sell).collect());
        bids.sort_by_key(|bid| (Reverse(bid.limit), bid.order));
        offers.sort_by_key(|offer| (offer.limit, offer.order));
        let Some(price) = self.clearing_price(&bids, &offers) else { return };
        bids.retain(|bid| bid.limit >= price);
        offers.retain(|offer| offer.limit <= price);
        for bid in bids {
            for offer in &offers {
                if self.left_wh[bid.order] == 0 {
                    break;
                }
                if self.left_wh[offer.order] > 0 {
                    self.trade(offer.order, bid.order);
                }
            }
        }
    }

    /// The middle between the limits of the last pair that meets in merit order.
    fn clearing_price(&self, bids: &[Entry], offers: &[Entry]) -> Option<i64> {
        let mut pairs = (bids.iter(), offers.iter());
        let (mut bid, mut offer) = (pairs.0.next()?, pairs.1.next()?);
        let (mut asked_wh, mut offered_wh) = (self.left_wh[bid.order], self.left_wh[offer.order]);
        let mut price = None;
        while offer.limit <= bid.limit {
            price = Some(i64::midpoint(bid.limit, offer.limit));
            let traded_wh = asked_wh.min(offered_wh);
            (asked_wh, offered_wh) = (asked_wh - traded_wh, offered_wh - traded_wh);
            if asked_wh == 0 {
                let Some(next) = pairs.0.next() else { break };
                (bid, asked_wh) = (next, self.left_wh[next.order]);
            }
            if offered_wh == 0 {
                let Some(next) = pairs.1.next() else { break };
                (offer, offered_wh) = (next, self.left_wh[next.order]);
            }
        }
        price
    }
}
