//! In which order zones are switched on again: from those that can start by themselves outward (section 7).

use serde::{Deserialize, Serialize};
use units::{EnergyWh, ZoneId};

use crate::{
    BalancingError,
    error::{check_distinct, sum_wh},
    permille_of,
};

/// How much of the supply so far may be drawn.
pub const MAX_DRAWN_PERMILLE: u16 = 900;

/// Classes of load: life-supporting, ordinary, flexible.
pub const CLASSES: usize = 3;

/// What is without power.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Blackout {
    /// The zones.
    pub zones: Vec<DarkZone>,
}

/// A zone without power.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DarkZone {
    /// Its id.
    pub id: ZoneId,
    /// The zone its line leads to; `None` for a root and where the line cannot be used.
    pub parent: Option<ZoneId>,
    /// Whether a source in it starts without the grid.
    pub black_start: bool,
    /// What it supplies once it has power.
    pub supply_wh: EnergyWh,
    /// What its points of each class draw.
    pub load_wh: [EnergyWh; CLASSES],
}

/// A restoration plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Restoration {
    /// What to switch on, one after the other.
    pub steps: Vec<Step>,
    /// What stays without power, by class and zone.
    pub left: Vec<Left>,
}

/// One thing to switch on: with class 0 the zone itself, which can't be without it; with a higher class that class of its load.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// The zone.
    pub zone: ZoneId,
    /// The class of load.
    pub class: u8,
    /// What it draws.
    pub added_load_wh: EnergyWh,
    /// What it supplies from then on.
    pub added_supply_wh: EnergyWh,
    /// What all zones connected with it draw after it.
    pub drawn_wh: EnergyWh,
    /// What they supply after it.
    pub supply_wh: EnergyWh,
}

/// What no supply suffices for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Left {
    /// The zone.
    pub zone: ZoneId,
    /// The class of load.
    pub class: u8,
    /// What it would draw.
    pub load_wh: EnergyWh,
}

/// Plans what to switch on: always the lowest class, then zone, that the supply it is switched to bears, until none is left that could be.
/// A load has to be borne before what its own zone brings, but for a zone that starts by itself.
pub fn restore(blackout: &Blackout) -> Result<Restoration, BalancingError> {
    let mut grid = Grid::new(&blackout.zones)?;
    let mut steps = Vec::new();
    while let Some(step) = grid.next_step() {
        steps.push(step);
    }
    Ok(Restoration { steps, left: grid.left() })
}

/// Zones, and the islands of those that have power.
struct Grid {
    zones: Vec<DarkZone>,
    /// Per zone, those with which it shares a line that can be used.
    neighbours: Vec<Vec<usize>>,
    /// Per zone, the island it belongs to.
    island_of: Vec<Option<usize>>,
    /// Per zone, how many classes of its load have power.
    classes_on: Vec<usize>,
    islands: Vec<Island>,
}

/// What connected zones with power supply and draw.
#[derive(Clone, Copy, Default)]
struct Island {
    supply_wh: EnergyWh,
    drawn_wh: EnergyWh,
}

impl Island {
    /// Both together; no more than all zones, which were summed.
    const fn with(self, other: Self) -> Self {
        Self {
            supply_wh: self.supply_wh.saturating_add(other.supply_wh),
            drawn_wh: self.drawn_wh.saturating_add(other.drawn_wh),
        }
    }

    fn bears(self, load_wh: EnergyWh) -> bool {
        let drawn_wh = u128::from(self.drawn_wh).saturating_add(load_wh.into());
        drawn_wh <= permille_of(self.supply_wh, MAX_DRAWN_PERMILLE)
    }
}

impl Grid {
    fn new(zones: &[DarkZone]) -> Result<Self, BalancingError> {
        let mut zones = zones.to_vec();
        zones.sort_unstable_by_key(|zone| zone.id);
        check_distinct("zone", zones.iter().map(|zone| zone.id.into()))?;
        sum_wh(zones.iter().map(|zone| zone.supply_wh))?;
        sum_wh(zones.iter().flat_map(|zone| zone.load_wh))?;
        let neighbours = neighbours(&zones)?;
        let count = zones.len();
        Ok(Self {
            zones,
            neighbours,
            island_of: vec![None; count],
            classes_on: vec![0; count],
            islands: vec![],
        })
    }

    /// Switches on the lowest class, then zone, that can be.
    fn next_step(&mut self) -> Option<Step> {
        let candidates = (0..CLASSES).flat_map(|class| (0..self.zones.len()).map(move |zone| (class, zone)));
        let (class, zone, before) = candidates
            .filter(|&(class, zone)| self.classes_on[zone] == class)
            .find_map(|(class, zone)| {
                let before = self.would_feed(zone)?;
                before.bears(self.zones[zone].load_wh[class]).then_some((class, zone, before))
            })?;
        Some(self.switch_on(zone, class, before))
    }

    /// What a zone's load would be switched to; `None` where nothing has power.
    fn would_feed(&self, zone: usize) -> Option<Island> {
        if let Some(island) = self.island_of[zone] {
            return Some(self.islands[island]);
        }
        let DarkZone { black_start, supply_wh, .. } = self.zones[zone];
        let own = black_start.then_some(Island { supply_wh, drawn_wh: 0 });
        let around = self.islands_around(zone).into_iter().map(|island| self.islands[island]);
        own.into_iter().chain(around).reduce(Island::with)
    }

    fn islands_around(&self, zone: usize) -> Vec<usize> {
        let mut islands: Vec<usize> =
            self.neighbours[zone].iter().filter_map(|&neighbour| self.island_of[neighbour]).collect();
        islands.sort_unstable();
        islands.dedup();
        islands
    }

    fn switch_on(&mut self, zone: usize, class: usize, before: Island) -> Step {
        let DarkZone { id, black_start, supply_wh, load_wh, .. } = self.zones[zone];
        let connects = self.island_of[zone].is_none();
        let brought_wh = if connects && !black_start { supply_wh } else { 0 };
        let after = before.with(Island { supply_wh: brought_wh, drawn_wh: load_wh[class] });
        let island = self.island_of[zone].unwrap_or(self.islands.len());
        if connects {
            self.join(zone, island);
        }
        self.islands[island] = after;
        self.classes_on[zone] = class.saturating_add(1);
        Step {
            zone: id,
            class: told(class),
            added_load_wh: load_wh[class],
            added_supply_wh: if connects { supply_wh } else { 0 },
            drawn_wh: after.drawn_wh,
            supply_wh: after.supply_wh,
        }
    }

    /// Makes one island of a zone and of all those around it.
    fn join(&mut self, zone: usize, island: usize) {
        let joined = self.islands_around(zone);
        for member in &mut self.island_of {
            if member.is_some_and(|old| joined.contains(&old)) {
                *member = Some(island);
            }
        }
        self.island_of[zone] = Some(island);
        self.islands.push(Island::default());
    }

    fn left(&self) -> Vec<Left> {
        let all = (0..CLASSES).flat_map(|class| (0..self.zones.len()).map(move |zone| (class, zone)));
        let dark = all.filter(|&(class, zone)| self.classes_on[zone] <= class);
        let left = dark.map(|(class, zone)| {
            let DarkZone { id, load_wh, .. } = self.zones[zone];
            Left { zone: id, class: told(class), load_wh: load_wh[class] }
        });
        left.collect()
    }
}

/// One of three.
fn told(class: usize) -> u8 {
    class.try_into().unwrap_or(u8::MAX)
}

/// Per zone of a list in order of id, the positions of those next to it.
fn neighbours(zones: &[DarkZone]) -> Result<Vec<Vec<usize>>, BalancingError> {
    let mut neighbours = vec![vec![]; zones.len()];
    let mut parents = vec![None; zones.len()];
    for (position, zone) in zones.iter().enumerate() {
        let Some(parent) = zone.parent else { continue };
        let above = zones
            .binary_search_by_key(&parent, |zone| zone.id)
            .map_err(|_| BalancingError::Orphan { zone: zone.id, parent })?;
        neighbours[position].push(above);
        neighbours[above].push(position);
        parents[position] = Some(above);
    }
    for (position, zone) in zones.iter().enumerate() {
        let ancestors = std::iter::successors(Some(position), |&below| parents[below]);
        if ancestors.take(zones.len().saturating_add(1)).count() > zones.len() {
            return Err(BalancingError::Cycle { zone: zone.id });
        }
    }
    Ok(neighbours)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zone(
        id: ZoneId,
        parent: Option<ZoneId>,
        supply_wh: EnergyWh,
        load_wh: [EnergyWh; CLASSES],
    ) -> DarkZone {
        DarkZone { id, parent, black_start: false, supply_wh, load_wh }
    }

    fn starter(zone: DarkZone) -> DarkZone {
        DarkZone { black_start: true, ..zone }
    }

    fn plan(zones: &[DarkZone]) -> Restoration {
        restore(&Blackout { zones: zones.to_vec() }).unwrap()
    }

    /// Zone, class, drawn and supplied after it.
    fn steps(zones: &[DarkZone]) -> Vec<(ZoneId, u8, EnergyWh, EnergyWh)> {
        plan(zones).steps.iter().map(|step| (step.zone, step.class, step.drawn_wh, step.supply_wh)).collect()
    }

    fn refused(zones: &[DarkZone]) -> String {
        restore(&Blackout { zones: zones.to_vec() }).unwrap_err().to_string()
    }

    #[test]
    fn power_spreads_from_what_starts_by_itself_lowest_class_first() {
        let zones = [zone(0, None, 500, [100, 200, 0]), starter(zone(1, Some(0), 1000, [50, 300, 400]))];
        assert_eq!(
            steps(&zones),
            [
                (1, 0, 50, 1000),
                (0, 0, 150, 1500),
                (0, 1, 350, 1500),
                (1, 1, 650, 1500),
                (0, 2, 650, 1500),
                (1, 2, 1050, 1500)
            ]
        );
    }

    #[test]
    fn a_load_is_borne_before_what_its_own_zone_brings() {
        let zones = [starter(zone(0, None, 1000, [0; 3])), zone(1, Some(0), 9000, [901, 0, 0])];
        assert_eq!(steps(&zones), [(0, 0, 0, 1000), (0, 1, 0, 1000), (0, 2, 0, 1000)]);
        let left = plan(&zones).left;
        assert_eq!(left[0], Left { zone: 1, class: 0, load_wh: 901 });
    }

    #[test]
    fn what_waited_is_switched_on_as_soon_as_a_neighbour_brings_enough() {
        let zones = [
            starter(zone(0, None, 1000, [0, 1200, 0])),
            zone(1, Some(0), 0, [1000, 0, 0]),
            zone(2, Some(0), 1000, [0, 0, 0]),
        ];
        let order: Vec<_> = steps(&zones).iter().map(|&(zone, class, ..)| (zone, class)).collect();
        assert_eq!(order, [(0, 0), (2, 0), (1, 0), (1, 1), (2, 1), (1, 2), (2, 2)]);
    }

    #[test]
    fn islands_that_start_apart_bear_their_own_load_until_a_zone_between_joins_them() {
        let zones = [
            zone(0, None, 0, [0, 1500, 0]),
            starter(zone(1, Some(0), 1000, [0, 0, 0])),
            starter(zone(2, Some(0), 1000, [0, 0, 0])),
        ];
        assert!(steps(&zones).contains(&(0, 1, 1500, 2000)));
        let apart = [zone(3, None, 1000, [0, 1500, 0]), zones[1], zones[2], zones[0]];
        assert!(
            plan(&apart).left.contains(&Left { zone: 3, class: 0, load_wh: 0 }),
            "nothing reaches zone 3"
        );
    }

    #[test]
    fn where_nothing_starts_by_itself_all_stays_dark() {
        let plan = plan(&[zone(0, None, 1000, [0; 3])]);
        assert_eq!((plan.steps.len(), plan.left.len()), (0, 3));
    }

    #[test]
    fn what_cannot_be_is_refused_by_name() {
        let one = zone(0, None, 0, [0; 3]);
        assert_eq!(refused(&[one, one]), "zone 0 is given twice");
        assert_eq!(
            refused(&[zone(1, Some(7), 0, [0; 3])]),
            "zone 1 hangs below zone 7, which does not exist"
        );
        let circle = [zone(1, Some(2), 0, [0; 3]), zone(2, Some(1), 0, [0; 3])];
        assert_eq!(refused(&circle), "zone 1 is on a cycle or below one");
        assert_eq!(
            refused(&[zone(0, None, u64::MAX, [0; 3]), zone(1, Some(0), 1, [0; 3])]),
            "1 Wh more than 18446744073709551615 Wh cannot be counted"
        );
    }
}
