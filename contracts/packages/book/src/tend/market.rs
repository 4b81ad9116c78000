use clearing::{Tree, ZoneClearing, ZoneCurve, clear};
use forward::References;
use interface::grid;
use ledger::Flows;

use crate::{
    error::BookError,
    store::Lines,
    tend::{books::Books, cost},
};

/// Zones times prices of a book, at most: reading and recording its batch stays within a tick.
const MAX_CELLS: u64 = 1 << 16;

/// Levels of curves that cost a point to read.
const LEVELS_PER_POINT: usize = 25;
const ZONES_PER_POINT: usize = 8;

/// A slot as a batch finds it: its zones with what is left of their lines, and what rests there at the prices of now, but in those that stand still.
pub struct Market {
    pub slot: u32,
    pub tree: Tree,
    pub flows: Flows,
    /// Per zone, in order of id.
    pub curves: Vec<ZoneCurve>,
    pub references: Vec<References>,
    /// What it cost to read, in points.
    pub points: u32,
}

impl Market {
    pub fn read(books: &mut Books, slot: u32) -> Result<Self, BookError> {
        let book = books.book(slot)?;
        let grid = book.grid();
        let flows = Flows::load(books.storage(), slot)?;
        let tree = lines(books, slot)?.tree(grid, &flows).map_err(forward::ForwardError::from)?;
        let (zones, prices) = (tree.len() as u64, grid.ticks() as u64);
        if zones > u64::from(grid::MAX_ZONES) {
            return Err(BookError::TooManyZones { zones, most: grid::MAX_ZONES.into() });
        }
        if zones.saturating_mul(prices) > MAX_CELLS {
            return Err(BookError::TooWide { zones, prices, most: MAX_CELLS });
        }
        let stopped = books.clock.stopped.clone();
        let sources = books.sources()?;
        let references: Vec<References> = tree.ids().iter().map(|zone| sources.of(slot, *zone)).collect();
        let mut curves = vec![ZoneCurve::new(); tree.len()];
        let mut points = tree.len() / ZONES_PER_POINT;
        let curves_of_slot = books.curves_of(slot)?;
        for (zone_id, resting) in curves_of_slot.into_iter().filter(|(zone_id, _)| !stopped.contains(zone_id))
        {
            points = points.saturating_add(1 + resting.levels().count() / LEVELS_PER_POINT);
            // The grid takes no zone away; if it did, nothing could trade there.
            if let Ok(at) = tree.position(zone_id) {
                resting.merge_into(&mut curves[at], grid, &references[at])?;
            }
        }
        let points = cost::TRIAL.saturating_add(u32::try_from(points).unwrap_or(u32::MAX));
        Ok(Self { slot, tree, flows, curves, references, points })
    }

    pub fn clear(&self) -> Result<Vec<ZoneClearing>, BookError> {
        Ok(clear(&self.tree, &self.curves).map_err(forward::ForwardError::from)?)
    }
}

/// The grid is asked again only when its terms moved.
fn lines(books: &mut Books, slot: u32) -> Result<Lines, BookError> {
    let known = books.signals().is_some();
    let terms_version = books.sources()?.signals().terms_version;
    let stored = Lines::load(books.storage(), slot)?;
    if let Some(lines) = stored.filter(|lines| known && lines.terms_version == terms_version) {
        return Ok(lines);
    }
    books.tick.budget.count(cost::ASK_GRID);
    let (querier, address) = (books.tick.deps.querier, &books.tick.config.grid);
    let answer: grid::SlotGrid = querier.query_wasm_smart(address, &grid::QueryMsg::SlotGrid { slot })?;
    let lines = Lines::new(terms_version, &answer);
    lines.save(books.storage_mut(), slot);
    Ok(lines)
}
