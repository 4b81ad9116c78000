use std::collections::BTreeMap;

use clearing::{Line, PriceGrid, Side, Zone};
use forward::{BookCurve, References, effective_price};
use units::PriceMicroPerKwh;

/// Who is on the other side of an order, in its zone or over lines.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counterparties {
    /// The best one within reach.
    pub within_reach: Option<Offer>,
    /// One that would trade, if the lines between had room.
    pub behind_full_line: Option<Blocked>,
}

/// What somebody offers or bids, as the order sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offer {
    pub zone_id: u32,
    /// Fees of the lines between included.
    pub price_micro_per_kwh: PriceMicroPerKwh,
    pub fees_micro_per_kwh: PriceMicroPerKwh,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Blocked {
    pub offer: Offer,
    /// The zone below the first line without room.
    pub line_of: u32,
}

/// Looks at the books of all zones as an order of `zone_id` that stands at `limit` sees them.
pub fn counterparties(
    grid: &PriceGrid,
    zones: &BTreeMap<u32, Zone>,
    books: &[(u32, BookCurve, References)],
    (zone_id, side): (u32, Side),
    limit_micro_per_kwh: PriceMicroPerKwh,
) -> Counterparties {
    let mut found = Counterparties::default();
    for (other_id, book, references) in books {
        let Some(best) = best_of(grid, book, references, other_side(side)) else { continue };
        let way = match side {
            Side::Sell => Way::between(zones, zone_id, *other_id),
            Side::Buy => Way::between(zones, *other_id, zone_id),
        };
        let price_micro_per_kwh = match side {
            Side::Sell => best.saturating_sub(way.fees_micro_per_kwh),
            Side::Buy => best.saturating_add(way.fees_micro_per_kwh),
        };
        let offer =
            Offer { zone_id: *other_id, price_micro_per_kwh, fees_micro_per_kwh: way.fees_micro_per_kwh };
        match way.full_line {
            None => found.within_reach = better(side, found.within_reach, offer),
            Some(line_of) if !is_better(side, limit_micro_per_kwh, price_micro_per_kwh) => {
                let before = found.behind_full_line.map(|blocked| blocked.offer);
                if better(side, before, offer) == Some(offer) {
                    found.behind_full_line = Some(Blocked { offer, line_of });
                }
            }
            Some(_) => {}
        }
    }
    found
}

fn other_side(side: Side) -> Side {
    match side {
        Side::Buy => Side::Sell,
        Side::Sell => Side::Buy,
    }
}

/// The lowest sell or the highest buy of a zone.
fn best_of(
    grid: &PriceGrid,
    book: &BookCurve,
    references: &References,
    side: Side,
) -> Option<PriceMicroPerKwh> {
    let prices = book
        .levels()
        .filter(|level| level.side == side)
        .map(|level| effective_price(grid, references, level.kind, level.level));
    match side {
        Side::Sell => prices.min(),
        Side::Buy => prices.max(),
    }
}

/// The nearer of two that are equal stays: zones come in order of id.
fn better(side: Side, before: Option<Offer>, offer: Offer) -> Option<Offer> {
    match before {
        Some(before) if !is_better(side, offer.price_micro_per_kwh, before.price_micro_per_kwh) => {
            Some(before)
        }
        _ => Some(offer),
    }
}

/// Whether an order of `side` would rather trade at `price` than at `other`.
fn is_better(side: Side, price: PriceMicroPerKwh, other: PriceMicroPerKwh) -> bool {
    match side {
        Side::Sell => price > other,
        Side::Buy => price < other,
    }
}

/// The lines that energy takes from one zone to another.
struct Way {
    fees_micro_per_kwh: PriceMicroPerKwh,
    full_line: Option<u32>,
}

impl Way {
    fn between(zones: &BTreeMap<u32, Zone>, from: u32, to: u32) -> Self {
        let (up, down) = (lineage(zones, from), lineage(zones, to));
        let mut way = Self { fees_micro_per_kwh: 0, full_line: None };
        for (zone_id, line) in up.iter().filter(|(zone_id, _)| !down.iter().any(|(id, _)| id == zone_id)) {
            way.takes(*zone_id, line, line.map_or(0, |line| line.capacity_up_wh));
        }
        for (zone_id, line) in down.iter().filter(|(zone_id, _)| !up.iter().any(|(id, _)| id == zone_id)) {
            way.takes(*zone_id, line, line.map_or(0, |line| line.capacity_down_wh));
        }
        way
    }

    fn takes(&mut self, zone_id: u32, line: &Option<Line>, room_wh: u64) {
        let fee = line.map_or(0, |line| line.fee_micro_per_kwh);
        self.fees_micro_per_kwh = self.fees_micro_per_kwh.saturating_add(fee);
        if room_wh == 0 {
            self.full_line.get_or_insert(zone_id);
        }
    }
}

/// A zone, its parent and so on to the root, each with its line.
fn lineage(zones: &BTreeMap<u32, Zone>, zone_id: u32) -> Vec<(u32, Option<Line>)> {
    let mut lineage = Vec::new();
    let mut next = Some(zone_id);
    while let Some(zone) = next.and_then(|zone_id| zones.get(&zone_id)) {
        lineage.push((zone.id, zone.line));
        // A tree has no longer lineage than zones.
        next = zone.line.map(|line| line.parent).filter(|_| lineage.len() < zones.len());
    }
    lineage
}

#[cfg(test)]
mod tests {
    use forward::Kind;

    use super::*;

    const REFERENCES: References =
        References { dynamic: 150_000, time_of_use: 0, demand_response: 0, grid_stability: 0 };

    fn grid() -> PriceGrid {
        PriceGrid::new(80_000, 300_000, 1_000).unwrap()
    }

    /// 1 and 2 hang on 0, 3 hangs on 1; what room there is on the line of 1 upwards is given.
    fn zones(room_up_of_1_wh: u64) -> BTreeMap<u32, Zone> {
        let line = |parent, fee_micro_per_kwh, capacity_up_wh| Line {
            parent,
            fee_micro_per_kwh,
            capacity_up_wh,
            capacity_down_wh: 500,
        };
        let zones = [
            Zone { id: 0, line: None },
            Zone { id: 1, line: Some(line(0, 10_000, room_up_of_1_wh)) },
            Zone { id: 2, line: Some(line(0, 20_000, 500)) },
            Zone { id: 3, line: Some(line(1, 5_000, 500)) },
        ];
        zones.map(|zone| (zone.id, zone)).into()
    }

    fn book(zone_id: u32, side: Side, kind: Kind, level: i16) -> (u32, BookCurve, References) {
        let mut curve = BookCurve::new();
        curve.add(kind, side, level, 700).unwrap();
        (zone_id, curve, REFERENCES)
    }

    #[test]
    fn an_order_sees_the_best_offer_with_the_fees_on_the_way() {
        // Sells at 100 in zone 3 and at the dynamic 150 in zone 0.
        let books = [book(0, Side::Sell, Kind::Dynamic, 0), book(3, Side::Sell, Kind::Fixed, 20)];
        let from_2 = counterparties(&grid(), &zones(500), &books, (2, Side::Buy), 90_000);
        let offer = Offer { zone_id: 3, price_micro_per_kwh: 135_000, fees_micro_per_kwh: 35_000 };
        assert_eq!(from_2, Counterparties { within_reach: Some(offer), behind_full_line: None });
        let at_home = counterparties(&grid(), &zones(500), &books, (3, Side::Buy), 90_000);
        let offer = Offer { zone_id: 3, price_micro_per_kwh: 100_000, fees_micro_per_kwh: 0 };
        assert_eq!(at_home.within_reach, Some(offer));
    }

    #[test]
    fn a_bid_is_worth_less_to_a_seller_far_away() {
        let books = [book(2, Side::Buy, Kind::Fixed, 100)];
        let from_3 = counterparties(&grid(), &zones(500), &books, (3, Side::Sell), 200_000);
        let offer = Offer { zone_id: 2, price_micro_per_kwh: 145_000, fees_micro_per_kwh: 35_000 };
        assert_eq!(from_3.within_reach, Some(offer));
    }

    #[test]
    fn who_is_behind_a_full_line_is_named_only_if_both_would_trade() {
        let books = [book(0, Side::Sell, Kind::Dynamic, 0), book(3, Side::Sell, Kind::Fixed, 20)];
        let from_2 = counterparties(&grid(), &zones(0), &books, (2, Side::Buy), 140_000);
        let near = Offer { zone_id: 0, price_micro_per_kwh: 170_000, fees_micro_per_kwh: 20_000 };
        let far = Offer { zone_id: 3, price_micro_per_kwh: 135_000, fees_micro_per_kwh: 35_000 };
        assert_eq!(from_2.within_reach, Some(near));
        assert_eq!(from_2.behind_full_line, Some(Blocked { offer: far, line_of: 1 }));
        let too_low = counterparties(&grid(), &zones(0), &books, (2, Side::Buy), 130_000);
        assert_eq!(too_low.behind_full_line, None);
    }

    #[test]
    fn nobody_is_within_reach_of_an_empty_book() {
        let books = [book(2, Side::Buy, Kind::Fixed, 100)];
        let alone = counterparties(&grid(), &zones(500), &books, (0, Side::Buy), 90_000);
        assert_eq!(alone, Counterparties::default());
    }
}
