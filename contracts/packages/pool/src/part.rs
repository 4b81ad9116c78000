use interface::packed::PointReading;
use ledger::{MAX_POINT_WH, Position};
use settlement::{Funds, Point, Rule};

use crate::rules::PointRule;

/// A point that was metered or traded forward, or both.
#[derive(Clone, Copy, Debug)]
pub struct Part {
    /// Of nothing when no reading arrived.
    pub reading: PointReading,
    pub position: Position,
}

impl Part {
    /// More went out of the point than came in, forward trades included.
    pub fn is_short(&self) -> bool {
        let (supply_wh, demand_wh) = self.both_ways_wh();
        demand_wh > supply_wh
    }

    /// What came in more than went out.
    pub fn surplus_wh(&self) -> u64 {
        let (supply_wh, demand_wh) = self.both_ways_wh();
        u64::try_from(supply_wh.saturating_sub(demand_wh)).unwrap_or(u64::MAX)
    }

    fn both_ways_wh(&self) -> (u128, u128) {
        let wide = |energy_wh: u64| u128::from(energy_wh);
        let (reading, position) = (&self.reading, &self.position);
        let supply_wh = wide(counted(reading.export_wh)).saturating_add(wide(position.bought_wh));
        let demand_wh = wide(counted(reading.import_wh)).saturating_add(wide(position.sold_wh));
        (supply_wh, demand_wh)
    }
}

/// Readings and positions of the same points together, in order of index.
pub fn parts(readings: &[PointReading], positions: &[(u8, Position)]) -> Vec<Part> {
    let mut parts = Vec::with_capacity(readings.len().saturating_add(positions.len()));
    let mut positions = positions.iter().copied().peekable();
    for reading in readings {
        while let Some((index, position)) = positions.next_if(|(index, _)| *index < reading.index) {
            parts.push(Part { reading: PointReading { index, import_wh: 0, export_wh: 0 }, position });
        }
        let own = positions.next_if(|(index, _)| *index == reading.index);
        let position = own.map_or(Position::default(), |(_, position)| position);
        parts.push(Part { reading: *reading, position });
    }
    let rest = positions.map(|(index, position)| Part {
        reading: PointReading { index, import_wh: 0, export_wh: 0 },
        position,
    });
    parts.extend(rest);
    parts
}

/// A point as the engine takes it.
pub fn point(part: &Part, rule: &PointRule, held_wh: u64, funds: Funds) -> Point {
    let rule = rule.rule.map_or(Rule::default(), |rule| Rule {
        ask_micro_per_kwh: rule.ask_micro_per_kwh.map(u64::from),
        bid_micro_per_kwh: rule.bid_micro_per_kwh.map(u64::from),
        hold: rule.hold,
        paused: rule.paused,
    });
    Point {
        export_wh: counted(part.reading.export_wh),
        import_wh: counted(part.reading.import_wh),
        forward_sold_wh: part.position.sold_wh,
        forward_bought_wh: part.position.bought_wh,
        held_wh,
        funds,
        rule,
    }
}

/// Energy as it is settled.
pub fn counted(energy_wh: u64) -> u64 {
    energy_wh.min(MAX_POINT_WH)
}
