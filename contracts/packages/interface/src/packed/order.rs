use cosmwasm_std::Uint64;
use units::{
    MICRO_PER_KWH_PER_MICRO_PER_WH,
    pack::{PackError, Reader, write_i64, write_u64},
};

use crate::{
    grid::GridState,
    trading::{BundlePart, Comparison, Condition, NewOrder, OrderPrice, OrderTerms, PricingModel, Side},
};

/// An order as it was placed: `flags u8 | zone_id varint | terms | condition`. Prices are in micro per Wh.
///
/// Flags, from the lowest bit: sell, market, bundle, model price, expires, conditional, delegated. Terms of a limit or market order are
/// `slot varint | energy_wh varint | price`, the price being a varint, or of a model `model u8 | offset zigzag`; of a bundle
/// `count varint | (slot varint, then gaps | energy_wh varint)* | average limit varint`; then `expires_at varint` if it expires. A condition is
/// `kind u8 | …`: 0 or 1 for a feed above or below, `length u8 | feed id | value zigzag`; 2 or 3 for a zone's price, `zone_id varint | price varint`;
/// 4 for a zone's state, `zone_id varint | state u8`.
#[derive(Clone, Debug, PartialEq)]
pub struct PackedOrder {
    pub zone_id: u32,
    /// Placed by a delegate.
    pub delegated: bool,
    /// Every price is a multiple of 1000 micro per kWh; the parts of a bundle ascend.
    pub order: NewOrder,
}

const SELL: u8 = 1;
const MARKET: u8 = 2;
const BUNDLE: u8 = 4;
const MODEL: u8 = 8;
const EXPIRES: u8 = 16;
const CONDITIONAL: u8 = 32;
const DELEGATED: u8 = 64;

const FEED: u8 = 0;
const ZONE_PRICE: u8 = 2;
const ZONE_STATE: u8 = 4;

impl PackedOrder {
    pub fn encode(&self, bytes: &mut Vec<u8>) {
        let NewOrder { side, terms, condition } = &self.order;
        let (market, bundle, model) = match terms {
            OrderTerms::Limit { price, .. } => (false, false, matches!(price, OrderPrice::Model { .. })),
            OrderTerms::Market { .. } => (true, false, false),
            OrderTerms::Bundle { .. } => (false, true, false),
        };
        let flags = [
            (SELL, matches!(side, Side::Sell)),
            (MARKET, market),
            (BUNDLE, bundle),
            (MODEL, model),
            (EXPIRES, expires_at(terms).is_some()),
            (CONDITIONAL, condition.is_some()),
            (DELEGATED, self.delegated),
        ];
        bytes.push(flags.iter().filter(|(_, is_set)| *is_set).fold(0, |flags, (flag, _)| flags | flag));
        write_u64(bytes, self.zone_id.into());
        encode_terms(terms, bytes);
        if let Some(condition) = condition {
            encode_condition(condition, bytes);
        }
    }

    pub fn decode(reader: &mut Reader<'_>) -> Result<Self, PackError> {
        let flags = reader.u8()?;
        let has = |flag: u8| flags & flag != 0;
        let unexpected = flags & !(SELL | MARKET | BUNDLE | MODEL | EXPIRES | CONDITIONAL | DELEGATED) != 0
            || [MARKET, BUNDLE, MODEL].into_iter().filter(|flag| has(*flag)).count() > 1
            || has(MARKET) && has(EXPIRES);
        if unexpected {
            return Err(PackError::Unexpected { value: flags.into(), at: reader.position() });
        }
        let zone_id = reader.u32()?;
        let terms = decode_terms(flags, reader)?;
        let condition = if has(CONDITIONAL) { Some(decode_condition(reader)?) } else { None };
        let side = if has(SELL) { Side::Sell } else { Side::Buy };
        Ok(Self { zone_id, delegated: has(DELEGATED), order: NewOrder { side, terms, condition } })
    }
}

fn expires_at(terms: &OrderTerms) -> Option<u64> {
    match terms {
        OrderTerms::Limit { expires_at, .. } | OrderTerms::Bundle { expires_at, .. } => *expires_at,
        OrderTerms::Market { .. } => None,
    }
}

fn encode_terms(terms: &OrderTerms, bytes: &mut Vec<u8>) {
    match terms {
        OrderTerms::Limit { slot, energy_wh, price, .. } => {
            write_u64(bytes, (*slot).into());
            write_u64(bytes, energy_wh.u64());
            match price {
                OrderPrice::Fixed { limit_micro_per_kwh } => write_price(bytes, *limit_micro_per_kwh),
                OrderPrice::Model { model, offset_micro_per_kwh } => {
                    bytes.push(model_code(*model));
                    write_i64(bytes, i64::from(*offset_micro_per_kwh) / MICRO_PER_WH);
                }
            }
        }
        OrderTerms::Market { slot, energy_wh, worst_price_micro_per_kwh } => {
            write_u64(bytes, (*slot).into());
            write_u64(bytes, energy_wh.u64());
            write_price(bytes, *worst_price_micro_per_kwh);
        }
        OrderTerms::Bundle { parts, average_limit_micro_per_kwh, .. } => {
            write_u64(bytes, parts.len() as u64);
            let mut before = 0;
            for part in parts {
                write_u64(bytes, u64::from(part.slot.saturating_sub(before)));
                write_u64(bytes, part.energy_wh.u64());
                before = part.slot;
            }
            write_price(bytes, *average_limit_micro_per_kwh);
        }
    }
    if let Some(expires_at) = expires_at(terms) {
        write_u64(bytes, expires_at);
    }
}

fn decode_terms(flags: u8, reader: &mut Reader<'_>) -> Result<OrderTerms, PackError> {
    let expiry = |reader: &mut Reader<'_>| {
        if flags & EXPIRES == 0 { Ok(None) } else { reader.u64().map(Some) }
    };
    if flags & BUNDLE != 0 {
        let count = reader.u64()?;
        let mut parts: Vec<BundlePart> = Vec::new();
        for _ in 0..count {
            let before = parts.last().map_or(0, |part| part.slot);
            let at = reader.position();
            let slot = reader.u32()?.checked_add(before).ok_or(PackError::TooLarge { at })?;
            parts.push(BundlePart { slot, energy_wh: Uint64::new(reader.u64()?) });
        }
        let average_limit_micro_per_kwh = read_price(reader)?;
        return Ok(OrderTerms::Bundle { parts, average_limit_micro_per_kwh, expires_at: expiry(reader)? });
    }
    let (slot, energy_wh) = (reader.u32()?, Uint64::new(reader.u64()?));
    if flags & MARKET != 0 {
        return Ok(OrderTerms::Market { slot, energy_wh, worst_price_micro_per_kwh: read_price(reader)? });
    }
    let price = if flags & MODEL == 0 {
        OrderPrice::Fixed { limit_micro_per_kwh: read_price(reader)? }
    } else {
        let model = model(reader)?;
        let at = reader.position();
        let offset = reader.i64()?.checked_mul(MICRO_PER_WH).and_then(|offset| i32::try_from(offset).ok());
        OrderPrice::Model { model, offset_micro_per_kwh: offset.ok_or(PackError::TooLarge { at })? }
    };
    Ok(OrderTerms::Limit { slot, energy_wh, price, expires_at: expiry(reader)? })
}

const MICRO_PER_WH: i64 = MICRO_PER_KWH_PER_MICRO_PER_WH.cast_signed();

fn write_price(bytes: &mut Vec<u8>, price_micro_per_kwh: u32) {
    write_u64(bytes, u64::from(price_micro_per_kwh) / MICRO_PER_KWH_PER_MICRO_PER_WH);
}

fn read_price(reader: &mut Reader<'_>) -> Result<u32, PackError> {
    let at = reader.position();
    let price = reader.u64()?.checked_mul(MICRO_PER_KWH_PER_MICRO_PER_WH);
    price.and_then(|price| u32::try_from(price).ok()).ok_or(PackError::TooLarge { at })
}

const MODELS: [PricingModel; 4] = [
    PricingModel::Dynamic,
    PricingModel::TimeOfUse,
    PricingModel::DemandResponse,
    PricingModel::GridStability,
];

fn model_code(model: PricingModel) -> u8 {
    match model {
        PricingModel::Dynamic => 0,
        PricingModel::TimeOfUse => 1,
        PricingModel::DemandResponse => 2,
        PricingModel::GridStability => 3,
    }
}

fn model(reader: &mut Reader<'_>) -> Result<PricingModel, PackError> {
    let code = reader.u8()?;
    let known = MODELS.get(usize::from(code)).copied();
    known.ok_or(PackError::Unexpected { value: code.into(), at: reader.position() })
}

fn encode_condition(condition: &Condition, bytes: &mut Vec<u8>) {
    let below = |comparison: &Comparison| u8::from(matches!(comparison, Comparison::Below));
    match condition {
        Condition::Feed { feed_id, comparison, value } => {
            bytes.push(FEED | below(comparison));
            // An id is at most 32 bytes.
            bytes.push(feed_id.len().try_into().unwrap_or(u8::MAX));
            bytes.extend_from_slice(feed_id.as_bytes());
            write_i64(bytes, *value);
        }
        Condition::ZonePrice { zone_id, comparison, price_micro_per_kwh } => {
            bytes.push(ZONE_PRICE | below(comparison));
            write_u64(bytes, (*zone_id).into());
            write_price(bytes, *price_micro_per_kwh);
        }
        Condition::ZoneState { zone_id, state } => {
            bytes.push(ZONE_STATE);
            write_u64(bytes, (*zone_id).into());
            bytes.push(state.code());
        }
    }
}

fn decode_condition(reader: &mut Reader<'_>) -> Result<Condition, PackError> {
    let kind = reader.u8()?;
    let unexpected = |value: u8, at: usize| PackError::Unexpected { value: value.into(), at };
    let comparison = if kind & 1 == 0 { Comparison::Above } else { Comparison::Below };
    match kind {
        0 | 1 => {
            let length = reader.u8()?;
            let at = reader.position();
            let id = (0..length).map(|_| reader.u8()).collect::<Result<Vec<u8>, _>>()?;
            let feed_id = String::from_utf8(id).map_err(|_| unexpected(length, at))?;
            Ok(Condition::Feed { feed_id, comparison, value: reader.i64()? })
        }
        2 | 3 => {
            let zone_id = reader.u32()?;
            Ok(Condition::ZonePrice { zone_id, comparison, price_micro_per_kwh: read_price(reader)? })
        }
        4 => {
            let (zone_id, code) = (reader.u32()?, reader.u8()?);
            let state = GridState::from_code(code).ok_or(unexpected(code, reader.position()))?;
            Ok(Condition::ZoneState { zone_id, state })
        }
        _ => Err(unexpected(kind, reader.position())),
    }
}

/// Orders as they were placed: [`PackedOrder`]s, one after the other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Orders(Vec<u8>);

impl Orders {
    pub fn with_room_for(count: usize) -> Self {
        Self(Vec::with_capacity(count * 12))
    }

    pub fn push(&mut self, order: &PackedOrder) {
        order.encode(&mut self.0);
    }

    pub fn encode(self) -> Vec<u8> {
        self.0
    }
}

/// Orders that ended: `meter_id varint | order_id varint | left_wh varint | freed_micro varint`, one after the other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OrderEnds(pub Vec<OrderEnd>);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OrderEnd {
    pub meter_id: u32,
    pub order_id: u64,
    /// What was not filled.
    pub left_wh: u64,
    /// Moved from the point's reserved to its available money.
    pub freed_micro: u128,
}

impl OrderEnds {
    pub fn encode(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(self.0.len() * 12);
        for end in &self.0 {
            write_u64(&mut bytes, end.meter_id.into());
            write_u64(&mut bytes, end.order_id);
            write_u64(&mut bytes, end.left_wh);
            units::pack::write_u128(&mut bytes, end.freed_micro);
        }
        bytes
    }

    pub fn decode(bytes: &[u8]) -> Result<Self, PackError> {
        let mut reader = Reader::new(bytes);
        let mut ends = Vec::new();
        while !reader.is_empty() {
            ends.push(OrderEnd {
                meter_id: reader.u32()?,
                order_id: reader.u64()?,
                left_wh: reader.u64()?,
                freed_micro: reader.u128()?,
            });
        }
        Ok(Self(ends))
    }
}

/// Orders that a batch filled in one zone: `flags u8 | meter_id varint | order_id varint | energy_wh varint`, one after the other; flag 1 is a
/// sell, 2 says that nothing of the order is left.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OrderFills(pub Vec<PackedFill>);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PackedFill {
    pub sell: bool,
    pub whole: bool,
    pub meter_id: u32,
    pub order_id: u64,
    pub energy_wh: u64,
}

const WHOLE: u8 = 2;

impl OrderFills {
    pub fn encode(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(self.0.len() * 8);
        for fill in &self.0 {
            bytes.push(if fill.sell { SELL } else { 0 } | if fill.whole { WHOLE } else { 0 });
            write_u64(&mut bytes, fill.meter_id.into());
            write_u64(&mut bytes, fill.order_id);
            write_u64(&mut bytes, fill.energy_wh);
        }
        bytes
    }

    pub fn decode(bytes: &[u8]) -> Result<Self, PackError> {
        let mut reader = Reader::new(bytes);
        let mut fills = Vec::new();
        while !reader.is_empty() {
            let flags = reader.u8()?;
            if flags & !(SELL | WHOLE) != 0 {
                return Err(PackError::Unexpected { value: flags.into(), at: reader.position() });
            }
            fills.push(PackedFill {
                sell: flags & SELL != 0,
                whole: flags & WHOLE != 0,
                meter_id: reader.u32()?,
                order_id: reader.u64()?,
                energy_wh: reader.u64()?,
            });
        }
        Ok(Self(fills))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn price() -> impl Strategy<Value = u32> {
        (0..4_000_000u32).prop_map(|micro_per_wh| micro_per_wh * 1_000)
    }

    fn comparison() -> impl Strategy<Value = Comparison> {
        prop_oneof![Just(Comparison::Above), Just(Comparison::Below)]
    }

    fn condition() -> impl Strategy<Value = Condition> {
        prop_oneof![
            ("[a-z]{1,32}", comparison(), any::<i64>())
                .prop_map(|(feed_id, comparison, value)| Condition::Feed { feed_id, comparison, value }),
            (any::<u32>(), comparison(), price()).prop_map(|(zone_id, comparison, price_micro_per_kwh)| {
                Condition::ZonePrice { zone_id, comparison, price_micro_per_kwh }
            }),
            any::<u32>().prop_map(|zone_id| Condition::ZoneState { zone_id, state: GridState::Alert }),
        ]
    }

    fn order_price() -> impl Strategy<Value = OrderPrice> {
        let model = (0..MODELS.len(), -2_000_000..2_000_000i32).prop_map(|(model, offset)| {
            OrderPrice::Model { model: MODELS[model], offset_micro_per_kwh: offset * 1_000 }
        });
        prop_oneof![price().prop_map(|limit_micro_per_kwh| OrderPrice::Fixed { limit_micro_per_kwh }), model]
    }

    fn terms() -> impl Strategy<Value = OrderTerms> {
        let energy = || any::<u64>().prop_map(Uint64::new);
        let expiry = || prop::option::of(any::<u64>());
        let parts = prop::collection::btree_map(any::<u32>(), energy(), 2..6);
        prop_oneof![
            (any::<u32>(), energy(), order_price(), expiry()).prop_map(
                |(slot, energy_wh, price, expires_at)| OrderTerms::Limit {
                    slot,
                    energy_wh,
                    price,
                    expires_at
                }
            ),
            (any::<u32>(), energy(), price()).prop_map(|(slot, energy_wh, worst_price_micro_per_kwh)| {
                OrderTerms::Market { slot, energy_wh, worst_price_micro_per_kwh }
            }),
            (parts, price(), expiry()).prop_map(|(parts, average_limit_micro_per_kwh, expires_at)| {
                let parts =
                    parts.into_iter().map(|(slot, energy_wh)| BundlePart { slot, energy_wh }).collect();
                OrderTerms::Bundle { parts, average_limit_micro_per_kwh, expires_at }
            }),
        ]
    }

    proptest! {
        #[test]
        fn orders_come_back_as_they_were(
            orders in prop::collection::vec((any::<u32>(), any::<bool>(), any::<bool>(), terms(), prop::option::of(condition())), 1..6),
        ) {
            let orders: Vec<PackedOrder> = orders
                .into_iter()
                .map(|(zone_id, delegated, sell, terms, condition)| PackedOrder {
                    zone_id,
                    delegated,
                    order: NewOrder { side: if sell { Side::Sell } else { Side::Buy }, terms, condition },
                })
                .collect();
            let mut bytes = Vec::new();
            orders.iter().for_each(|order| order.encode(&mut bytes));
            let mut reader = Reader::new(&bytes);
            for order in &orders {
                prop_assert_eq!(&PackedOrder::decode(&mut reader).unwrap(), order);
            }
            prop_assert_eq!(reader.finish(), Ok(()));
        }

        #[test]
        fn what_ended_and_what_was_filled_comes_back(
            entries in prop::collection::vec((any::<u32>(), any::<u64>(), any::<u64>(), any::<u128>(), any::<[bool; 2]>()), 0..20),
        ) {
            let ends = entries.iter().map(|&(meter_id, order_id, left_wh, freed_micro, _)| OrderEnd { meter_id, order_id, left_wh, freed_micro });
            let ends = OrderEnds(ends.collect());
            prop_assert_eq!(OrderEnds::decode(&ends.encode()), Ok(ends));
            let fills = entries.iter().map(|&(meter_id, order_id, energy_wh, _, [sell, whole])| PackedFill { sell, whole, meter_id, order_id, energy_wh });
            let fills = OrderFills(fills.collect());
            prop_assert_eq!(OrderFills::decode(&fills.encode()), Ok(fills));
        }
    }

    #[test]
    fn an_ordinary_limit_order_takes_eight_bytes() {
        let terms = OrderTerms::Limit {
            slot: 1_944_000,
            energy_wh: Uint64::new(1_500),
            price: OrderPrice::Fixed { limit_micro_per_kwh: 120_000 },
            expires_at: None,
        };
        let mut bytes = Vec::new();
        let order = NewOrder { side: Side::Sell, terms, condition: None };
        PackedOrder { zone_id: 3, delegated: false, order }.encode(&mut bytes);
        assert_eq!(bytes.len(), 8);
    }

    #[test]
    fn flags_that_contradict_each_other_are_refused() {
        for flags in [MARKET | BUNDLE, MARKET | MODEL, MARKET | EXPIRES, 128] {
            let refused = PackedOrder::decode(&mut Reader::new(&[flags, 0, 0, 0, 0, 0]));
            assert_eq!(refused, Err(PackError::Unexpected { value: flags.into(), at: 1 }));
        }
    }
}
