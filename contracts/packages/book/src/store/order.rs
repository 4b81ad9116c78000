use clearing::{PriceGrid, Side};
use cosmwasm_std::Storage;
use forward::{ForwardError, Kind, OrderReserve, fixed_level, offset_level};
use interface::{
    packed::PackedOrder,
    trading::{self, NewOrder, OrderPrice, OrderReason, OrderTerms, PricingModel},
};
use units::pack::{PackError, Reader, write_u64};

use crate::{
    error::BookError,
    keys,
    store::{
        scan::{id_in, under},
        slot_book::SlotBook,
    },
};

/// An order as it was placed, and what became of it as far as lists and batches do not say: `status u8 |` [`PackedOrder`].
#[derive(Clone, Debug, PartialEq)]
pub struct StoredOrder {
    pub status: StoredStatus,
    pub packed: PackedOrder,
}

/// Codes: open 0, conditional 1, filled 2, and 16 more than that of its reason for an order that ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StoredStatus {
    /// It rests if its list, or its bundle, is there; else it is filled whole.
    Open,
    Conditional,
    /// Of bundles only.
    Filled,
    Ended(OrderReason),
}

/// What stands under an order's key.
#[derive(Clone, Debug, PartialEq)]
pub enum OrderRecord {
    Order(StoredOrder),
    /// A part of a bundle whose order is kept under its first slot: `3 | first slot varint`.
    Part {
        first_slot: u32,
    },
}

/// Where an order that is no bundle stands in its zone's book.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placement {
    pub slot: u32,
    pub zone_id: u32,
    pub kind: Kind,
    pub side: Side,
    pub level: i16,
    /// As it was placed.
    pub energy_wh: u64,
}

const OPEN: u8 = 0;
const CONDITIONAL: u8 = 1;
const FILLED: u8 = 2;
const PART: u8 = 3;
const ENDED: u8 = 16;

impl StoredOrder {
    pub fn save(&self, storage: &mut dyn Storage, slot: u32, meter_id: u32, order_id: u64) {
        let mut bytes = vec![self.status.code()];
        self.packed.encode(&mut bytes);
        storage.set(&keys::order(slot, meter_id, order_id), &bytes);
    }

    /// `None` when there is none, or only a part of a bundle.
    pub fn load(
        storage: &dyn Storage,
        slot: u32,
        meter_id: u32,
        order_id: u64,
    ) -> Result<Option<Self>, BookError> {
        Ok(match OrderRecord::load(storage, slot, meter_id, order_id)? {
            Some(OrderRecord::Order(order)) => Some(order),
            Some(OrderRecord::Part { .. }) | None => None,
        })
    }

    pub fn side(&self) -> Side {
        side_of(self.packed.order.side)
    }

    /// The slot under which it is kept: a bundle's first.
    pub fn slot(&self) -> u32 {
        first_slot(&self.packed.order.terms)
    }

    /// Where it stands when it rests; `None` for a bundle.
    pub fn placement(&self, grid: &PriceGrid) -> Result<Option<Placement>, ForwardError> {
        placement(self.packed.zone_id, &self.packed.order, grid)
    }
}

impl OrderRecord {
    pub fn load(
        storage: &dyn Storage,
        slot: u32,
        meter_id: u32,
        order_id: u64,
    ) -> Result<Option<Self>, BookError> {
        let bytes = storage.get(&keys::order(slot, meter_id, order_id));
        Ok(bytes.map(|bytes| Self::decode(&bytes)).transpose()?)
    }

    /// Marks a further slot of a bundle.
    pub fn save_part(storage: &mut dyn Storage, slot: u32, meter_id: u32, order_id: u64, first_slot: u32) {
        let mut bytes = vec![PART];
        write_u64(&mut bytes, first_slot.into());
        storage.set(&keys::order(slot, meter_id, order_id), &bytes);
    }

    /// Orders of a point in a slot from an id on, ended ones too, in order of id.
    pub fn of_point(
        storage: &dyn Storage,
        slot: u32,
        meter_id: u32,
        from_id: u64,
    ) -> impl Iterator<Item = Result<(u64, Self), BookError>> + '_ {
        let start = keys::order(slot, meter_id, from_id);
        let records = under(storage, &keys::orders_of_point(slot, meter_id), Some(&start));
        records.map(|(key, bytes)| {
            let order_id = id_in(&key, 0).ok_or(PackError::Truncated { at: key.len() })?;
            Ok((order_id, Self::decode(&bytes)?))
        })
    }

    pub fn decode(bytes: &[u8]) -> Result<Self, PackError> {
        let mut reader = Reader::new(bytes);
        let code = reader.u8()?;
        let record = if code == PART {
            Self::Part { first_slot: reader.u32()? }
        } else {
            let unexpected = PackError::Unexpected { value: code.into(), at: reader.position() };
            let status = StoredStatus::from_code(code).ok_or(unexpected)?;
            Self::Order(StoredOrder { status, packed: PackedOrder::decode(&mut reader)? })
        };
        reader.finish()?;
        Ok(record)
    }
}

impl StoredStatus {
    fn code(self) -> u8 {
        match self {
            Self::Open => OPEN,
            Self::Conditional => CONDITIONAL,
            Self::Filled => FILLED,
            Self::Ended(reason) => ENDED + reason.code(),
        }
    }

    fn from_code(code: u8) -> Option<Self> {
        match code {
            OPEN => Some(Self::Open),
            CONDITIONAL => Some(Self::Conditional),
            FILLED => Some(Self::Filled),
            code => OrderReason::from_code(code.checked_sub(ENDED)?).map(Self::Ended),
        }
    }
}

/// Keeps what a batch filled of an order that stood at the zone's very price. What is filled whole at a better one is told by the batch.
pub fn add_fill(
    storage: &mut dyn Storage,
    slot: u32,
    meter_id: u32,
    order_id: u64,
    batch: u32,
    energy_wh: u64,
) {
    let mut bytes = Vec::with_capacity(4);
    write_u64(&mut bytes, energy_wh);
    storage.set(&keys::fill(slot, meter_id, order_id, batch), &bytes);
}

/// What [`add_fill`] kept of an order: batches and energies in Wh, ascending.
pub fn fills_of(
    storage: &dyn Storage,
    slot: u32,
    meter_id: u32,
    order_id: u64,
) -> impl Iterator<Item = Result<(u32, u64), PackError>> + '_ {
    under(storage, &keys::fills(slot, meter_id, order_id), None).map(|(key, bytes)| {
        let batch = key.last_chunk().ok_or(PackError::Truncated { at: key.len() })?;
        let mut reader = Reader::new(&bytes);
        let energy_wh = reader.u64()?;
        reader.finish()?;
        Ok((u32::from_be_bytes(*batch), energy_wh))
    })
}

/// Where an order of a zone stands when it rests; `None` for a bundle.
pub fn placement(
    zone_id: u32,
    order: &NewOrder,
    grid: &PriceGrid,
) -> Result<Option<Placement>, ForwardError> {
    let (slot, energy_wh, kind, level) = match &order.terms {
        OrderTerms::Limit { slot, energy_wh, price: OrderPrice::Fixed { limit_micro_per_kwh }, .. } => {
            (*slot, *energy_wh, Kind::Fixed, fixed_level(grid, (*limit_micro_per_kwh).into())?)
        }
        OrderTerms::Limit {
            slot,
            energy_wh,
            price: OrderPrice::Model { model, offset_micro_per_kwh },
            ..
        } => (*slot, *energy_wh, kind_of(*model), offset_level(grid, (*offset_micro_per_kwh).into())?),
        OrderTerms::Market { slot, energy_wh, worst_price_micro_per_kwh } => {
            (*slot, *energy_wh, Kind::Market, fixed_level(grid, (*worst_price_micro_per_kwh).into())?)
        }
        OrderTerms::Bundle { .. } => return Ok(None),
    };
    let (side, energy_wh) = (side_of(order.side), energy_wh.u64());
    Ok(Some(Placement { slot, zone_id, kind, side, level, energy_wh }))
}

/// What an order holds back; with another `energy_wh` in `place`, what that part of it does. `book` is that of its first slot.
pub fn held_by(
    storage: &dyn Storage,
    order: &NewOrder,
    place: Option<&Placement>,
    book: &SlotBook,
) -> Result<OrderReserve, BookError> {
    let deposit_micro = book.order_deposit_micro.into();
    Ok(match (place, &order.terms) {
        (Some(place), _) => {
            let Placement { side, kind, level, energy_wh, .. } = *place;
            OrderReserve::of_order(book.grid(), side, kind, level, energy_wh, deposit_micro)?
        }
        (None, OrderTerms::Bundle { parts, average_limit_micro_per_kwh, .. }) => {
            let mut ceilings = Vec::with_capacity(parts.len());
            for part in parts {
                let book =
                    SlotBook::load(storage, part.slot)?.ok_or(BookError::NoBook { slot: part.slot })?;
                ceilings.push((book.grid().ceiling(), part.energy_wh.u64()));
            }
            let limit = (*average_limit_micro_per_kwh).into();
            OrderReserve::of_bundle(side_of(order.side), limit, ceilings, deposit_micro)?
        }
        (None, _) => OrderReserve { energy_micro: 0, deposit_micro },
    })
}

/// The slot that names an order together with its id.
pub fn first_slot(terms: &OrderTerms) -> u32 {
    match terms {
        OrderTerms::Limit { slot, .. } | OrderTerms::Market { slot, .. } => *slot,
        OrderTerms::Bundle { parts, .. } => parts.first().map_or(0, |part| part.slot),
    }
}

/// As the engines call it.
pub fn side_of(side: trading::Side) -> Side {
    match side {
        trading::Side::Buy => Side::Buy,
        trading::Side::Sell => Side::Sell,
    }
}

fn kind_of(model: PricingModel) -> Kind {
    match model {
        PricingModel::Dynamic => Kind::Dynamic,
        PricingModel::TimeOfUse => Kind::TimeOfUse,
        PricingModel::DemandResponse => Kind::DemandResponse,
        PricingModel::GridStability => Kind::GridStability,
    }
}

#[cfg(test)]
mod tests {
    use cosmwasm_std::{Uint64, testing::MockStorage};
    use interface::trading::BundlePart;

    use super::*;

    fn sell(terms: OrderTerms) -> PackedOrder {
        let order = NewOrder { side: trading::Side::Sell, terms, condition: None };
        PackedOrder { zone_id: 3, delegated: false, order }
    }

    fn limit(slot: u32, price: OrderPrice) -> OrderTerms {
        OrderTerms::Limit { slot, energy_wh: Uint64::new(1_500), price, expires_at: None }
    }

    fn bundle() -> OrderTerms {
        let part = |slot| BundlePart { slot, energy_wh: Uint64::new(700) };
        OrderTerms::Bundle {
            parts: vec![part(7), part(9)],
            average_limit_micro_per_kwh: 120_000,
            expires_at: None,
        }
    }

    #[test]
    fn every_status_comes_back_and_other_codes_are_refused() {
        let ended = OrderReason::ALL.map(StoredStatus::Ended);
        let mut known = 0;
        for status in
            [StoredStatus::Open, StoredStatus::Conditional, StoredStatus::Filled].into_iter().chain(ended)
        {
            assert_eq!(StoredStatus::from_code(status.code()), Some(status));
            known += 1;
        }
        let codes = (0..=u8::MAX).filter(|code| StoredStatus::from_code(*code).is_some());
        assert_eq!(codes.count(), known);
    }

    #[test]
    fn orders_of_a_point_come_in_order_of_id_with_the_parts_of_bundles_among_them() {
        let mut storage = MockStorage::new();
        let order = |status| StoredOrder {
            status,
            packed: sell(limit(9, OrderPrice::Fixed { limit_micro_per_kwh: 90_000 })),
        };
        order(StoredStatus::Open).save(&mut storage, 9, 5, 300);
        order(StoredStatus::Ended(OrderReason::Cancelled)).save(&mut storage, 9, 5, 2);
        order(StoredStatus::Open).save(&mut storage, 9, 6, 3);
        order(StoredStatus::Open).save(&mut storage, 8, 5, 4);
        OrderRecord::save_part(&mut storage, 9, 5, 200, 7);
        let found: Vec<_> = OrderRecord::of_point(&storage, 9, 5, 0).collect::<Result<_, _>>().unwrap();
        let expected = [
            (2, OrderRecord::Order(order(StoredStatus::Ended(OrderReason::Cancelled)))),
            (200, OrderRecord::Part { first_slot: 7 }),
            (300, OrderRecord::Order(order(StoredStatus::Open))),
        ];
        assert_eq!(found, expected);
        assert_eq!(OrderRecord::of_point(&storage, 9, 5, 201).count(), 1);
        assert_eq!(StoredOrder::load(&storage, 9, 5, 200).unwrap(), None);
        assert_eq!(StoredOrder::load(&storage, 9, 5, 300).unwrap(), Some(order(StoredStatus::Open)));
    }

    #[test]
    fn fills_come_back_in_order_of_batch() {
        let mut storage = MockStorage::new();
        for (batch, energy_wh) in [(300, 7), (2, 900), (41, 1)] {
            add_fill(&mut storage, 9, 5, 77, batch, energy_wh);
        }
        add_fill(&mut storage, 9, 5, 78, 2, 5);
        let fills: Vec<_> = fills_of(&storage, 9, 5, 77).collect::<Result<_, _>>().unwrap();
        assert_eq!(fills, [(2, 900), (41, 1), (300, 7)]);
    }

    #[test]
    fn an_order_stands_at_its_limit_or_its_offset_and_a_bundle_nowhere() {
        let grid = PriceGrid::new(80_000, 300_000, 1_000).unwrap();
        let at =
            |kind, level| Placement { slot: 9, zone_id: 3, kind, side: Side::Sell, level, energy_wh: 1_500 };
        let model = OrderPrice::Model { model: PricingModel::TimeOfUse, offset_micro_per_kwh: -5_000 };
        let market =
            OrderTerms::Market { slot: 9, energy_wh: Uint64::new(1_500), worst_price_micro_per_kwh: 80_000 };
        let rows = [
            (limit(9, OrderPrice::Fixed { limit_micro_per_kwh: 90_000 }), Some(at(Kind::Fixed, 10))),
            (limit(9, model), Some(at(Kind::TimeOfUse, -5))),
            (market, Some(at(Kind::Market, 0))),
            (bundle(), None),
        ];
        for (terms, expected) in rows {
            let order = StoredOrder { status: StoredStatus::Open, packed: sell(terms) };
            assert_eq!(order.placement(&grid).unwrap(), expected);
        }
        let bundle = StoredOrder { status: StoredStatus::Open, packed: sell(bundle()) };
        assert_eq!((bundle.slot(), bundle.side()), (7, Side::Sell));
    }
}
