use cosmwasm_std::to_json_string;
use interface::trading::ReferencesMoved;

use crate::{
    book::{SettledZone, ZonePrices},
    error::ContractError,
    slot::{Outcome, SlotWork, Work},
    state::PRICING,
};

/// Moves each zone's dynamic reference by what it took and fed in, and notes its pool's price.
pub fn move_references(work: &mut Work, slot: &SlotWork, outcome: &Outcome) -> Result<(), ContractError> {
    let Some(pricing) = PRICING.may_load(work.deps.storage)? else { return Ok(()) };
    let before = ZonePrices::load(work.deps.storage)?;
    let mut prices = before.clone();
    for zone in &outcome.zones {
        let settled = SettledZone {
            zone_id: zone.zone_id,
            import_wh: zone.totals.import_wh,
            export_wh: zone.totals.export_wh,
            pool_micro_per_kwh: zone.price_micro_per_kwh.map(u64::from),
        };
        prices.settle(&settled, &pricing, slot.terms.grid());
    }
    if prices == before {
        return Ok(());
    }
    prices.save(work.deps.storage);
    let dynamic = prices.dynamic(&pricing);
    if dynamic != before.dynamic(&pricing) {
        work.references_moved = true;
        let dynamic_micro_per_kwh = to_json_string(&dynamic)?;
        work.emit(ReferencesMoved { slot: slot.slot, dynamic_micro_per_kwh });
    }
    Ok(())
}
