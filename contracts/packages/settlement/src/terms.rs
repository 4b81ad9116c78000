use clearing::{Line, PriceGrid, Tree, UNLIMITED_WH, Zone};
use serde::{Deserialize, Serialize};
use units::{EnergyWh, PriceMicroPerKwh, ZoneId, check_on_price_tick};

use crate::SettlementError;

/// The utility's prices and the community's fee.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tariff {
    /// What the utility pays.
    pub feed_in_micro_per_kwh: PriceMicroPerKwh,
    /// What the utility asks.
    pub retail_micro_per_kwh: PriceMicroPerKwh,
    /// What buyers from the pool pay the community on top.
    pub trading_fee_micro_per_kwh: PriceMicroPerKwh,
}

/// A node of the grid in one slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct GridZone {
    /// Its id.
    pub id: ZoneId,
    /// The zone its line leads to; `None` for the root.
    pub parent: Option<ZoneId>,
    /// The line's fee; without meaning for the root.
    pub fee_micro_per_kwh: PriceMicroPerKwh,
    /// Cut off from its parent.
    pub islanded: bool,
    /// What its storage can take in this slot.
    pub storage_room_wh: EnergyWh,
}

/// All that holds for a slot whatever its points do, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    tariff: Tariff,
    tree: Tree,
    /// By position in the tree.
    storage_room_wh: Vec<EnergyWh>,
    island: Vec<Option<ZoneId>>,
}

impl Terms {
    /// Checks the tariff, its tick and the zones. The pool's lines are unlimited except those of islands: what was metered has flowed.
    pub fn new(tariff: Tariff, tick: PriceMicroPerKwh, zones: &[GridZone]) -> Result<Self, SettlementError> {
        let Tariff { feed_in_micro_per_kwh, retail_micro_per_kwh, trading_fee_micro_per_kwh } = tariff;
        if feed_in_micro_per_kwh > retail_micro_per_kwh {
            return Err(SettlementError::FeedInAboveRetail { feed_in_micro_per_kwh, retail_micro_per_kwh });
        }
        let grid = PriceGrid::new(feed_in_micro_per_kwh, retail_micro_per_kwh, tick)?;
        check_on_price_tick(trading_fee_micro_per_kwh, tick)?;
        let nodes: Vec<Zone> = zones.iter().map(node).collect();
        let tree = Tree::new(grid, &nodes)?;
        let mut storage_room_wh = vec![0; tree.len()];
        let mut cut_off = vec![false; tree.len()];
        for zone in zones {
            let position = tree.position(zone.id)?;
            storage_room_wh[position] = zone.storage_room_wh;
            cut_off[position] = zone.islanded;
        }
        let island = islands(&tree, &cut_off);
        Ok(Self { tariff, tree, storage_room_wh, island })
    }

    /// The utility's prices and the community's fee.
    pub const fn tariff(&self) -> &Tariff {
        &self.tariff
    }

    /// The zones' tree; its price grid goes from feed-in to retail.
    pub const fn tree(&self) -> &Tree {
        &self.tree
    }

    /// The pool's prices.
    pub const fn grid(&self) -> &PriceGrid {
        self.tree.grid()
    }

    /// The place of a zone in order of id.
    pub fn position(&self, zone: ZoneId) -> Result<usize, SettlementError> {
        Ok(self.tree.position(zone)?)
    }

    /// The id of the zone at `position`.
    pub fn zone(&self, position: usize) -> Result<ZoneId, SettlementError> {
        self.tree.ids().get(position).copied().ok_or_else(|| self.beyond(position))
    }

    /// What the storage of the zone at `position` can take.
    pub fn storage_room_wh(&self, position: usize) -> Result<EnergyWh, SettlementError> {
        self.storage_room_wh.get(position).copied().ok_or_else(|| self.beyond(position))
    }

    /// The island that the zone at `position` lies on, named by the zone that is cut off; its operator stands in for the utility.
    pub fn island(&self, position: usize) -> Result<Option<ZoneId>, SettlementError> {
        self.island.get(position).copied().ok_or_else(|| self.beyond(position))
    }

    pub(crate) fn check_one_per_zone(&self, given: usize) -> Result<(), SettlementError> {
        let zones = self.tree.len();
        if given != zones {
            return Err(SettlementError::WrongZones { given: given as u64, zones: zones as u64 });
        }
        Ok(())
    }

    fn beyond(&self, position: usize) -> SettlementError {
        SettlementError::WrongZones { given: position as u64, zones: self.tree.len() as u64 }
    }
}

fn node(zone: &GridZone) -> Zone {
    let capacity = if zone.islanded { 0 } else { UNLIMITED_WH };
    let line = zone.parent.map(|parent| Line {
        parent,
        fee_micro_per_kwh: zone.fee_micro_per_kwh,
        capacity_up_wh: capacity,
        capacity_down_wh: capacity,
    });
    Zone { id: zone.id, line }
}

/// The nearest zone on the way to the root that is cut off, the zone itself included.
fn islands(tree: &Tree, cut_off: &[bool]) -> Vec<Option<ZoneId>> {
    let mut island = vec![None; tree.len()];
    for &position in tree.root_first() {
        island[position] = if cut_off[position] {
            Some(tree.ids()[position])
        } else {
            tree.parent(position).and_then(|parent| island[parent])
        };
    }
    island
}
