use units::{EnergyWh, PriceMicroPerKwh, ZoneId, check_on_price_tick};

use crate::{ClearingError, PriceGrid};

/// A capacity that never binds.
pub const UNLIMITED_WH: EnergyWh = u64::MAX;

/// The most zones a tree may have.
pub const MAX_ZONES: usize = 1 << 16;

/// The most that zones times prices may be: it bounds clearing's work and memory.
pub const MAX_CELLS: usize = 1 << 22;

/// A node of the grid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Zone {
    /// Its id.
    pub id: ZoneId,
    /// The line to its parent; `None` for the root.
    pub line: Option<Line>,
}

/// The line between a zone and its parent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// The zone on the root's side.
    pub parent: ZoneId,
    /// What carrying a kWh costs, either way, in micro/kWh and on the tick grid.
    pub fee_micro_per_kwh: PriceMicroPerKwh,
    /// The most that flows towards the root, in Wh.
    pub capacity_up_wh: EnergyWh,
    /// The most that flows away from the root, in Wh.
    pub capacity_down_wh: EnergyWh,
}

/// A checked tree of zones on a price grid. Zones have positions: their places in order of id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tree {
    grid: PriceGrid,
    ids: Vec<ZoneId>,
    pub(crate) nodes: Vec<Node>,
    /// Positions, parents before children, siblings in order of id.
    pub(crate) root_first: Vec<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Node {
    pub parent: Option<usize>,
    /// In ticks; a fee wider than the grid is as good as the grid's width plus one.
    pub fee_ticks: usize,
    pub capacity_up_wh: i64,
    pub capacity_down_wh: i64,
    /// Children are `root_first[children_start..children_end]`.
    pub children_start: usize,
    pub children_end: usize,
}

impl Tree {
    /// Checks that the zones form one tree and that fees lie on the grid.
    pub fn new(grid: PriceGrid, zones: &[Zone]) -> Result<Self, ClearingError> {
        if zones.len() > MAX_ZONES {
            return Err(ClearingError::TooManyZones { zones: zones.len() as u64, max: MAX_ZONES as u64 });
        }
        if zones.len().saturating_mul(grid.ticks()) > MAX_CELLS {
            let (zones, ticks, max) = (zones.len() as u64, grid.ticks() as u64, MAX_CELLS as u64);
            return Err(ClearingError::TooManyCells { zones, ticks, max });
        }
        let mut zones = zones.to_vec();
        zones.sort_unstable_by_key(|zone| zone.id);
        let ids: Vec<ZoneId> = zones.iter().map(|zone| zone.id).collect();
        if let Some(pair) = ids.windows(2).find(|pair| pair[0] == pair[1]) {
            return Err(ClearingError::DuplicateZone { zone: pair[0] });
        }
        let mut nodes = zones.iter().map(|zone| node(&grid, &ids, zone)).collect::<Result<Vec<_>, _>>()?;
        let root = only_root(&ids, &nodes)?;
        let root_first = order_root_first(root, &mut nodes);
        if root_first.len() < nodes.len() {
            let mut reached = vec![false; nodes.len()];
            root_first.iter().for_each(|&position| reached[position] = true);
            let position = reached.iter().position(|&reached| !reached).unwrap_or_default();
            return Err(ClearingError::Cycle { zone: ids[position] });
        }
        Ok(Self { grid, ids, nodes, root_first })
    }

    /// The prices of the market.
    pub const fn grid(&self) -> &PriceGrid {
        &self.grid
    }

    /// How many zones there are, at least one.
    #[allow(clippy::len_without_is_empty)] // A tree is never empty.
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// The zones' ids in order.
    pub fn ids(&self) -> &[ZoneId] {
        &self.ids
    }

    /// The place of a zone in order of id.
    pub fn position(&self, zone: ZoneId) -> Result<usize, ClearingError> {
        position(&self.ids, zone).ok_or(ClearingError::UnknownZone { zone })
    }

    /// The place of the parent of the zone at `position`; `None` for the root.
    pub fn parent(&self, position: usize) -> Option<usize> {
        self.nodes.get(position).and_then(|node| node.parent)
    }

    /// Positions with every parent before its children, siblings in order of id.
    pub fn root_first(&self) -> &[usize] {
        &self.root_first
    }

    pub(crate) fn children(&self, node: &Node) -> &[usize] {
        &self.root_first[node.children_start..node.children_end]
    }
}

fn position(ids: &[ZoneId], zone: ZoneId) -> Option<usize> {
    // Ids given from 0 without a gap are their own positions.
    let guess = zone as usize;
    if ids.get(guess) == Some(&zone) { Some(guess) } else { ids.binary_search(&zone).ok() }
}

fn node(grid: &PriceGrid, ids: &[ZoneId], zone: &Zone) -> Result<Node, ClearingError> {
    let (parent, fee_ticks, up, down) = match zone.line {
        None => (None, 0, 0, 0),
        Some(line) => {
            check_on_price_tick(line.fee_micro_per_kwh, grid.price_tick())?;
            let parent = position(ids, line.parent)
                .ok_or(ClearingError::Orphan { zone: zone.id, parent: line.parent })?;
            let wider = grid.ticks() + 1;
            let fee_ticks = usize::try_from(line.fee_micro_per_kwh / grid.price_tick())
                .map_or(wider, |fee| fee.min(wider));
            (Some(parent), fee_ticks, line.capacity_up_wh, line.capacity_down_wh)
        }
    };
    let cap = |wh: EnergyWh| i64::try_from(wh).unwrap_or(i64::MAX);
    Ok(Node {
        parent,
        fee_ticks,
        capacity_up_wh: cap(up),
        capacity_down_wh: cap(down),
        children_start: 0,
        children_end: 0,
    })
}

fn only_root(ids: &[ZoneId], nodes: &[Node]) -> Result<usize, ClearingError> {
    let mut roots = (0..nodes.len()).filter(|&position| nodes[position].parent.is_none());
    match (roots.next(), roots.next()) {
        (Some(first), Some(second)) => {
            Err(ClearingError::TwoRoots { first: ids[first], second: ids[second] })
        }
        (Some(root), None) => Ok(root),
        (None, _) => match ids.first() {
            Some(&zone) => Err(ClearingError::Cycle { zone }),
            None => Err(ClearingError::NoZones),
        },
    }
}

/// Breadth first, so that siblings lie side by side. Zones on a cycle are not reached.
fn order_root_first(root: usize, nodes: &mut [Node]) -> Vec<usize> {
    let mut by_parent: Vec<(usize, usize)> = nodes
        .iter()
        .enumerate()
        .filter_map(|(position, node)| node.parent.map(|parent| (parent, position)))
        .collect();
    by_parent.sort_unstable();
    let mut order = Vec::with_capacity(nodes.len());
    order.push(root);
    let mut next = 0;
    while let Some(&position) = order.get(next) {
        let first = by_parent.partition_point(|&(parent, _)| parent < position);
        nodes[position].children_start = order.len();
        order.extend(
            by_parent[first..].iter().take_while(|&&(parent, _)| parent == position).map(|&(_, child)| child),
        );
        nodes[position].children_end = order.len();
        next += 1;
    }
    order
}

#[cfg(test)]
mod tests {
    use units::MoneyError;

    use super::*;

    fn root(id: ZoneId) -> Zone {
        Zone { id, line: None }
    }

    fn below(parent: ZoneId, id: ZoneId, fee_micro_per_kwh: u64) -> Zone {
        Zone { id, line: Some(Line { parent, fee_micro_per_kwh, capacity_up_wh: 1, capacity_down_wh: 1 }) }
    }

    fn tree(zones: &[Zone]) -> Result<Tree, ClearingError> {
        Tree::new(PriceGrid::new(0, 10_000, 1_000).unwrap(), zones)
    }

    #[test]
    fn parents_come_before_children_whatever_their_ids() {
        let tree = tree(&[below(7, 2, 0), root(9), below(9, 7, 0), below(9, 3, 0), below(2, 8, 0)]).unwrap();
        assert_eq!(tree.ids(), [2, 3, 7, 8, 9]);
        let order: Vec<ZoneId> = tree.root_first().iter().map(|&position| tree.ids()[position]).collect();
        assert_eq!(order, [9, 3, 7, 2, 8]);
        assert_eq!(tree.position(7), Ok(2));
        assert_eq!(tree.parent(2), Some(4));
        assert_eq!(tree.position(4), Err(ClearingError::UnknownZone { zone: 4 }));
    }

    #[test]
    fn what_is_no_tree_is_refused_by_name() {
        let rows: [(&str, Vec<Zone>, ClearingError); 8] = [
            ("no zones", vec![], ClearingError::NoZones),
            (
                "a zone twice",
                vec![root(1), below(1, 2, 0), below(1, 2, 0)],
                ClearingError::DuplicateZone { zone: 2 },
            ),
            ("two roots", vec![root(4), root(1)], ClearingError::TwoRoots { first: 1, second: 4 }),
            ("an orphan", vec![root(1), below(5, 2, 0)], ClearingError::Orphan { zone: 2, parent: 5 }),
            ("a zone below itself", vec![root(1), below(2, 2, 0)], ClearingError::Cycle { zone: 2 }),
            (
                "a cycle beside the root",
                vec![root(1), below(3, 2, 0), below(2, 3, 0)],
                ClearingError::Cycle { zone: 2 },
            ),
            ("nothing but a cycle", vec![below(3, 2, 0), below(2, 3, 0)], ClearingError::Cycle { zone: 2 }),
            (
                "a fee between ticks",
                vec![root(1), below(1, 2, 1_500)],
                ClearingError::Money(MoneyError::OffGrid { price_micro_per_kwh: 1_500, tick: 1_000 }),
            ),
        ];
        for (row, zones, error) in rows {
            assert_eq!(tree(&zones), Err(error), "{row}");
        }
    }

    #[test]
    fn more_zones_than_are_cleared_are_refused() {
        let zones: Vec<Zone> =
            std::iter::once(root(0)).chain((1..=65_536).map(|id| below(0, id, 0))).collect();
        assert_eq!(tree(&zones), Err(ClearingError::TooManyZones { zones: 65_537, max: 65_536 }));
    }

    #[test]
    fn more_prices_in_all_than_are_cleared_are_refused() {
        let grid = PriceGrid::new(0, 65_535_000, 1_000).unwrap();
        let zones: Vec<Zone> = std::iter::once(root(0)).chain((1..=64).map(|id| below(0, id, 0))).collect();
        assert_eq!(
            Tree::new(grid, &zones),
            Err(ClearingError::TooManyCells { zones: 65, ticks: 65_536, max: 1 << 22 })
        );
        assert!(Tree::new(grid, &zones[..64]).is_ok());
    }

    #[test]
    fn a_deep_tree_does_not_exhaust_the_stack() {
        let zones: Vec<Zone> =
            std::iter::once(root(0)).chain((1..50_000).map(|id| below(id - 1, id, 0))).collect();
        assert_eq!(tree(&zones).unwrap().len(), 50_000);
    }
}
