//! A slot as a list of points, in the shape of the vectors: what the `settle` example reads and prints.

use clearing::case::ZoneOutcome;
use serde::{Deserialize, Serialize};
use units::{
    EnergyWh, MICRO_PER_KWH_PER_MICRO_PER_WH, MeterId, MoneyMicro, PriceMicroPerKwh, ZoneId,
    read_optional_price, read_price,
};

use crate::{
    ClearedZone, Funds, GridZone, Point, PointSettlement, Request, Rule, SettlementError, Settler,
    SlotTotals, Tariff, Terms, ZoneProgress, ZoneSums, clear_pool, close, request,
};

/// A slot to settle. Prices are in micro/kWh on a tick of 1000.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Slot {
    /// The utility's prices and the community's fee.
    pub tariff: SlotTariff,
    /// The tree.
    pub zones: Vec<SlotZone>,
    /// The metering points; they share in order of id.
    pub points: Vec<SlotPoint>,
}

/// Prices of the slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SlotTariff {
    /// What the utility pays.
    #[serde(deserialize_with = "read_price")]
    pub feed_in: PriceMicroPerKwh,
    /// What the utility asks.
    #[serde(deserialize_with = "read_price")]
    pub retail: PriceMicroPerKwh,
    /// What buyers from the pool pay the community on top.
    #[serde(deserialize_with = "read_price")]
    pub trading_fee: PriceMicroPerKwh,
}

/// A zone. One without a parent is the root and has no line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SlotZone {
    /// Its id.
    pub id: ZoneId,
    /// The zone its line leads to.
    pub parent: Option<ZoneId>,
    /// The line's fee, 0 if not given.
    #[serde(default, deserialize_with = "read_price")]
    pub fee: PriceMicroPerKwh,
    /// Cut off from its parent.
    pub islanded: bool,
    /// What its storage can take.
    pub storage_room_wh: EnergyWh,
}

/// A metering point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SlotPoint {
    /// Its id.
    pub id: MeterId,
    /// Where it is connected.
    pub zone: ZoneId,
    /// Fed into the grid.
    pub export_wh: EnergyWh,
    /// Taken from the grid.
    pub import_wh: EnergyWh,
    /// Sold forward for this slot.
    pub forward_sold_wh: EnergyWh,
    /// Bought forward for this slot.
    pub forward_bought_wh: EnergyWh,
    /// What its forward trades pay it.
    pub forward_money_micro: MoneyMicro,
    /// Held energy that it may use.
    pub held_wh: EnergyWh,
    /// Whether it can pay for its bid.
    pub in_funds: bool,
    /// What it does by itself.
    pub rule: SlotRule,
}

/// What a metering point does by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SlotRule {
    /// The lowest price it sells at; feed-in if not given.
    #[serde(default, deserialize_with = "read_optional_price")]
    pub ask: Option<PriceMicroPerKwh>,
    /// The highest price it buys at; retail if not given.
    #[serde(default, deserialize_with = "read_optional_price")]
    pub bid: Option<PriceMicroPerKwh>,
    /// Hold surplus while the zone's storage has room.
    #[serde(default)]
    pub hold: bool,
    /// Trade with the utility only.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub paused: bool,
}

/// What became of a slot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outcome {
    /// Per zone, by id.
    pub zones: Vec<ZoneOutcome>,
    /// Per zone with a line, by id.
    pub lines: Vec<LineOutcome>,
    /// Per point, by id.
    pub points: Vec<PointOutcome>,
    /// Received by the utility and by those who stand in for it.
    pub utility_micro: MoneyMicro,
    /// Trading fees.
    pub community_micro: MoneyMicro,
    /// Energy tokens minted.
    pub minted_wh: EnergyWh,
    /// Energy tokens burned for what was consumed locally.
    pub burned_consumed_wh: EnergyWh,
    /// Energy tokens burned for what left the community.
    pub burned_exported_wh: EnergyWh,
}

/// What a line carried and earned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LineOutcome {
    /// The zone below the line.
    pub zone: ZoneId,
    /// Positive is up, towards the root.
    pub flow_wh: i64,
    /// What the line earned.
    pub money_micro: MoneyMicro,
}

/// What became of a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PointOutcome {
    /// The point.
    pub id: MeterId,
    /// `export - import - forward sold + forward bought`.
    pub residual_wh: i64,
    /// Kept as energy tokens.
    pub held_wh: EnergyWh,
    /// Taken from energy tokens.
    pub used_wh: EnergyWh,
    /// Sold to neighbours.
    pub pool_sold_wh: EnergyWh,
    /// Bought from neighbours.
    pub pool_bought_wh: EnergyWh,
    /// Sold to the utility.
    pub utility_sold_wh: EnergyWh,
    /// Bought from the utility.
    pub utility_bought_wh: EnergyWh,
    /// Received, or paid if negative.
    pub money_micro: MoneyMicro,
}

impl Slot {
    /// The checked terms of the slot.
    pub fn terms(&self) -> Result<Terms, SettlementError> {
        let tariff = Tariff {
            feed_in_micro_per_kwh: self.tariff.feed_in,
            retail_micro_per_kwh: self.tariff.retail,
            trading_fee_micro_per_kwh: self.tariff.trading_fee,
        };
        let zones: Vec<GridZone> = self.zones.iter().map(grid_zone).collect();
        Terms::new(tariff, MICRO_PER_KWH_PER_MICRO_PER_WH, &zones)
    }

    /// The points in order of id.
    pub fn points_by_id(&self) -> Result<Vec<SlotPoint>, SettlementError> {
        let mut points = self.points.clone();
        points.sort_unstable_by_key(|point| point.id);
        match points.windows(2).find(|pair| pair[0].id == pair[1].id) {
            Some(pair) => Err(SettlementError::DuplicatePoint { point: pair[0].id }),
            None => Ok(points),
        }
    }
}

impl SlotPoint {
    /// The point as the engine takes it.
    pub const fn to_point(self) -> Point {
        let SlotRule { ask, bid, hold, paused } = self.rule;
        Point {
            export_wh: self.export_wh,
            import_wh: self.import_wh,
            forward_sold_wh: self.forward_sold_wh,
            forward_bought_wh: self.forward_bought_wh,
            held_wh: self.held_wh,
            funds: Funds::Decided(self.in_funds),
            rule: Rule { ask_micro_per_kwh: ask, bid_micro_per_kwh: bid, hold, paused },
        }
    }
}

fn grid_zone(zone: &SlotZone) -> GridZone {
    GridZone {
        id: zone.id,
        parent: zone.parent,
        fee_micro_per_kwh: zone.fee,
        islanded: zone.islanded,
        storage_room_wh: zone.storage_room_wh,
    }
}

/// Settles a slot: the whole recipe over a list of points.
pub fn settle_slot(slot: &Slot) -> Result<Outcome, SettlementError> {
    let terms = slot.terms()?;
    let points = placed(&terms, slot)?;
    let requests = request_all(&terms, &points)?;
    let sums = sum(&terms, &requests)?;
    let cleared = clear_pool(&terms, &sums)?;
    let (settled, progress) = settle(&terms, &points, &requests, &cleared)?;
    let totals = close(&terms, &cleared, &progress)?;
    outcome(&cleared, settled, totals)
}

/// A point with the position of its zone.
type Placed = (usize, SlotPoint);

fn placed(terms: &Terms, slot: &Slot) -> Result<Vec<Placed>, SettlementError> {
    slot.points_by_id()?.into_iter().map(|point| Ok((terms.position(point.zone)?, point))).collect()
}

fn request_all(terms: &Terms, points: &[Placed]) -> Result<Vec<(usize, Request)>, SettlementError> {
    points.iter().map(|&(position, point)| Ok((position, request(terms, &point.to_point())?))).collect()
}

fn sum(terms: &Terms, requests: &[(usize, Request)]) -> Result<Vec<ZoneSums>, SettlementError> {
    let mut sums = vec![ZoneSums::new(); terms.tree().len()];
    for (position, request) in requests {
        sums[*position].add(terms, *position, request)?;
    }
    for (position, request) in requests {
        sums[*position].offer_rest(terms, *position, request)?;
    }
    Ok(sums)
}

fn settle(
    terms: &Terms,
    points: &[Placed],
    requests: &[(usize, Request)],
    cleared: &[ClearedZone],
) -> Result<(Vec<PointOutcome>, Vec<ZoneProgress>), SettlementError> {
    let mut settlers = (0..cleared.len())
        .map(|position| Settler::new(terms, position, &cleared[position]))
        .collect::<Result<Vec<_>, _>>()?;
    let mut settled = Vec::with_capacity(points.len());
    for ((position, point), (_, request)) in points.iter().zip(requests) {
        let settler = &mut settlers[*position];
        settler.count_metered(&point.to_point())?;
        settled.push(point_outcome(point.id, settler.settle(request, point.forward_money_micro)?));
    }
    Ok((settled, settlers.iter().map(Settler::progress).collect()))
}

const fn point_outcome(id: MeterId, settled: PointSettlement) -> PointOutcome {
    PointOutcome {
        id,
        residual_wh: settled.residual_wh,
        held_wh: settled.held_wh,
        used_wh: settled.used_wh,
        pool_sold_wh: settled.pool_sold_wh,
        pool_bought_wh: settled.pool_bought_wh,
        utility_sold_wh: settled.utility_sold_wh,
        utility_bought_wh: settled.utility_bought_wh,
        money_micro: settled.money_micro,
    }
}

fn outcome(
    cleared: &[ClearedZone],
    points: Vec<PointOutcome>,
    totals: SlotTotals,
) -> Result<Outcome, SettlementError> {
    let zones = cleared.iter().map(|ClearedZone { pool: zone, .. }| ZoneOutcome {
        id: zone.zone,
        price: zone.traded_price(),
        sold_wh: zone.sold_wh,
        bought_wh: zone.bought_wh,
    });
    let lines = totals.lines.iter().map(|line| LineOutcome {
        zone: line.zone,
        flow_wh: line.flow_wh,
        money_micro: line.money_micro,
    });
    Ok(Outcome {
        zones: zones.collect(),
        lines: lines.collect(),
        points,
        utility_micro: crate::settle::add_money(totals.utility_micro, totals.islands_micro)?,
        community_micro: totals.community_micro,
        minted_wh: crate::pool::add_energy(totals.minted_wh, totals.minted_from_utility_wh)?,
        burned_consumed_wh: totals.burned_consumed_wh,
        burned_exported_wh: totals.burned_exported_wh,
    })
}
