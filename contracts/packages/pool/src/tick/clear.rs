use cosmwasm_std::Uint64;
use interface::{
    grid::ZoneTotals,
    trading::{SlotCleared, Stage},
    wire::Json,
};
use ledger::Next;
use settlement::{ClearedZone, ZoneSums, clear_pool};

use crate::{error::PoolError, slot::SlotWork, work::Work};

/// Clears the pool and turns to settling.
pub fn clear(work: &mut Work, slot: &mut SlotWork) -> Result<Next, PoolError> {
    match cleared(work, slot) {
        Some(cleared) => slot.cleared = cleared,
        None => {
            slot.progress.no_market = true;
            slot.cleared = clear_pool(&slot.terms, &vec![ZoneSums::new(); slot.given.zones.len()])?;
        }
    }
    slot.progress.stage = Stage::Settling;
    slot.progress.banks_done = 0;
    let zones: Vec<ZoneTotals> = slot.cleared.iter().map(totals).collect();
    work.tick.emit(SlotCleared { slot: slot.slot, zones: Json::of(&zones)? });
    Ok(Next::Step)
}

fn cleared(work: &Work, slot: &SlotWork) -> Option<Vec<ClearedZone>> {
    let positions = 0..slot.given.zones.len();
    let sums = positions
        .map(|position| slot.sums_of(work.tick.deps.storage, position))
        .collect::<Result<Vec<_>, _>>();
    clear_pool(&slot.terms, &sums.ok()?).ok()
}

/// What clearing knows of a zone: the rest comes with settlement.
fn totals(zone: &ClearedZone) -> ZoneTotals {
    let pool = &zone.pool;
    let price = pool.traded_price();
    ZoneTotals {
        zone_id: pool.zone,
        import_wh: Uint64::zero(),
        export_wh: Uint64::zero(),
        pool_sold_wh: Uint64::new(pool.sold_wh),
        pool_bought_wh: Uint64::new(pool.bought_wh),
        utility_sold_wh: Uint64::zero(),
        utility_bought_wh: Uint64::zero(),
        held_wh: Uint64::zero(),
        used_wh: Uint64::zero(),
        line_flow_wh: pool.flow_wh,
        price_micro_per_kwh: price.and_then(|price| u32::try_from(price).ok()),
    }
}
